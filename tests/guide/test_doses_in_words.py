"""What a fact says of the result of a dose: nothing differed, and nothing more, in words or by a P value."""

import pytest
from guide.markdown.reading import read_page
from guide.sources.cards import Fact, read_card
from guide.sources.doses_in_words import says_alike, says_only_alike


def _fact(says: str) -> Fact:
    text = f"---\nkind: source\nkey: smith2019\n---\n\n## What was found\n\n- {says} *Abstract*\n"
    (fact,) = read_card(read_page("docs/sources/smith2019.md", text, "sources/smith2019.md")).facts
    return fact


@pytest.mark.parametrize(
    "says",
    [
        "Pain did not differ.",
        "Pain was 2.1 with ketamine and 2.3 with placebo (P = 0.05).",
        "Pain was 2.1 with ketamine and 2.3 with placebo (P = 0.4).",
    ],
)
def test_a_fact_may_say_that_nothing_differed(says):
    assert says_alike(_fact(says))


@pytest.mark.parametrize("p", ["P = 0.04", "P < 0.05", "P < 0.001", "P = 0.049"])
def test_a_small_chance_says_that_something_differed(p):
    assert not says_alike(_fact(f"Pain was 2.1 with ketamine and 2.3 with placebo ({p})."))
    assert not says_only_alike(_fact(f"Pain did not differ, nausea did ({p})."))


@pytest.mark.parametrize("p", ["P = 0.05", "P > 0.05", "P = 0.4"])
def test_a_great_chance_takes_nothing_from_no_difference(p):
    assert says_only_alike(_fact(f"Pain did not differ ({p})."))
