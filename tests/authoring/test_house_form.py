"""What real exports carry comes out as plain house form that passes the gate, or is refused in one line.

All records are made up.
"""

import json
import re
from pathlib import Path

import pytest
from authoring.adding import Addition, add
from authoring.crossref import read_work
from authoring.files import read_file
from authoring.house import house_fields
from authoring.record import Record, RefusedError
from claimcheck.rules import duplicate_entry, incomplete_entry
from guide.guide import Guide
from guide.sources.bibliography import Entry, read_bibliography
from guide.sources.latex import left_over, plain
from guide.sources.names import read_names
from hypothesis import given, settings
from hypothesis import strategies as st
from registers_of_tests import MEDLINE, WORK, work

BIB = """@article{anykey,
  author = {Muster, Maria and Probe, Paul},
  title = {An invented trial},
  journal = {Journal of Invented Pain Studies},
  year = {2019},
  doi = {10.5555/one}
}
"""
RIS = """TY  - JOUR
AU  - Muster, Maria
TI  - An invented trial
JO  - Journal of Invented Pain Studies
PY  - 2019/05/01/
VL  - 12
SP  - 642
EP  - 7
DO  - 10.5555/one
ER  -
"""


def added(record: Record | RefusedError, text: str = "", cards: tuple[str, ...] = ()) -> Addition:
    """Add a record to a bibliography, and see that the gate asks for nothing but what only an author knows."""
    if isinstance(record, RefusedError):
        raise record
    addition = add(record, "references.bib", text, cards, 2026)
    guide = Guide((), read_bibliography("references.bib", addition.bibliography))
    assert guide.bibliography.unreadable == ()
    assert list(duplicate_entry.check(guide)) == []
    return addition


def entry(addition: Addition) -> Entry:
    return read_bibliography("references.bib", addition.bibliography).by_key[addition.key]


def asked(addition: Addition) -> list[str]:
    """Return what the gate says of the new entry, but that its design is empty."""
    guide = Guide((), read_bibliography("references.bib", addition.bibliography))
    found = [message for _, _, message in incomplete_entry.check(guide)]
    return [message for message in found if "has no design" not in message]


def from_file(folder: Path, name: str, text: str | bytes) -> list[Record | RefusedError]:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return list(read_file(path))


def bib(folder: Path, **changed: str) -> Addition:
    """Add the record with some of its fields changed, or taken out."""
    fields = {"author": "Muster, Maria", "title": "An invented trial", "journal": "Journal of Invented Pain Studies"}
    fields |= {"year": "2019", "doi": "10.5555/one"} | {name.replace("_", "-"): changed[name] for name in changed}
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    (record,) = from_file(folder, "a.bib", f"@article{{anykey,\n{lines}}}\n")
    return added(record)


def crossref(**changed: object) -> Addition:
    return added(read_work(json.loads(work(**changed))["message"], "it"))


VALUES = {
    "entities": ("Pain &amp; more", "Pain & more"),
    "entities of entities": ("Pain &amp;amp; more", "Pain & more"),
    "entities by number": ("Bj&#246;rk &#x3b1;", "Björk α"),
    "tags of HTML": ("Effects of <i>S</i>-ketamine in <b>adults</b>", "Effects of S-ketamine in adults"),
    "tags with attributes": ('<span class="x">Pain</span> <a href="https://x.org">here</a>', "Pain here"),
    "tags of JATS": ("Effects of <jats:italic>S</jats:italic>-ketamine", "Effects of S-ketamine"),
    "raised and lowered signs": ("Ca<sup>2+</sup> and CO<sub>2</sub> and N<inf>2</inf>O", "Ca²⁺ and CO₂ and N₂O"),
    "line breaks": ("Ketamine<br/>for\n   pain", "Ketamine for pain"),
    "a sign for less": ("Pain with P < 0.05 and age <50", "Pain with P < 0.05 and age <50"),
    "LaTeX": (r"\textit{In vitro} effects of {S}-ketamine 10 {\textmu}g", "In vitro effects of S-ketamine 10 µg"),
    "accents of LaTeX": (r"Caf{\'e} f{\"u}r M{\"a}use", "Café für Mäuse"),
    "math": (r"Effects on $\alpha_2$ receptors", "Effects on α₂ receptors"),
    "percent": ("A 5% cream", "A 5% cream"),
    "a dollar": ("A drug for $5", "A drug for $5"),
    "two dollars": ("From $5 to $10 a day", "From $5 to $10 a day"),
    "about": ("~50 people", "∼50 people"),
    "signs that turn the direction": ("Pain \u202eevil\u202c here", "Pain evil here"),
    "signs that nobody sees": ("Pa\u200bin\u00ad \ufeffhere\x00\x07", "Pain here"),
    "a sign by its number that turns the direction": ("Pain &#8238;evil", "Pain evil"),
    "decomposed accents": ("Cafe\u0301", "Café"),
    "hyphens for a dash": ("Pain -- a review", "Pain – a review"),
    "other scripts": ("氯胺酮", "氯胺酮"),
}


