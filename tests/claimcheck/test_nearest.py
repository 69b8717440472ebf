"""What an author is told of a figure that no fact of the cited cards has: where it stands, or what comes nearest."""

import pytest
from claimcheck.matching import Missing
from claimcheck.nearest import nearest, what_is_missing
from guide.figures.figure import find_figures
from guide.markdown.reading import read_page
from guide.sources.cards import Card, read_card


def _card(*facts: str, key: str = "smith2019") -> Card:
    listed = "\n".join(f"- {fact} *Abstract*" for fact in facts)
    text = f"---\nkind: source\nkey: {key}\n---\n\n## What was found\n\n{listed}\n"
    return read_card(read_page(f"docs/sources/{key}.md", text, f"sources/{key}.md"))


def _missing(text: str, together: bool = False) -> Missing:
    return Missing(0, text, find_figures(text)[0], together)


CARD = _card("Pain fell by −0.75 points in 12 of 20.", "They had 0.5 mg/kg for 24 hours.")


@pytest.mark.parametrize(
    ("figure", "told"),
    [
        ("0.5 mg", "the nearest is '0.5 mg/kg' in finding 2 of smith2019"),
        ("0.6 mg/kg", "the nearest is '0.5 mg/kg' in finding 2 of smith2019"),
        ("23 hours", "the nearest is '24 hours' in finding 2 of smith2019"),
        ("13", "the nearest is '12' in finding 1 of smith2019"),
    ],
)
def test_the_nearest_is_of_the_same_value_or_unit_and_then_the_least_away(figure, told):
    assert nearest(find_figures(figure)[0], [CARD]) == told


def test_cards_without_figures_have_no_nearest():
    assert nearest(find_figures("0.5 mg")[0], [_card("Nobody died.")]) == "they state no figures"


@pytest.mark.parametrize(
    ("missing", "where"),
    [
        (_missing("24 hours"), "finding 2 of smith2019"),
        # What is put together of a claim stands nowhere as it is.
        (_missing("−24 hours"), "another fact"),
        (_missing("12 of 20", together=True), "another fact"),
    ],
    ids=["as it stands", "with another sign", "a pair"],
)
def test_a_figure_of_another_fact_is_told_where_it_stands(missing, where):
    said = what_is_missing(missing, [CARD], "docs/pain.md")
    what = f"'{missing.text}' is in {where}, on which this does not rest"
    assert said == f"{what}; mend the claim, or run: claimcheck review docs/pain.md"


def test_what_is_on_no_card_is_told_with_what_comes_nearest():
    said = what_is_missing(_missing("0.6 mg/kg"), [CARD])
    near = "the nearest is '0.5 mg/kg' in finding 2 of smith2019"
    assert said == f"'0.6 mg/kg' is on no card of the cited sources; {near}; mend the claim or the card"
    pair = what_is_missing(_missing("12 of 24", together=True), [CARD])
    assert pair == (
        "'12 of 24' is written so on no card of the cited sources; see what the card puts together; "
        "mend the claim or the card"
    )
