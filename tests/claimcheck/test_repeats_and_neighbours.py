"""A slip that makes one figure of a fact into another of the same fact is seen by what stands beside it."""

import pytest
from claimcheck.matching import lines_of, stated_by
from claimcheck.neighbours import beside_another
from claimcheck.repeats import too_often
from guide.markdown.reading import read_page
from guide.sources.cards import Card, read_card


def _card(key: str, facts: list[str]) -> Card:
    lines = "\n".join(f"- {fact} *Abstract*" for fact in facts)
    text = f"---\nkind: source\nkey: {key}\n---\n\n## What was found\n\n{lines}\n"
    return read_card(read_page(f"docs/sources/{key}.md", text, f"sources/{key}.md"))


def _of(claim: str, *facts: str, other: str = "") -> tuple[list[str], list[tuple[str, str, str]], list[str]]:
    """Return what stands too often, beside the word of another figure, and not at all in the facts of one or two."""
    cards = [_card("hardy2012", list(facts)), *([_card("lee2011", [other])] if other else [])]
    page = read_page("docs/x.md", claim.replace("{c}", "[" + "; ".join(f"@{card.key}" for card in cards) + "]") + "\n")
    stated = stated_by(page.claims[0], cards, {})
    lines = lines_of(cards)
    beside = [(figure.text, there.text, word) for figure, there, word in beside_another(stated, lines)]
    return [figure.text for figure in too_often(stated, lines)], beside, [m.text for m in stated.missing_from(lines)]


CREAMS = "Cream of 1% ketamine, 2% amitriptyline, their combination or placebo each cut pain by 1.5 units."
SIX = "Of 6 people scheduled for two infusions, 3 developed jaundice."


@pytest.mark.parametrize(
    ("claim", "facts", "found"),
    [
        ("Creams of 2% ketamine, 2% amitriptyline or both were tried {c}.", [CREAMS], ["2%"]),
        ("Doses of 30 mg, 30 mg and 50 mg were given {c}.", ["It was 10, 30 and 50 mg.", "30 mg hurt."], ["30 mg"]),
        ("| 6 people, two infusions | 6 developed jaundice | {c} |", [SIX], ["6"]),
        ("| 3 people, two infusions | 3 developed jaundice | {c} |", [SIX], ["3"]),
    ],
)  # fmt: skip
def test_a_figure_stated_more_often_than_in_its_facts_is_reported(claim: str, facts: list[str], found: list[str]):
    head = "| A | B | C |\n| --- | --- | --- |\n" if claim.startswith("|") else ""
    assert _of(head + claim, *facts)[0] == found


@pytest.mark.parametrize(
    ("claim", "facts", "other"),
    [
        ("It was 20 mg of ketamine and 20 mg of morphine {c}.", ["Ketamine and morphine, 20 mg of each."], ""),
        ("| 70 people, one unit | 52 of 70 improved | {c} |", ["Of 70 people 52 improved."], ""),
        ("| 11 studies of mood | All 11 studies found a gain | {c} |", ["Of 11 studies each found a gain."], ""),
        ("| 0.5 mg/kg | Less pain with 0.5 mg/kg | {c} |", ["Ketamine 0.5 mg/kg cut pain."], ""),
        ("Trials of 90 and 90 people agreed {c}.", ["It was 90 people."], "It was 90 people."),
        ("It was 10 mg at first. It was 10 mg later {c}.", ["At first 10 mg.", "Later 10 mg."], ""),
    ],
)  # fmt: skip
def test_a_figure_stated_as_often_as_in_its_facts_is_not(claim: str, facts: list[str], other: str):
    head = "| A | B | C |\n| --- | --- | --- |\n" if claim.startswith("|") else ""
    assert _of(head + claim, *facts, other=other)[0] == []


@pytest.mark.parametrize(
    ("claim", "fact", "found"),
    [
        ("Cream of 2% ketamine was tried {c}.", CREAMS, [("2%", "1%", "ketamine")]),
        ("In 6 jaundice developed, as 6 developed it {c}.", SIX, [("6", "3", "developed")]),
        ("Death rose from 15 in 2014 to 197 in 2014 {c}.", "It rose from 15 in 2014 to 197 in 2024.", []),
        ("It ran to 20 February 2025 {c}.", "Of 20 drugs; ran to 10 February 2025.", [("20", "10", "February")]),
        ("Cream of 1% ketamine was tried {c}.", CREAMS, []),
        ("Creams of 1% and 2% ketamine were tried {c}.", "Creams of 1% and 2% ketamine were tried.", []),
        ("Use of 24 hours of morphine {c}.", "Morphine over 0 to 24 hours.", []),
        ("Depression in 20 cases {c}.", "It was 40 cases, 20 of them depressed.", []),
        ("It was 20 people in all {c}.", "It was 20 adults of 40 people with pain.", []),
    ],
)  # fmt: skip
def test_a_figure_beside_the_word_of_another(claim: str, fact: str, found: list[tuple[str, str, str]]):
    assert _of(claim, fact)[1] == found


@pytest.mark.parametrize(
    ("claim", "missing"),
    [
        ("It was 7% against 16% {c}.", []),
        ("It was 1% against 16% {c}.", ["1% against 16%"]),
        ("It was 16% against 3% {c}.", ["16% against 3%"]),
        ("It was 7% against 10% {c}.", ["7% against 10%"]),
        ("It fell from 16% to 1% {c}.", []),
    ],
)
def test_what_is_set_against_another_figure_on_the_card_is_not_set_against_a_third(claim: str, missing: list[str]):
    fact = "Low oxygen (7% versus 16%) and nausea (3% versus 10%) were rarer; delirium came in 1%."
    assert _of(claim, fact)[2] == missing
