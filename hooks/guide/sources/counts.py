"""Counts out of 100 in the front matter of a card, of which pictographs are drawn, each from one fact of that card.

counts:
  - {outcome: nausea, population: adults after surgery, drug: ketamine, count: 35, comparator: placebo,
     comparator_count: 15}
"""

import re
from dataclasses import dataclass, fields

from guide.sources.cards import Card, Fact
from guide.sources.listed import listed_items


@dataclass(frozen=True, slots=True)
class Count:
    """How many of 100 people had an outcome, in words of the card; without a comparator its fields are empty."""

    key: str
    line: int
    outcome: str = ""
    population: str = ""
    drug: str = ""
    count: str = ""
    comparator: str = ""
    comparator_count: str = ""

    @property
    def arms(self) -> tuple[tuple[str, int], ...]:
        """Return what was given and how many of 100 it came to, for each of the groups that are compared."""
        named = ((self.drug, self.count), (self.comparator, self.comparator_count))
        return tuple((given, int(number)) for given, number in named if given)


def read_counts(card: Card) -> tuple[Count, ...]:
    """Return the counts of `card` that can be drawn, whether or not a fact of it says so."""
    known = {field.name for field in fields(Count)} - {"key", "line"}
    read = (
        Count(card.key, line, **{name: value for name, value in item.items() if name in known})
        for line, item in listed_items(card, "counts") or ()
    )
    return tuple(count for count in read if count.drug and all(map(is_of_100, _numbers(count))))


def _numbers(count: Count) -> tuple[str, ...]:
    return (count.count, count.comparator_count) if count.comparator else (count.count,)


def is_of_100(value: str) -> bool:
    """Tell whether a value is a whole number from 0 to 100."""
    return re.fullmatch(r"[1-9]?\d|100", value) is not None


def states(fact: Fact, count: Count) -> bool:
    """Tell whether a fact says the outcome and, next after it, each number with what was given."""
    groups = [rf"{number} of 100 with {re.escape(given)}" for given, number in count.arms]
    parts = [rf"(?<![\w.]){part}(?!\w)" for part in (re.escape(count.outcome), *groups)]
    # No other count stands between them, so none can be taken for that of another outcome.
    return re.search(r"(?:(?! of 100).)*?".join(parts), fact.says, re.IGNORECASE) is not None
