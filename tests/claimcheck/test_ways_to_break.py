"""Ways to break a page, a card, the bibliography or a file name, each of which an author has taken or will take.

None ends in a traceback, or in a message without file, line and remedy; each is told what an author can do.
"""

import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from claimcheck.__main__ import main
from claimcheck.report.report import parted

PAGE, CARD, BIBLIOGRAPHY = "docs/index.md", "docs/sources/muster2019.md", "references.bib"
FILES = {
    PAGE: """---
title: Ketamine
summary: What is known about ketamine.
kind: evidence
written_by: Authors of the guide
checked_by:
evidence_to: 2026-11-22
reviewed: 2026-11-22
next_review: 2027-11-22
---

# Ketamine

Pain was lower in 12 of 20 adults [@muster2019].
""",
    CARD: """---
kind: source
key: muster2019
design: randomised controlled trial
participants: 20 adults
read: abstract
checked: 2026-11-22
about: [surgery]
---

## What was done

- Adults had ketamine 0.5 mg/kg or placebo. *Abstract, methods*

## What was found

- Pain was lower in 12 of 20 adults. *Abstract, results*

## Limits

- It was small. *Abstract, discussion*
""",
    BIBLIOGRAPHY: """@article{muster2019,
  author = {Muster, Maria},
  title = {An invented trial of ketamine},
  journal = {Journal of Invented Pain Studies},
  year = {2019},
  doi = {10.5555/muster2019},
  design = {randomised controlled trial},
}
""",
}
CITED = "12 of 20 adults [@muster2019]"
ENTRY = FILES[BIBLIOGRAPHY]


@pytest.fixture
def guide(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def _in(name: str, old: str, new: str) -> Callable[[Path], None]:
    """Return what writes `new` for `old` in a file of the guide."""

    def change(folder: Path) -> None:
        assert old in FILES[name]
        (folder / name).write_text(FILES[name].replace(old, new), "utf-8")

    return change


def _file(name: str, text: str | bytes = FILES[PAGE]) -> Callable[[Path], None]:
    """Return what writes a file of the guide."""

    def change(folder: Path) -> None:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)

    return change


def _renamed(old: str, new: str) -> Callable[[Path], None]:
    return lambda folder: (folder / old).rename(folder / new) and None


def _linked_apart(folder: Path) -> None:
    """Write a page whose name has its accents apart, as programs on macOS do, and a link that has them composed."""
    _file(f"docs/{unicodedata.normalize('NFD', 'überblick')}.md")(folder)
    link = "\nSee [the overview](überblick.md). <!-- no-source: navigation -->\n"
    (folder / PAGE).write_text(FILES[PAGE] + link, "utf-8")


