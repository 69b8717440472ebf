"""A source card as data: its facts line by line, where each stands, and the figures that a claim may take from it."""

import re
from pathlib import Path

import pytest
from claimcheck.source_gate import check
from guide.guide import load_guide
from guide.markdown.reading import read_page
from guide.sources.cards import Card, Fact, read_card

WRITING = Path(__file__).parents[2] / "docs/about/writing.md"
FRONT = """---
kind: source
key: smith2019
design: randomised controlled trial
participants: 40 adults (ketamine 20, placebo 20)
read: abstract
checked: 2026-11-22
about: [cancer]
---
"""
BODY = """
## What was done

- Adults had ketamine 0.5 mg/kg, or placebo. *Abstract, methods*

## What was found

- Pain fell by 2.5 (95% CI 1.2 to 3.8). It rose in 7 of 20. *Abstract* **Certainty, as the source states it: low**
- derived: 7 of 20 is 35%. *Own sum*

## Limits

- The trial was small.
"""


def _card(body: str = BODY, front: str = FRONT) -> Card:
    return read_card(read_page("docs/sources/smith2019.md", front + body, "sources/smith2019.md"))


def _facts(found: str) -> tuple[Fact, ...]:
    return _card(f"\n## What was found\n\n{found}\n").facts


def test_a_card_has_the_key_and_the_page_it_was_read_from():
    card = _card()
    assert card.key == "smith2019"
    assert card.page.path == "docs/sources/smith2019.md"
    assert card.page.kind == "source"


def test_facts_are_numbered_through_all_sections():
    assert [(fact.number, fact.place.line, fact.section) for fact in _card().facts] == [
        (1, 13, "What was done"),
        (2, 17, "What was found"),
        (3, 18, "What was found"),
        (4, 22, "Limits"),
    ]


def test_a_fact_is_a_line_however_many_sentences_it_has():
    fact = _card().facts[1]
    assert fact.says == "Pain fell by 2.5 (95% CI 1.2 to 3.8). It rose in 7 of 20."
    assert (fact.place.line, fact.place.column) == (17, 3)
    assert [figure.text for figure in fact.figures] == ["2.5", "95%", "1.2", "3.8", "7", "20"]


# A line, and what is read of it: what it says, where it stands in the source, the certainty that the source states.
LINES = {
    "a finding": ("- Pain fell. *Abstract, results*", ("Pain fell.", "Abstract, results", "")),
    "a certainty": (
        "- Pain fell. *Abstract* **Certainty, as the source states it: very low**",
        ("Pain fell.", "Abstract", "very low"),
    ),
    "a derived line": ("- derived: 5 and 5 are 10. *Own sum*", ("derived: 5 and 5 are 10.", "Own sum", "")),
    "a numbered line": ("1. Pain fell. *Abstract*", ("Pain fell.", "Abstract", "")),
    "a paragraph": ("Pain fell. *Abstract*", ("Pain fell.", "Abstract", "")),
    "a line with italics in it": ("- Pain *at rest* fell. *Abstract*", ("Pain *at rest* fell.", "Abstract", "")),
    "a line with a full stop in its place": ("- Pain fell. *Abstract. Page 4*", ("Pain fell.", "Abstract. Page 4", "")),
    "a line without its full stop": ("- Pain fell *Abstract*", ("Pain fell", "Abstract", "")),
    "a line with spaces at its end": ("- Pain fell. *Abstract*  ", ("Pain fell.", "Abstract", "")),
    "a line without a place": ("- Pain fell.", ("Pain fell.", "", "")),
    "a line with its place in brackets": ("- Pain fell. (Abstract)", ("Pain fell. (Abstract)", "", "")),
    "a line with its place in bold": ("- Pain fell. **Abstract**", ("Pain fell. **Abstract**", "", "")),
    "a line with text behind its place": (
        "- Pain fell *in the abstract* only.",
        ("Pain fell *in the abstract* only.", "", ""),
    ),
    "a certainty in other words": (
        "- Pain fell. *Abstract* **Certainty: low**",
        ("Pain fell. *Abstract* **Certainty: low**", "", ""),
    ),
}


@pytest.mark.parametrize(("line", "expected"), LINES.values(), ids=LINES)
def test_what_is_read_of(line: str, expected: tuple[str, str, str]):
    (fact,) = _facts(line)
    assert (fact.says, fact.where, fact.certainty) == expected


def test_a_place_in_the_source_gives_no_figures():
    (fact,) = _facts("- Pain fell by 2 points. *Page 4, 12 lines from the top*")
    assert [figure.text for figure in fact.figures] == ["2 points"]


def test_lines_that_are_no_text_are_no_facts():
    (fact,) = _facts("<!-- Read again: 5 mg? -->\n\n```text\nPain fell by 5 mg.\n```\n\n- Pain fell. *Abstract*\n\n---")
    assert fact.says == "Pain fell."


