"""A claim calls something significant only where a cited source does, or gives a P value below 0.05.

Why: "significantly" reads as a result that was tested, and a source that tested nothing cannot bear it out.
Bad: Pain was significantly lower with ketamine [@brinck2018], when the card says that pain was lower
Good: Pain was lower with ketamine [@brinck2018]
"""

from collections.abc import Iterator

from guide.guide import Guide

from claimcheck.finding import Found
from claimcheck.sources import Words
from claimcheck.word_tables import SIGNIFICANT

_WORDS = Words(SIGNIFICANT)


def check(guide: Guide) -> Iterator[Found]:
    """Yield a finding for each "significant" of a claim that no cited source bears out."""
    for page, claim, start, word in _WORDS.unsaid(guide):
        message = f"no cited source calls anything significant, and '{word}' does; leave it out, or mend the card"
        yield page.path, claim.place_of(start), message
