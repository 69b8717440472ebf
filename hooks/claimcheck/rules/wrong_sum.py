"""A line of a card that is derived comes out right, and starts from a figure that the card has elsewhere.

Why: readers take what the guide reckons itself for what the source found, and no source stands behind a slip in it.
     A part of a whole and a percentage out of 100, a sum of people, and a rate in another unit are reckoned again.
Bad: - derived: 21 of 40 is 63 of 100. *Own sum*
Good: - derived: 21 of 40 is 53 of 100. *Own sum*
"""

from collections.abc import Iterator

from guide.guide import Guide

from claimcheck.finding import Found
from claimcheck.sums import sums

_DERIVED = "derived:"


def check(guide: Guide) -> Iterator[Found]:
    """Yield a finding for each derived line with a sum that is wrong, or with no figure of another line."""
    for card in guide.cards:
        for fact in card.facts:
            if not fact.says.startswith(_DERIVED):
                continue
            for said, right in sums(fact.says):
                if not right:
                    yield card.page.path, fact.place, f"'{said}' is not what comes out; reckon it again"
            others = [line for line in card.lines if not line.says.startswith(_DERIVED)]
            known = {figure.value for line in others for figure in line.figures}
            if fact.figures and not any(figure.value in known for figure in fact.figures):
                yield (
                    card.page.path,
                    fact.place,
                    "this starts from no figure of the card; add the fact it is derived from",
                )
