"""Effects: pooled results in the front matter of a card, each number taken from one line of that card.

Pictures are drawn from them, so nothing may stand here that the card does not say in words:

    effects:
      - {indication: perioperative, outcome: pain, measure: standardised mean difference,
         estimate: −0.53, low: −0.91, high: −0.15, interval: 95% CI, time: 24 hours}
"""

from dataclasses import dataclass, fields

from guide.sources.cards import Card
from guide.sources.listed import listed_items


@dataclass(frozen=True, slots=True)
class Effect:
    """One pooled effect of the source `key`, every value as the card prints it; what it lacks is empty."""

    key: str
    line: int
    indication: str = ""
    outcome: str = ""
    measure: str = ""
    estimate: str = ""
    low: str = ""
    high: str = ""
    interval: str = ""
    unit: str = ""
    time: str = ""
    drug: str = ""
    route: str = ""
    comparator: str = ""
    population: str = ""
    studies: str = ""
    participants: str = ""
    certainty: str = ""


def read_effects(card: Card) -> tuple[Effect, ...]:
    """Return the effects of `card` that have the form of one, whether or not the card's lines say so."""
    items = listed_items(card, "effects")
    known = {field.name for field in fields(Effect)} - {"key", "line"}
    return tuple(
        Effect(card.key, line, **{name: value for name, value in item.items() if name in known})
        for line, item in items or ()
        if item
    )
