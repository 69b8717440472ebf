"""An entry has a source card.

Why: without a card nobody can see what the guide took from a source, and no figure can be checked against it.
Bad: an entry brinck2018 and no docs/sources/brinck2018.md
Good: an entry brinck2018 and docs/sources/brinck2018.md
"""

from collections.abc import Iterator

from guide.guide import Guide
from guide.place import Place

from claimcheck.finding import Found


def check(guide: Guide) -> Iterator[Found]:
    """Yield a finding for each entry without a card, in a guide that has cards."""
    have = {card.key for card in guide.cards}
    for entry in guide.bibliography.entries:
        if have and entry.key not in have:
            message = f"'{entry.key}' has no source card; write docs/sources/{entry.key}.md"
            yield guide.bibliography.path, Place(entry.line), message
