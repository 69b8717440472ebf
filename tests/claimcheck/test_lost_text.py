"""What an evidence page says in Markdown, its reader gets, word for word."""

from pathlib import Path

import pytest
from built import CITE, page
from claimcheck import check_site, load_guide
from claimcheck.site.site import built_as

FRONT = "---\ntitle: Pain\nsummary: A page.\n---\n\n# Pain\n\n"
SAID = "Pain did **not** fall by 0.5 mg/kg &amp; more [@a].\n\n| Dose | Source |\n| --- | --- |\n| 1 mg | [@a] |\n"
SHOWN = (
    f"<p>Pain did <strong>not</strong> fall by 0.5&nbsp;<span>mg/kg</span> &amp; more [{CITE}].</p>"
    f"<table><thead><tr><th>Dose</th><th>Source</th></tr></thead>"
    f"<tbody><tr><td>1 mg</td><td>[{CITE}]</td></tr></tbody></table>"
)


def _messages(tmp_path: Path, shown: str, name: str = "index.html", said: str = SAID) -> list[str]:
    for path, text in {"docs/index.md": FRONT + said, "references.bib": "", f"site/{name}": page(shown)}.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    guide = load_guide(tmp_path / "docs", tmp_path / "references.bib", tmp_path)
    return [finding.message for finding in check_site(tmp_path / "site", guide)[0] if finding.rule == "lost-text"]


def test_a_page_that_shows_all_it_says_passes(tmp_path):
    assert _messages(tmp_path, SHOWN) == []


def test_the_number_of_a_citation_within_a_row_is_no_word_of_it(tmp_path):
    said = SAID.replace("| 1 mg | [@a] |", "| 1 mg [@a] | 2 mg |")
    shown = SHOWN.replace(f"<td>1 mg</td><td>[{CITE}]", f"<td>1 mg [{CITE}]</td><td>2 mg")
    assert _messages(tmp_path, shown, said=said) == []


@pytest.mark.parametrize(
    ("there", "instead", "lost"),
    [
        ("<strong>not</strong>", "", "Pain did **not** fall by 0.5 mg/kg &amp; more ."),
        ("<strong>not</strong>", "<strong hidden>not</strong>", "Pain did **not** fall by 0.5 mg/kg &amp; more ."),
        ("0.5", "0.7", "Pain did **not** fall by 0.5 mg/kg &amp; more ."),
        ("1 mg", "2 mg", "| 1 mg |"),
        ("<th>Dose</th>", "", "| Dose | Source |"),
    ],
    ids=["a word", "a word that is hidden", "a figure", "a cell", "a title"],
)
def test_what_does_not_reach_the_reader_is_found(tmp_path, there, instead, lost):
    assert _messages(tmp_path, SHOWN.replace(there, instead)) == [
        f"'{lost}' of docs/index.md does not reach the reader; mend the build"
    ]


def test_a_page_that_nobody_wrote_is_found_at_its_beginning(tmp_path):
    _messages(tmp_path, SHOWN)
    (tmp_path / "site" / "more.html").write_text(page("<p>Pain.</p>"), "utf-8")
    guide = load_guide(tmp_path / "docs", tmp_path / "references.bib", tmp_path)
    found = [one for one in check_site(tmp_path / "site", guide)[0] if one.rule == "unknown-file"]
    assert [(Path(one.path).name, one.line, one.column) for one in found] == [("more.html", 1, 1)]


def test_a_page_that_is_not_built_is_found(tmp_path):
    expected = "this page is not built, but docs/index.md is written; build it"
    assert _messages(tmp_path, SHOWN, "other.html") == [expected]


@pytest.mark.parametrize(
    ("location", "built"),
    [
        ("index.md", ("index.html",)),
        ("safety/index.md", ("safety/index.html",)),
        ("safety/README.md", ("safety/index.html",)),
        ("safety/liver.md", ("safety/liver/index.html", "safety/liver.html")),
        ("v1.2/a.b.md", ("v1.2/a.b/index.html", "v1.2/a.b.html")),
    ],
)
def test_a_page_is_looked_for_where_the_engine_puts_it(location, built):
    assert built_as(location) == built
