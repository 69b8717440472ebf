"""Which facts of a card a claim rests on: the smallest set that has all its figures, and its pairs of them."""

from claimcheck.linking import choose
from guide.markdown.reading import read_page
from guide.sources.cards import read_card

CARD = """---
kind: source
key: smith2019
---

## What was found

- Nausea came to 3 of 8 people. *Abstract*
- It was 2019. *Abstract*
- Pain fell in 12 of 20 people. *Abstract*
"""


def test_a_claim_rests_on_both_facts_whose_pairs_of_figures_it_states():
    card = read_card(read_page("docs/sources/smith2019.md", CARD, "sources/smith2019.md"))
    (claim,) = read_page("docs/x.md", "Pain fell in 12 of 20 people and 3 of 8 had nausea [@smith2019].\n").claims
    (choice,) = choose(claim, [card], {})
    assert [fact.says for fact in choice.facts] == ["Nausea came to 3 of 8 people.", "Pain fell in 12 of 20 people."]
    # No other set of facts states them all.
    assert choice.only
