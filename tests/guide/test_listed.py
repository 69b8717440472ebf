"""Lists in the front matter of a card: each item with its line, or none where they are no lists of fields."""

import pytest
from guide.markdown.reading import read_page
from guide.sources.cards import read_card
from guide.sources.counts import read_counts
from guide.sources.listed import is_number, listed_items

FRONT = "---\nkind: source\nkey: smith2019\n"


def _items(effects: str):
    return listed_items(read_card(read_page("docs/sources/smith2019.md", f"{FRONT}{effects}\n---\n")), "effects")


def test_each_item_has_its_line_and_its_values_as_they_are_written():
    listed = "effects:\n  - {outcome: pain, estimate: -0.50}\n  - outcome: ' nausea '"
    assert _items(listed) == [(5, {"outcome": "pain", "estimate": "-0.50"}), (6, {"outcome": "nausea"})]


@pytest.mark.parametrize(
    "effects",
    [
        "effects: pain",
        "effects: {outcome: pain}",
        "effects: [pain]",
        "effects: [{}]",
        "effects: [{outcome: [pain]}]",
        "effects: [{outcome: {name: pain}}]",
        "effects: [{outcome: pain}, {outcome: [nausea]}]",
    ],
)
def test_what_is_no_list_of_fields_is_told_from_none(effects):
    assert _items(effects) is None


@pytest.mark.parametrize("none", ["", "effects: []"])
def test_a_card_may_list_nothing(none):
    assert _items(none) == []


def test_a_number_is_one_as_cards_print_it():
    assert all(map(is_number, ["12", "−0.53", "1,234.5"]))
    assert not any(map(is_number, ["", "-0.53", "1.", ".5", "−", "a1", "1 mg", "1\n"]))


def test_a_count_without_a_comparator_is_of_one_group():
    listed = (
        "counts:\n  - {outcome: nausea, drug: ketamine, count: 35}\n  - {outcome: pain, drug: esketamine, count: 101}"
    )
    card = read_card(read_page("docs/sources/smith2019.md", f"{FRONT}{listed}\n---\n"))
    (count,) = read_counts(card)
    assert (count.line, count.arms) == (5, (("ketamine", 35),))
    assert (count.population, count.comparator, count.comparator_count) == ("", "", "")
