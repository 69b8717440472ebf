"""An amount in words that is no number, such as "nobody", "a decade" or "almost 7", is one that a cited source gives.

Why: "for a year" and "everyone" say how long and how many as surely as a figure does.
Bad: Relief lasted a year [@brinck2018], when the card follows people for 4 weeks
Good: Relief lasted 4 weeks [@brinck2018]
"""

from collections.abc import Iterator

from guide.guide import Guide
from guide.vocabulary import REASONS

from claimcheck.finding import Found
from claimcheck.sources import Words
from claimcheck.word_tables import AMOUNTS, IN_AMOUNTS

_WORDS = Words(AMOUNTS, denied=True, parts=IN_AMOUNTS)


def check(guide: Guide) -> Iterator[Found]:
    """Yield a finding for each such amount of a claim that no cited source gives in these or other words."""
    for page, claim, start, word in _WORDS.unsaid(guide):
        if claim.keys or (claim.waiver and claim.waiver.reason in REASONS):
            message = f"no cited source says '{word}' or as much; write what the card says"
            yield page.path, claim.place_of(start), message
