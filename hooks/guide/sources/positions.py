"""Positions: what a body says of ketamine for an indication, in the front matter of its card, typed nowhere else.

positions:
  - {indication: sickle cell pain, position: conditional, grade: conditional recommendation}
"""

from dataclasses import dataclass, fields

from guide.sources.cards import Card
from guide.sources.listed import listed_items


@dataclass(frozen=True, slots=True)
class Position:
    """What the source `key` says for one indication, in whom or how: `what`, in words that a fact of its card has.

    `grade` is its own word for how strongly, empty where unseen. `body` is whose position it is where the entry is by
    persons, in words of the entry or of `participants`; several are parted by commas.
    """

    key: str
    line: int
    indication: str = ""
    position: str = ""
    what: str = ""
    grade: str = ""
    body: str = ""


# The argument of the placeholder that asks for the grid of all bodies and indications.
ALL = "all"
FIELDS = tuple(field.name for field in fields(Position))[2:]


def read_positions(card: Card) -> tuple[Position, ...]:
    """Return the positions of `card` that have the form of one."""
    return tuple(
        Position(card.key, line, **{name: value for name, value in item.items() if name in FIELDS})
        for line, item in listed_items(card, "positions") or ()
        if item
    )