@pytest.mark.parametrize(("value", "expected"), VALUES.values(), ids=VALUES)
def test_a_title_of_crossref_is_plain_text(value: str, expected: str):
    addition = crossref(title=[value])
    assert (addition.title, asked(addition)) == (expected, [])


REFUSED_TITLES = {
    "a script": "<script>alert(1)</script>Pain",
    "a script behind entities": "&lt;script&gt;alert(1)&lt;/script&gt;",
    "a picture": '<img src=x onerror="alert(1)">',
    "an open tag": "Pain <iframe src='x'>",
    "mathematics": "Ca<mml:math><mml:mn>2</mml:mn></mml:math>",
    "a macro": r"Pain \input{/etc/passwd}",
    "100 KB": "Ketamine " * 12_000,
    "entities without end": "&amp;amp;amp;amp;amp;lt;",
}


@pytest.mark.parametrize("value", REFUSED_TITLES.values(), ids=REFUSED_TITLES)
def test_a_title_that_readers_would_see_as_code_is_refused_in_one_line(value: str):
    with pytest.raises(
        RefusedError, match=r"its title has .*; export the source as BibTeX, write its title in plain"
    ) as said:
        crossref(title=[value])
    assert len(str(said.value)) < 200
    assert "\n" not in str(said.value)


def test_an_entry_of_crossref_is_in_house_form():
    addition = crossref(title=["Ketamine & <i>pain</i>: 5% of $9"])
    assert addition.bibliography == (
        "@article{muster2024,\n"
        "  author = {Muster, Maria A. and de Probe, Paul},\n"
        "  title = {Ketamine \\& pain: 5\\% of \\$9},\n"
        "  journal = {Journal of Invented Pain Studies},\n"
        "  year = {2024},\n"
        "  volume = {12},\n"
        "  number = {3},\n"
        "  pages = {101--109},\n"
        "  doi = {10.5555/made.up},\n"
        "  design = {},\n"
        "}\n"
    )


def test_what_nobody_said_is_not_on_the_card():
    assert crossref().card == (
        "---\nkind: source\nkey: muster2024\ndesign:\nparticipants:\nread:\nchecked:\nabout: []\n---\n"
        "\n## What was done\n\n<!-- to-write: people, dose, route, comparator and length -->\n"
        "\n## What was found\n\n"
        "<!-- to-write: one fact a line, with its figures as printed, as in - Pain fell. *Abstract, results* -->\n"
        "\n## Limits\n\n"
        "<!-- to-write: what the source says of its own limits, or take this section out -->\n"
    )


DESIGNS = {
    ("Randomized Controlled Trial",): "randomised controlled trial",
    ("Randomized Controlled Trial", "Multicenter Study"): "randomised controlled trial",
    ("Meta-Analysis", "Systematic Review"): "meta-analysis",
    ("Systematic Review",): "systematic review",
    ("Case Reports",): "case report",
    ("Practice Guideline", "Guideline"): "guideline",
    ("Review",): "",
    ("Clinical Trial",): "",
    ("Randomized Controlled Trial, Veterinary",): "",
    ("Randomized Controlled Trial", "Clinical Trial Protocol"): "",
    ("Randomized Controlled Trial", "Meta-Analysis"): "",
    (): "",
}


@pytest.mark.parametrize(("kinds", "design"), DESIGNS.items())
def test_the_design_is_what_the_record_says_without_doubt(kinds: tuple[str, ...], design: str, tmp_path: Path):
    text = MEDLINE.replace("PT  - Randomized Controlled Trial\n", "".join(f"PT  - {kind}\n" for kind in kinds))
    addition = added(*from_file(tmp_path, "a.nbib", text))
    assert entry(addition).fields["design"] == design
    assert f"\ndesign: {design}".rstrip() + "\n" in addition.card


