"""A body whose position a card states is named by the entry or by the card, in the same words.

Why: the grid of who says what names bodies; one that the source does not name would speak for nobody.
Bad: body: Society of Invented Pain
Good: body: American Society of Hematology
"""

from collections.abc import Iterable, Iterator

from guide.guide import Guide
from guide.place import Place
from guide.sources.cards import Card
from guide.sources.latex import plain
from guide.sources.listed import listed_items

from claimcheck.finding import Found


def check(guide: Guide) -> Iterator[Found]:
    """Yield a finding for each body of a position that neither the entry nor the card names."""
    entries = guide.bibliography.by_key
    for card in guide.cards:
        for line, item in listed_items(card, "positions") or ():
            entry = entries.get(card.key)
            names = _names(card, entry.fields.values() if entry else ())
            for body in filter(None, item.get("body", "").split(", ")):
                if body.lower() not in names:
                    message = f"neither the entry nor this card names '{body}'; write the body as they do"
                    yield card.page.path, Place(line), message


def _names(card: Card, values: Iterable[str]) -> str:
    participants = str(card.page.front_matter.fields.get("participants") or "")
    return " ".join([participants, *(fact.says for fact in card.facts), *map(plain, values)]).lower()
