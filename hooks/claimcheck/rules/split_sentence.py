"""A sentence has a line to itself, and a line holds one sentence.

Why: a citation belongs to the sentence on its line; two sentences on a line would share one.
Bad: Pain fell. Opioid use fell too [@brinck2018].
Good: Pain fell [@brinck2018].
Good: Opioid use fell too [@brinck2018].
"""

from collections.abc import Iterator

from guide.guide import Guide

from claimcheck.finding import Found


def check(guide: Guide) -> Iterator[Found]:
    """Yield a finding where a second sentence begins on a line, or a line ends within a sentence."""
    for page in guide.evidence_pages:
        for claim in page.claims:
            if claim.second:
                message = "a second sentence begins on this line; begin a new line"
                yield page.path, claim.place, message
            if claim.split_at:
                message = "this sentence goes on in the next line; write it on one line"
                yield page.path, claim.split_at, message