def test_an_nbib_file_is_read_as_pubmed_writes_it(tmp_path: Path):
    fields = entry(added(*from_file(tmp_path, "a.nbib", MEDLINE.replace("\n", "\r\n")))).fields
    assert fields["author"] == "Muster, Maria A. and de Probe, Paul"
    assert fields["title"] == "Ketamine for an invented pain"
    assert fields["journal"] == "Journal of Invented Pain Studies"
    assert (fields["pages"], fields["pmid"], fields["pmcid"]) == ("101--109", "990000001", "PMC99000001")


def test_an_nbib_file_with_short_names_and_a_body_is_read(tmp_path: Path):
    text = MEDLINE.replace("FAU - Muster, Maria A\n", "").replace(
        "FAU - de Probe, Paul\n", "CN  - Invented Trial Group\n"
    )
    assert (
        entry(added(*from_file(tmp_path, "a.nbib", text))).fields["author"]
        == "Muster, M. A. and {Invented Trial Group}"
    )


def test_an_ris_file_is_read_as_reference_managers_write_it(tmp_path: Path):
    fields = entry(added(*from_file(tmp_path, "a.ris", "\ufeff" + RIS))).fields
    assert (fields["year"], fields["pages"], fields["volume"]) == ("2019", "642--647", "12")
    ending = RIS.replace("ER  -\n", "").replace("TY  - ", "TY - ")
    assert dict(entry(added(*from_file(tmp_path, "b.ris", ending))).fields) == dict(fields)


def test_what_others_keep_to_themselves_is_left_behind(tmp_path: Path):
    text = RIS.replace("ER  -", "AB  - Their words.\nN1  - Ask Paul.\nKW  - pain\nL1  - file:///home/me/x.pdf\nER  -")
    for addition in (
        added(*from_file(tmp_path, "a.ris", text)),
        bib(
            tmp_path,
            file=":/home/me/secret.pdf:PDF",
            abstract="Their words.",
            annote="Ask Paul",
            keywords="a",
            note="b",
        ),
    ):
        assert not {"file", "abstract", "annote", "keywords", "note"} & set(entry(addition).fields)
        assert not re.search(r"home|Their words|Ask Paul", addition.bibliography + addition.card)


NAMES = {
    "initials without points": ("Muster, MA and Probe, Paula CV", "Muster, M. A. and Probe, Paula C. V."),
    "one initial": ("Muster, M", "Muster, M."),
    "a short name with a hyphen": ("Chen, I-Wen", "Chen, I-Wen"),
    "initials with a hyphen": ("Muster, J-P", "Muster, J.-P."),
    "initials with points and no spaces": ("Muster, M.A.", "Muster, M. A."),
    "given names first": ("Maria Muster", None),
    "the extended form": (
        "family=Vries, given=Jan, prefix=de, useprefix=true and Probe, Paul",
        "de Vries, Jan and Probe, Paul",
    ),
    "the extended form with a suffix": ("family=Muster, given=Max, suffix=Jr", "Muster, Jr, Max"),
    "a body in braces": ("{Invented Health Organization}", "{Invented Health Organization}"),
    "accents": (r"M{\"u}ster, Zo{\'e}", "Müster, Zoé"),
    "others": ("Muster, Maria and others", "Muster, Maria and others"),
    "a body without braces": ("Invented Health Organization", None),
    "commas between": ("Muster M, Probe P, Test T", None),
    "semicolons between": ("Probe, Paul; Muster, Maria", None),
}


@pytest.mark.parametrize(("written", "expected"), NAMES.values(), ids=NAMES)
def test_names_are_written_as_the_house_does_or_the_gate_asks(written: str, expected: str | None, tmp_path: Path):
    addition = bib(tmp_path, author=written)
    if expected is None:
        assert entry(addition).fields["author"] == written
        assert len(asked(addition)) == 1
        assert "has the author" in asked(addition)[0]
    else:
        assert (entry(addition).fields["author"], asked(addition)) == (expected, [])


def test_bodies_of_crossref_and_lineage_are_kept():
    people = [{"name": "Invented Health, Pain & Care Group"}, {"family": "Muster", "given": "Max", "suffix": "Jr."}]
    addition = crossref(author=people)
    assert entry(addition).fields["author"] == "{Invented Health, Pain \\& Care Group} and Muster, Jr., Max"
    assert (addition.key, asked(addition)) == ("ihpcg2024", [])


def test_three_thousand_authors_are_cut_to_fifty_and_others():
    addition = crossref(author=[{"family": f"Muster{number}", "given": "Maria"} for number in range(3000)])
    assert entry(addition).fields["author"].count(" and ") == 50
    assert entry(addition).fields["author"].endswith("Muster49, Maria and others")


