"""Each count out of 100 stands in one fact of its card: the outcome, then each number with what was given.

Why: a pictograph of what no line of the card says would show what nobody took from the source.
Bad: count: 35, comparator_count: 20, on a card with the fact "nausea came to 35 of 100 with ketamine"
Good: count: 35, comparator_count: 15, on a card with "nausea: 35 of 100 with ketamine, 15 of 100 with placebo"
"""

from collections.abc import Iterator

from guide.guide import Guide
from guide.place import Place
from guide.sources.cards import Card
from guide.sources.counts import Count, read_counts, states
from guide.sources.effects_in_words import stands_on

from claimcheck.finding import Found


def check(guide: Guide) -> Iterator[Found]:
    """Yield a finding for each count that no fact of its card bears out, and each population that is not on it."""
    for card in guide.cards:
        for count in read_counts(card):
            yield from ((card.page.path, Place(count.line), message) for message in _messages(count, card))


def _messages(count: Count, card: Card) -> Iterator[str]:
    if not any(states(fact, count) for fact in card.facts):
        said = ", ".join(f"{number} of 100 with {given}" for given, number in count.arms)
        yield f"no fact of this card states '{count.outcome}: {said}'; write a line that does, with where it stands"
    if not stands_on(count.population, card):
        yield f"the population '{count.population}' does not stand on this card; write what the card says"