RIS = "TY  - JOUR\nAU  - Muster, Maria\nTI  - An invented trial\nPY  - 2019\nER  - \n"
# What was done; where the finding stands, and what it tells the author to do.
WAYS: dict[str, tuple[Callable[[Path], None], str, str]] = {
    # A page
    "a sentence without a source": (_in(PAGE, " [@muster2019]", ""), f"{PAGE}:14:1", r"add \[@key\]"),
    "a slip in a key": (_in(PAGE, "@muster2019", "@mustre2019"), f"{PAGE}:14:36", "did you mean 'muster2019'"),
    "round brackets": (_in(PAGE, "[@muster2019]", "(@muster2019)"), f"{PAGE}:14:36", "use square brackets"),
    "a bracket left open": (_in(PAGE, "muster2019].", "muster2019."), f"{PAGE}:14:35", "write the whole citation"),
    "a page number": (_in(PAGE, "2019].", "2019, p. 3]."), f"{PAGE}:14:35", "put the place in words"),
    "a comma between keys": (_in(PAGE, "2019].", "2019, @b]."), f"{PAGE}:14:35", "separate keys with a semicolon"),
    "behind the full stop": (_in(PAGE, f"{CITED}.", "12 of 20. [@muster2019]"), f"{PAGE}:14:1", "move it before"),
    "a no-break space in a citation": (
        _in(PAGE, "@muster2019]", "@muster2019;\u00a0@b]"),
        f"{PAGE}:14:35",
        r"no-break space, U\+00A0\).*write \[@muster2019; @b\]",
    ),
    "a zero-width space in a key": (
        _in(PAGE, "@muster2019", "@muster\u200b2019"),
        f"{PAGE}:14:35",
        r"<U\+200B>.*zero width space.*write \[@muster2019\]",
    ),
    "a full-width bracket": (_in(PAGE, "[@", "\uff3b@"), f"{PAGE}:14:35", r"U\+FF3B, fullwidth left square bracket"),
    "a tab": (_in(PAGE, "was lower", "was\tlower"), f"{PAGE}:14:9", "write spaces"),
    "a figure of no source": (_in(PAGE, "12 of 20", "13 of 20"), f"{PAGE}:14:19", "mend the claim or the card"),
    "a dose without its zero": (_in(PAGE, "12 of 20 adults", "adults on .5 mg"), f"{PAGE}:14:29", r"write '0\.5'"),
    "two sentences on a line": (_in(PAGE, "].\n", "]. It rose.\n"), f"{PAGE}:14:50", "begin a new line"),
    "a tag of HTML": (_in(PAGE, "Pain was", "<b>Pain</b> was"), f"{PAGE}:14:1", "HTML|leave out the tag"),
    "a dead link": (_in(PAGE, "Pain was", "[Pain](pian.md) was"), f"{PAGE}:14:8", "did you mean"),
    "front matter without its end": (_in(PAGE, "2027-11-22\n---\n", "2027-11-22\n"), f"{PAGE}:1:1", "three dashes"),
    "a colon in a title": (_in(PAGE, "title: Ketamine", "title: Ketamine: it"), f"{PAGE}:2:16", "in quotes"),
    "a slip in a field": (_in(PAGE, "reviewed:", "reviewd:"), f"{PAGE}:8:1", "did you mean 'reviewed'"),
    "a date as in a letter": (_in(PAGE, "reviewed: 2026-11-22", "reviewed: 22/11/2026"), f"{PAGE}:8:1", "2026-11-22"),
    "an invented kind": (_in(PAGE, "kind: evidence", "kind: proof"), f"{PAGE}:4:1", "write evidence, source or site"),
    "a page in Latin-1": (_file(PAGE, FILES[PAGE].encode() + b"M\xfcde.\n"), f"{PAGE}:15:2", "save the file as UTF-8"),
    "an unknown placeholder": (_in(PAGE, "# Ket", "<!-- studeis: x -->\n\n# Ket"), f"{PAGE}:12:1", "did you mean"),
    # A card
    "a card for another key": (_in(CARD, "key: muster", "key: mister"), f"{CARD}:3:1", "add the entry|mend|muster"),
    "no card": (
        _file(BIBLIOGRAPHY, ENTRY + ENTRY.replace("muster2019", "probe2020")),
        f"{BIBLIOGRAPHY}:9:1",
        "write docs/sources/probe2020.md",
    ),
    "a fact without its place": (_in(CARD, " *Abstract, results*", ""), f"{CARD}:17:3", r"end it with \*Abstract"),
    "a design of no list": (_in(CARD, "design: rand", "design: a rand"), f"{CARD}:4:1", "write one|one of"),
    "a part of a card left out": (_in(CARD, "## Limits", "## Caveats"), f"{CARD}:19:1", "Limits"),
    # The bibliography
    "a brace left open": (_in(BIBLIOGRAPHY, "Maria},", "Maria,"), f"{BIBLIOGRAPHY}:1:1", "mend it"),
    "biblatex's date": (
        _in(BIBLIOGRAPHY, "year = {2019}", "date = {2019-05-01}"),
        f"{BIBLIOGRAPHY}:5:1",
        "call it 'year'",
    ),
    "biblatex's journal": (
        _in(BIBLIOGRAPHY, "journal =", "journaltitle ="),
        f"{BIBLIOGRAPHY}:4:1",
        "call it 'journal'",
    ),
    "no journal": (_in(BIBLIOGRAPHY, "  journal", "  jornal"), f"{BIBLIOGRAPHY}:1:1", "has no journal; add it"),
    "an entry behind a %": (
        _file(BIBLIOGRAPHY, ENTRY + "\n%" + ENTRY.replace("muster", "probe")),
        f"{BIBLIOGRAPHY}:10:2",
        "delete the entry, or take off the %",
    ),
    "an entry in @comment": (
        _file(BIBLIOGRAPHY, ENTRY + "\n@comment{\n" + ENTRY.replace("muster", "probe") + "}\n"),
        f"{BIBLIOGRAPHY}:11:1",
        "delete the entry, or take off the @comment",
    ),
    "a RIS file": (_file(BIBLIOGRAPHY, RIS), f"{BIBLIOGRAPHY}:1:1", "this is a RIS file.*claimcheck add FILE"),
    "a file of PubMed": (_file(BIBLIOGRAPHY, "PMID- 1\nTI  - A\n"), f"{BIBLIOGRAPHY}:1:1", "claimcheck add FILE"),
    "an XML file": (
        _file(BIBLIOGRAPHY, "<?xml version='1.0'?>\n<xml/>\n"),
        f"{BIBLIOGRAPHY}:1:1",
        "an XML file.*BibTeX",
    ),
    "crossref": (
        _in(BIBLIOGRAPHY, "  journal = {Journal of Invented Pain Studies}", "  crossref = {buch2019}"),
        f"{BIBLIOGRAPHY}:4:1",
        "not followed; write out the fields of 'buch2019'",
    ),
    "an entry twice": (_file(BIBLIOGRAPHY, ENTRY * 2), f"{BIBLIOGRAPHY}:9:1", "keep one entry"),
    "a field twice": (
        _in(BIBLIOGRAPHY, "  year", "  year = {2018},\n  year"),
        f"{BIBLIOGRAPHY}:6:1",
        "keep one of the two",
    ),
    "a DOI as an address": (
        _in(BIBLIOGRAPHY, "{10.5", "{https://doi.org/10.5"),
        f"{BIBLIOGRAPHY}:6:1",
        "write it bare",
    ),
    "a space in a key": (
        _in(BIBLIOGRAPHY, "muster2019,", "Muster 2019,"),
        f"{BIBLIOGRAPHY}:1:1",
        "mend it|small letters",
    ),
    "LaTeX left in a title": (_in(BIBLIOGRAPHY, "trial of", r"\foo{trial} of"), f"{BIBLIOGRAPHY}:3:1", "plain text"),
    # A file name
    "accents apart": (_linked_apart, f"{PAGE}:16:20", "each letter and its accent as one sign"),
    "a page that goes nowhere": (
        _file("docs/templates/a.md"),
        "docs/templates/a.md:1:1",
        "move this page, or remove it",
    ),
    "a card of another name": (_renamed(CARD, "docs/sources/mister.md"), "docs/sources/mister.md:3:1", "muster2019.md"),
    "a folder like a page": (lambda folder: (folder / "docs/a.md").mkdir(), "", ""),
    "a line end in a name": (_file("docs/a\nb.md", "It fell.\n"), r"docs/a<U\+000A>b.md:1:1", r"add \[@key\]"),
    "a link to nothing": (
        lambda folder: (folder / "docs/a.md").symlink_to("gone.md"),
        "docs/a.md:1:1",
        "mend its permissions|remove",
    ),
    "no pages": (_renamed("docs", "pages"), "", "name the one with the pages: --docs DIR"),
    "no bibliography": (_renamed(BIBLIOGRAPHY, "library.bib"), "", "name the bibliography: --bibliography FILE"),
}
_FINDING = re.compile(r"(?P<where>.+?:[1-9]\d*:[1-9]\d*): (?P<rule>[a-z-]+): (?P<message>.+)")


def test_there_are_thirty_ways_and_more():
    assert len(WAYS) >= 30


@pytest.mark.parametrize("way", WAYS)
def test_no_way_ends_without_file_line_and_remedy(guide, capsys, way):
    change, where, remedy = WAYS[way]
    change(guide)
    code = main([])
    out, error = capsys.readouterr()
    assert "Traceback" not in out + error
    if not where:
        assert code == (2 if remedy else 0)
        assert re.fullmatch(rf"claimcheck: .*{remedy}\n" if remedy else "", error)
        return
    assert code == 1
    findings = [_FINDING.fullmatch(line) for line in out.splitlines()[:-1]]
    assert all(findings)
    told = [found["message"] for found in findings if found and re.fullmatch(where, found["where"])]
    assert any(re.search(remedy, message) for message in told), out
    assert all(parted(found["message"])[1] for found in findings if found), out


def test_the_guide_that_is_broken_was_whole(guide, capsys):
    assert main([]) == 0, capsys.readouterr().out