@pytest.mark.parametrize("family", ["Muster and Evil", "Mus,ter"])
def test_a_name_that_would_become_two_is_refused(family: str):
    with pytest.raises(RefusedError, match="its authors cannot be written as names"):
        crossref(author=[{"family": family, "given": "Maria"}, {"family": "Probe", "given": "Paul"}])


RENAMED = {
    "date for year": ({"year": "", "date": "2019-05-01"}, "year", "2019"),
    "journaltitle for journal": (
        {"journal": "", "journaltitle": "Journal of Invention"},
        "journal",
        "Journal of Invention",
    ),
    "issue for number": ({"issue": "4"}, "number", "4"),
    "eid for pages": ({"eid": "e123"}, "pages", "e123"),
    "a PMID in eprint": ({"eprint": "990000001", "eprinttype": "pubmed"}, "pmid", "990000001"),
    "a DOI as an address": ({"doi": "https://doi.org/10.5555/One"}, "doi", "10.5555/One"),
    "a DOI with signs of LaTeX": ({"doi": r"10.5555/a\_b"}, "doi", "10.5555/a_b"),
    "a DOI in the address alone": ({"doi": "", "url": "https://dx.doi.org/10.5555/One"}, "doi", "10.5555/one"),
    "pages with a dash": ({"pages": "12–19"}, "pages", "12--19"),
    "pages with a shortened end": ({"pages": "642-7"}, "pages", "642--647"),
    "pages with a supplement": ({"pages": "248--257.e1"}, "pages", "248--257.e1"),
    "a double issue": ({"number": "7-8"}, "number", "7--8"),
    "capitals that are kept": (
        {"title": "Effects of {S}-ketamine in {VATS}"},
        "title",
        "Effects of {S}-ketamine in {VATS}",
    ),
    "a title in braces of its own": ({"title": "{An Invented Trial}"}, "title", "An Invented Trial"),
    "pages with letters": ({"pages": "S12-S19"}, "pages", "S12--S19"),
}


@pytest.mark.parametrize(("changed", "name", "value"), RENAMED.values(), ids=RENAMED)
def test_a_field_is_called_and_written_as_here(changed: dict[str, str], name: str, value: str, tmp_path: Path):
    addition = bib(tmp_path, **changed)
    assert (entry(addition).fields[name], asked(addition)) == (value, [])


def test_an_address_is_kept_only_where_there_is_nothing_better(tmp_path: Path):
    assert "url" not in entry(bib(tmp_path, url="https://example.org/paper")).fields
    assert entry(bib(tmp_path, doi="", url="https://example.org/paper")).fields["url"] == "https://example.org/paper"


REFUSED = {
    "no year": ({"year": ""}, "it has no year; write the year that the source prints"),
    "two years": ({"year": "", "date": "2019/2021"}, "it has the year '2019/2021'"),
    "a year in words": ({"year": "in press"}, "it has the year 'in press'"),
    "a year to come": ({"year": "2031"}, "its year 2031 is still to come"),
    "no title": ({"title": ""}, "it has no title"),
    "no author": ({"author": ""}, "it has no author"),
    "a DOI that is none": ({"doi": "see the paper"}, "its doi 'see the paper' is none; write it as 10."),
    "a PMID that is none": ({"pmid": "PMC12"}, "its pmid 'PMC12' is none"),
    "a script for an address": ({"doi": "", "url": "javascript:alert(1)"}, "its url 'javascript:alert(1)' is none"),
    "a reference to another": ({"crossref": "book2019"}, "its fields stand in the entry 'book2019'"),
    "an author without a Latin letter": ({"author": "氯, 胺"}, "'氯' has no Latin letter for a key"),
}


