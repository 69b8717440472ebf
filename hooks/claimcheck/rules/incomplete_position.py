"""A position on a card has an indication and a position of the closed sets, and words that a fact of the card has.

Why: the grid of who says what is made from positions; one that the card does not bear out would be a rumour.
Bad: - {indication: migraines, position: positive}
Good: - {indication: headache, position: against, grade: grade C}
"""

from collections.abc import Iterator

from guide.guide import Guide
from guide.place import Place
from guide.sources.cards import Card
from guide.sources.listed import listed_items
from guide.sources.positions import FIELDS
from guide.vocabulary import INDICATIONS, POSITIONS

from claimcheck.finding import Found

_SETS = {"indication": INDICATIONS, "position": POSITIONS}


def check(guide: Guide) -> Iterator[Found]:
    """Yield a finding for each part of a position that is absent, unknown, or stated by no fact of its card."""
    for card in guide.cards:
        if (items := listed_items(card, "positions")) is None:
            message = "'positions' is a list of fields; write - {indication: headache, position: against}"
            yield card.page.path, Place(card.page.front_matter.lines["positions"]), message
        for line, item in items or ():
            yield from ((card.page.path, Place(line), message) for message in _messages(item, card))


def _messages(item: dict[str, str], card: Card) -> Iterator[str]:
    for name in item:
        if name not in FIELDS:
            yield f"positions have no '{name}'; they have: {', '.join(FIELDS)}"
    for name, known in _SETS.items():
        if item.get(name) not in known:
            yield f"'{item.get(name, '')}' is no {name} that the grid knows; write one of: {', '.join(known)}"
    text = " ".join(f"{fact.says} {fact.certainty}" for fact in card.facts).lower()
    for name in ("what", "grade"):
        if (value := item.get(name, "")).lower() not in text:
            yield f"no fact of this card states '{value}'; write '{name}' as a fact does, or add the fact"
