"""How often the guide was wrong: the page, the line on the home page, the data, and the form for the next audit."""

import json
from dataclasses import replace

import jsonschema
import pytest
from guide.audits import read_audit
from guide.guide import load_guide
from lxml import html
from presentation.claims import published_claims
from presentation.exports import audit as command
from presentation.exports.audit import form
from presentation.exports.data import audits_data
from presentation.pages.audits import PAGE, audits, error_rate, wilson
from showing import ROOT, page_at, shown_as, small_guide

AUDIT = """\
day: 2026-11-28
version: 1ad8164
seed: 7
drawn: Some of them.
how: By <b>hand</b>.
claims:
- {claim: claim-0123456789, page: index.md, section: Home, says: It fell., cited: [a], verdict: supported, clear: true}
- claim: claim-0123456788
  page: gone.md
  section: Gone
  says: Pain <i>rose</i>.
  cited: [a]
  verdict: minor
  clear: false
  fault: It fell.
  followed: It was taken out.
"""
PAGES = {PAGE: "---\ntitle: Wrong\nkind: site\n---\n", "index.md": "---\ntitle: Home\n---\n\nPain fell [@a].\n"}


def _shown(text: str = AUDIT):
    guide = replace(small_guide("@article{a,\n  title = {A}\n}\n", PAGES), audits=(read_audit("a.yaml", text),))
    return shown_as(guide)


def test_the_page_shows_each_fault_as_it_stood_and_what_followed():
    shown = _shown()
    root = html.fromstring(str(audits(page_at(PAGE, shown), shown)).join(["<div>", "</div>"]))
    assert root.xpath("string(.//h2)") == "28 November 2026"
    rows = [[" ".join(cell.text_content().split()) for cell in row] for row in root.xpath(".//tbody/tr")]
    assert rows[0] == ["Supported", "the source bears it out", "1", "50 (9 to 91)"]
    assert rows[-1] == ["gone.md, Gone", "Pain <i>rose</i>.", "It fell.", "It was taken out."]
    assert not root.xpath(".//b | .//i")
    assert "A reader who saw the sentence alone found it clear in 1 of 2." in root.text_content()


def test_the_home_page_says_it_in_one_line_and_no_other_page_does():
    shown = _shown()
    (line,) = html.fromstring(str(error_rate(page_at("index.md", shown), shown))).xpath(".//a")
    assert line.text == "Of 2 claims looked up afresh, none was gravely wrong and 1 had a small fault"
    assert line.get("href") == "about/how-often-we-are-wrong/"
    assert error_rate(page_at(PAGE, shown), shown) == ""


@pytest.mark.parametrize(
    ("count", "of", "low", "high"), [(0, 0, 0, 100), (0, 100, 0, 4), (14, 100, 9, 22), (100, 100, 96, 100)]
)
def test_the_interval_of_a_share_is_that_of_wilson(count: int, of: int, low: int, high: int):
    assert wilson(count, of) == (low, high)


def test_the_guide_publishes_its_audits_in_the_form_that_it_promises():
    guide = load_guide(ROOT / "docs", ROOT / "references.bib", ROOT)
    data = audits_data(guide, {page.location: page.location for page in guide.pages})
    schema = json.loads((ROOT / "hooks/presentation/exports/schemas/audits.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(data, schema)
    first = guide.audits[0]
    assert first.verdicts == {"supported": 79, "minor": 14, "major": 0, "not seen": 7}


def test_a_form_draws_the_same_claims_for_the_same_seed_and_is_read_again_once_filled_in(monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    claims = published_claims(load_guide(ROOT / "docs", ROOT / "references.bib", ROOT))
    drawn = form(claims, 7, "1ad8164")
    assert drawn == form(claims, 7, "1ad8164")
    assert drawn != form(claims, 8, "1ad8164")
    filled = drawn.replace("verdict: null", "verdict: supported").replace("clear: null", "clear: true")
    read = read_audit("a.yaml", filled.replace("day: null", "day: 2026-11-28").replace("how: null", "how: By hand."))
    assert not read.problems
    assert len({claim.claim for claim in read.claims}) == 100
    assert command.main(["7"]) == 0
    assert capsys.readouterr().out.count("- claim: claim-") == 100


def test_a_seed_that_is_none_gets_one_line(capsys):
    assert command.main(["seven"]) == 2
    assert capsys.readouterr().err == "'seven' is no seed; name a whole number, such as: make audit SEED=7\n"