@pytest.mark.parametrize(("changed", "message"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_an_entry_is_refused_with_a_remedy(changed: dict[str, str], message: str, tmp_path: Path):
    with pytest.raises(RefusedError) as said:
        bib(tmp_path, **changed)
    assert message in str(said.value)
    assert ";" in str(said.value)


def test_next_year_is_no_year_to_come(tmp_path: Path):
    assert entry(bib(tmp_path, year="2027")).fields["year"] == "2027"


FILES = {
    "an empty file": ("a.nbib", "", "it holds no source; export the source again as .nbib"),
    "a page": ("a.ris", "<html></html>", "it holds no source"),
    "another coding": ("a.ris", RIS.replace("Maria", "Märia").encode("latin-1"), "it is not UTF-8"),
    "BibTeX that breaks off": ("a.bib", BIB[:80], "line 1: this entry cannot be read"),
    "RIS that is called BibTeX": ("a.bib", RIS, "no BibTeX"),
}


@pytest.mark.parametrize(("name", "text", "message"), FILES.values(), ids=FILES)
def test_a_file_that_cannot_be_read_is_refused_with_a_remedy(
    name: str, text: str | bytes, message: str, tmp_path: Path
):
    with pytest.raises(RefusedError) as said:
        added(from_file(tmp_path, name, text)[0])
    assert message in str(said.value)


@pytest.mark.parametrize("family", ["../../x", "/etc/x", "x\x00", "X"])
def test_a_key_is_never_a_path(family: str):
    assert crossref(author=[{"family": family, "given": "Maria"}]).key in ("x2024", "etcx2024")


def test_the_key_of_a_file_is_not_used(tmp_path: Path):
    (record,) = from_file(tmp_path, "a.bib", BIB.replace("anykey", "../../x"))
    assert added(record).key == "muster2019"


KEYS = {
    (): "muster2024",
    ("muster2024",): "muster2024b",
    ("muster2024", "muster2024b"): "muster2024c",
    ("muster2024a", "muster2024b"): "muster2024c",
    ("muster2023", "mustermann2024"): "muster2024",
}


@pytest.mark.parametrize(("taken", "key"), KEYS.items())
def test_a_key_that_is_taken_gets_a_letter(taken: tuple[str, ...], key: str):
    assert added(read_work(WORK, "it"), cards=taken).key == key


def test_names_with_accents_and_particles_make_a_key():
    for family, key in {
        "Müller": "muller",
        "de la Cruz": "delacruz",
        "O'Brien": "obrien",
        "Ørsted-Łoś": "orstedlos",
    }.items():
        assert crossref(author=[{"family": family, "given": "A"}]).key == f"{key}2024"


@pytest.mark.parametrize("title", ["RETRACTED: Ketamine for pain", "Ketamine for pain (Retracted article)"])
def test_a_title_that_says_retracted_sets_the_field_and_says_so(title: str):
    addition = crossref(title=[title])
    assert entry(addition).fields["retracted"] == "retracted, says its title"
    assert addition.warnings == ("it is retracted (retracted, says its title); a claim that cites it must say so",)


OTHER = "@article{other2024,\n  author = {Other, Anna},\n  title = {Another},\n  year = {2024},\n"
DOUBLES = {
    "the same DOI": "doi = {10.5555/made.up}",
    "the DOI in capitals": "doi = {10.5555/MADE.UP}",
    "the DOI as an address": "doi = {https://doi.org/10.5555/made.up}",
    "the DOI as an old address": "doi = {http://dx.doi.org/10.5555/made.up}",
    "the DOI with a full stop": "doi = {10.5555/made.up.}",
    "the DOI with escapes": "doi = {10.5555%2Fmade.up}",
    "the DOI in an address of the registry": "url = {https://doi.org/10.5555/made.up}",
    "the DOI in an address of a publisher": "url = {https://example.org/doi/full/10.5555/made.up?x=1}",
    "the DOI in an address with escapes": "url = {https://example.org/10.5555%2FMade.up}",
    "the DOI in an address of a PDF": "url = {https://example.org/10.5555/made.up.pdf}",
    "the PMID alone": "pmid = {990000001}",
    "the PMID in an address": "url = {https://pubmed.ncbi.nlm.nih.gov/990000001/}",
    "the PMCID alone": "pmcid = {PMC99000001}",
    "the PMCID in an address": "url = {https://www.ncbi.nlm.nih.gov/pmc/articles/PMC99000001/}",
}


@pytest.mark.parametrize("field", DOUBLES.values(), ids=DOUBLES)
def test_a_source_that_is_there_is_refused_and_named(field: str, tmp_path: Path):
    (record,) = from_file(tmp_path, "a.nbib", MEDLINE)
    with pytest.raises(
        RefusedError, match=r"it is in the guide already: 'other2024' in references.bib:3 has the .*; cite \[@"
    ):
        added(record, f"% first\n\n{OTHER}  {field},\n}}\n")


NO_DOUBLES = {
    "a longer DOI": "doi = {10.5555/made.up2}",
    "a longer DOI in an address": "url = {https://example.org/10.5555/made.up2}",
    "another PMID": "pmid = {99000000}",
}


@pytest.mark.parametrize("field", NO_DOUBLES.values(), ids=NO_DOUBLES)
def test_another_source_is_no_double(field: str, tmp_path: Path):
    (record,) = from_file(tmp_path, "a.nbib", MEDLINE)
    assert added(record, f"{OTHER}  {field},\n}}\n").warnings == ()


def test_the_same_title_and_year_under_another_doi_is_a_warning():
    text = OTHER.replace("Another", "Ketamine for an {Invented} Pain.") + "  doi = {10.5555/other},\n}\n"
    assert added(read_work(WORK, "it"), text).warnings == (
        "'other2024' in references.bib:1 has the same title and year; if it is one source, remove this",
    )
    assert added(read_work(WORK, "it"), text.replace("2024}", "2023}")).warnings == ()


def test_the_entry_stands_in_its_place_and_the_rest_is_as_it_was():
    first, last = (
        OTHER.replace("other2024", "abel2020") + "}\n",
        "% about zeta\n" + OTHER.replace("other2024", "zeta2020") + "}\n",
    )
    text = f"% all sources\n\n{first}\n{last}"
    addition = added(read_work(WORK, "it"), text)
    new = crossref().bibliography
    assert addition.bibliography == f"% all sources\n\n{first}\n{new}\n{last}"
    assert addition.bibliography.split("\n")[addition.line - 1] == "@article{muster2024,"
    windows = added(read_work(WORK, "it"), "\ufeff" + text.replace("\n", "\r\n")).bibliography
    assert windows == "\ufeff" + addition.bibliography.replace("\n", "\r\n")


def test_a_bibliography_that_cannot_be_read_is_mended_first():
    with pytest.raises(RefusedError, match=r"references.bib:1: this entry cannot be read: .*, then add the source"):
        add(read_work(WORK, "it"), "references.bib", "@article{a,\n  title = {x\n", (), 2026)


def test_the_same_address_is_a_warning(tmp_path: Path):
    text = OTHER + "  url = {http://www.example.org/paper/},\n}\n"
    (record,) = from_file(tmp_path, "a.bib", BIB.replace("doi = {10.5555/one}", "url = {https://example.org/paper}"))
    assert isinstance(record, Record)
    addition = add(record, "references.bib", text, (), 2026)
    assert addition.warnings == ("'other2024' in references.bib:1 has the same url; if it is one source, remove this",)
    # Two entries with one address do not stand: the gate asks for one of them.
    guide = Guide((), read_bibliography("references.bib", addition.bibliography))
    assert len(list(duplicate_entry.check(guide))) == 1


def test_the_guides_own_entries_are_house_form_already():
    path = Path(__file__).parents[2] / "references.bib"
    entries = read_bibliography("references.bib", path.read_text("utf-8")).entries
    for record, known in zip(read_file(path), entries, strict=True):
        assert isinstance(record, Record)
        fields = house_fields(record, 2026)
        for name in set(known.fields) - {"author", "note", "url"}:
            assert plain(fields[name]) == plain(known.fields[name]), known.key
        mine, theirs = read_names(fields["author"]), read_names(known.fields["author"])
        assert [str(name) for name in mine[0]] == [str(name) for name in theirs[0]], known.key
        assert mine[1] == theirs[1]


# What breaks readers of text: marks of HTML, LaTeX, BibTeX, YAML and names, and signs of all scripts.
SIGNS = "aZé9 {}\\$%&#_^~<>;,='\"`@-–:/.|*\n\t\x00\u202e\u200bα東"
NASTY = st.text(st.sampled_from(SIGNS) | st.characters(), max_size=40)


@settings(max_examples=200, deadline=None)
@given(title=NASTY, family=NASTY, given_name=NASTY, body=NASTY, journal=NASTY, notice=NASTY)
def test_no_text_of_a_register_makes_an_entry_that_is_not_one(title, family, given_name, body, journal, notice):
    people = [{"family": "Muster", "given": "M"}, {"family": family, "given": given_name}, {"name": body}]
    updates = [{"type": "retraction", "DOI": notice}, {"type": "erratum", "DOI": notice}]
    try:
        addition = crossref(title=[title], author=people, container_title=[journal], updated_by=updates)
    except RefusedError as error:
        assert "\n" not in str(error)
        return
    (entry,) = read_bibliography("references.bib", addition.bibliography).entries
    assert entry.key == addition.key == "muster2024"
    # An author of signs and the next one are two people, and no tag.
    values = [part for name, value in entry.fields.items() if name != "doi" for part in value.split(" and ")]
    assert not any(map(left_over, values))
    assert all(warning.isprintable() for warning in addition.warnings)