def test_a_row_of_a_table_is_a_fact():
    (fact,) = _facts("| What | Where |\n| --- | --- |\n| 5 mg | *Abstract* |")
    assert (fact.number, fact.where) == (1, "")
    assert [figure.text for figure in fact.figures] == ["5 mg"]


def test_a_fact_before_any_heading_has_no_section():
    (fact,) = _card("\n- Pain fell. *Abstract*\n").facts
    assert fact.section == ""


def test_headings_of_any_level_begin_a_section():
    body = "\n# What was done\n\n- Adults slept. *Abstract*\n\n### Limits\n\n- It was small. *Abstract*\n"
    assert [fact.section for fact in _card(body).facts] == ["What was done", "Limits"]


def test_line_breaks_of_windows_change_nothing():
    one, other = _card(), _card(BODY.replace("\n", "\r\n"), FRONT.replace("\n", "\r\n"))
    assert (one.facts, one.figures, one.pairs) == (other.facts, other.figures, other.pairs)


def test_a_claim_may_take_the_figures_of_participants_and_of_every_section():
    assert [figure.text for figure in _card().figures] == [
        *("40 adults", "20", "20"),
        "0.5 mg/kg",
        *("2.5", "95%", "1.2", "3.8", "7", "20"),
        *("7", "20", "35%"),
    ]


def test_a_claim_may_take_the_pairs_of_each_line():
    assert {pair.values for pair in _card().pairs} == {("2.5", "1.2", "3.8"), ("1.2", "3.8"), ("7", "20")}


def test_no_pair_runs_over_two_lines():
    body = "\n## What was found\n\n- Pain fell by 5 *Abstract*\n- of 9 people. *Abstract*\n"
    assert _card(body, FRONT.replace(" 40 adults (ketamine 20, placebo 20)", "")).pairs == ()


@pytest.mark.parametrize("value", ["", " ''", " ~"])
def test_participants_may_be_empty(value: str):
    card = _card(front=re.sub(r"participants:.*", f"participants:{value}", FRONT))
    assert card.figures[0].text == "0.5 mg/kg"


def test_participants_may_be_a_bare_number():
    card = _card(front=re.sub(r"participants:.*", "participants: 40", FRONT))
    assert card.figures[0].text == "40"


@pytest.mark.parametrize("front", ["", "---\nkind: source\n---\n"])
def test_a_page_without_a_key_is_a_card_about_nothing(front: str):
    card = _card(front=front)
    assert card.key == ""
    assert len(card.facts) == 4


def test_a_card_without_a_body_has_no_facts():
    card = _card("")
    assert card.facts == ()
    assert [figure.text for figure in card.figures] == ["40 adults", "20", "20"]


def test_only_source_pages_below_sources_are_cards(tmp_path: Path):
    (tmp_path / "references.bib").write_text("")
    for folder in ("sources", "sources/trials", "routes", "about"):
        (tmp_path / "docs" / folder).mkdir(parents=True)
        (tmp_path / "docs" / folder / "smith2019.md").write_text(FRONT + BODY)
    (tmp_path / "docs/sources/index.md").write_text(FRONT.replace("kind: source\n", "") + BODY)
    guide = load_guide(tmp_path / "docs", tmp_path / "references.bib", tmp_path)
    assert [card.page.path for card in guide.cards] == [
        "docs/sources/smith2019.md",
        "docs/sources/trials/smith2019.md",
    ]


def test_the_card_to_copy_in_the_writing_guide_has_nothing_to_mend(tmp_path: Path):
    text = WRITING.read_text(encoding="utf-8")
    (card,) = re.findall(r"^```markdown\n(---\nkind: source\n.*?)^```$", text, re.MULTILINE | re.DOTALL)
    (tmp_path / "docs/sources").mkdir(parents=True)
    (tmp_path / "docs/sources/name2020.md").write_text(card, encoding="utf-8")
    (tmp_path / "docs/spine.md").write_text(
        "---\ntitle: Spine\nsummary: Ketamine after spinal surgery.\nkind: evidence\nwritten_by: Authors of the guide\n"
        "checked_by:\nevidence_to: 2026-11-22\nreviewed: 2026-11-22\nnext_review: 2027-11-22\n---\n\n"
        "Nausea came to 7 of 20 people, or 20 more in 100, and pain changed by −0.75 points [@name2020].\n",
        encoding="utf-8",
    )
    (tmp_path / "references.bib").write_text(
        "@article{name2020,\n author = {Name, Anna},\n title = {Ketamine},\n journal = {Pain},\n year = {2020},\n"
        " doi = {10.5555/name2020},\n design = {randomised controlled trial}\n}\n"
    )
    guide = load_guide(tmp_path / "docs", tmp_path / "references.bib", tmp_path)
    assert [str(finding) for finding in check(guide)] == []
    assert [fact.certainty for fact in guide.cards[0].facts] == ["", "", "low", "", ""]
