"""An interval is given with its level where the card gives one: 95% CI 0.3 to 1.2, not CI 0.3 to 1.2.

Why: an interval of 50% is much narrower than one of 95%, and a reader cannot tell which it is.
Bad: Pain was lower by 0.75 points (CI 0.3 to 1.2) [@brinck2018], when the card has 95% CI 0.3 to 1.2
Good: Pain was lower by 0.75 points (95% CI 0.3 to 1.2) [@brinck2018]
"""

import re
from collections.abc import Iterator

from guide.guide import Guide

from claimcheck.basis import cited_cards
from claimcheck.finding import Found
from claimcheck.prose import prose_of

_BARE = re.compile(r"(?<!%)(?<!% )\b(?:CI|CrI)\s?[:=(]?\s?(?P<low>[−-]?\d+(?:\.\d+)?) to (?P<high>[−-]?\d+(?:\.\d+)?)")


def check(guide: Guide) -> Iterator[Found]:
    """Yield a finding for each interval of a claim that has no level, where a cited fact has one with it."""
    for page, claim, cited in cited_cards(guide):
        prose = prose_of(claim)
        for found in _BARE.finditer(prose) if "CI" in prose or "CrI" in prose else ():
            ends = [_plain(end.replace("−", "-")) for end in found.groups()]
            # A pair of three is an estimate with its interval, behind a level.
            known = (pair.values[1:] for card in cited for pair in card.pairs if len(pair.values) == 3)
            if ends in ([*map(_plain, values)] for values in known):
                message = f"'{found[0]}' has no level, and the card has one; write it as the card does"
                yield page.path, claim.place_of(found.start()), message


def _plain(number: str) -> str:
    """Return a number without zeros at its end."""
    return number.rstrip("0").rstrip(".") if "." in number else number
