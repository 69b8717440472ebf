"""A source card is about an entry, and its file has the entry's key for a name.

Why: a card that no entry names is never shown as anybody's source.
Bad: docs/sources/brinck.md with key: brinck2018
Good: docs/sources/brinck2018.md with key: brinck2018
"""

from collections.abc import Iterator
from pathlib import PurePosixPath

from guide.guide import Guide
from guide.place import Place

from claimcheck.finding import Found
from claimcheck.hints import did_you_mean, nearest_word


def check(guide: Guide) -> Iterator[Found]:
    """Yield a finding for each card whose key is no entry, or is not the name of its file."""
    known = guide.bibliography.by_key
    first: dict[str, str] = {}
    for card in guide.cards:
        if not card.key:
            continue
        line = card.page.front_matter.lines.get("key", 1)
        name = PurePosixPath(card.page.path).stem
        if card.key not in known:
            hint = did_you_mean(nearest_word(card.key, known), "add the entry, or remove the card")
            message = f"'{card.key}' is not in the bibliography; {hint}"
            yield card.page.path, Place(line), message
        elif card.key != name:
            message = f"this card is about '{card.key}'; name the file {card.key}.md"
            yield card.page.path, Place(line), message
        elif first.setdefault(card.key, card.page.path) != card.page.path:
            message = f"'{card.key}' has a card already, {first[card.key]}; make one of the two"
            yield card.page.path, Place(line), message
