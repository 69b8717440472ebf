"""Who says what: the positions on the cards, as a grid and as tables."""

from presentation.pages.positions import with_positions
from showing import shown_as, small_guide

BIB = """@article{a2012, author = {A, Ann}, title = {G}, year = {2012}, design = {guideline}}
@article{b2013, author = {B | C, Bob}, title = {H}, year = {2013}, design = {guideline}}
"""
CARD = "---\nkind: source\nkey: {key}\nabout: []\npositions:\n{positions}---\n\n## What was found\n\n- So. *A*\n"


def _with(text: str) -> str:
    cards = {
        "a2012": "  - {indication: headache, position: against, what: migraine, grade: grade C}\n",
        "b2013": "  - {indication: headache, position: for}\n  - {indication: surgery, position: conditional}\n",
    }
    pages = {f"sources/{key}.md": CARD.format(key=key, positions=said) for key, said in cards.items()}
    shown = shown_as(small_guide(BIB, pages))
    return with_positions(text, shown.guide.cards, shown.sources)


def test_the_grid_has_a_row_an_indication_and_names_each_body_in_its_column():
    lines = _with("<!-- positions: all -->").strip().splitlines()
    assert lines[0] == "| Indication | For | Under conditions | Not for it, or silent | Source |"
    assert lines[2:] == [
        "| Surgery | none seen | B \\| C 2013 | none seen | [@b2013] |",
        "| Headache | B \\| C 2013 | none seen | A 2012 (against) | [@a2012; @b2013] |",
    ]


def test_the_table_of_an_indication_begins_with_those_in_favour():
    lines = _with("Above.\n\n<!-- positions: headache -->\n\nBelow.\n").splitlines()
    assert lines[4:6] == [
        "| B \\| C 2013 | for |  | not seen | [@b2013] |",
        "| A 2012 | against | migraine | grade C | [@a2012] |",
    ]
    assert (lines[0], lines[-1]) == ("Above.", "Below.")


def test_an_indication_that_nobody_speaks_of_is_left_empty():
    assert _with("<!-- positions: burns -->") == ""
