"""An entry has a source card.

Why: without a card nobody can see what the guide took from a source, and no figure can be checked against it.
Bad: an entry brinck2018 and no docs/sources/brinck2018.md
Good: an entry brinck2018 and docs/sources/brinck2018.md
"""

from collections.abc import Iterator

from guide.guide import Guide

from claimcheck.finding import Finding


def check(guide: Guide) -> Iterator[Finding]:
    """Yield a finding for each entry without a card, in a guide that has cards."""
    have = {card.key for card in guide.cards}
    for entry in guide.bibliography.entries:
        if have and entry.key not in have:
            message = f"'{entry.key}' has no source card; write docs/sources/{entry.key}.md"
            yield Finding(guide.bibliography.path, entry.line, 1, "missing-card", message)
