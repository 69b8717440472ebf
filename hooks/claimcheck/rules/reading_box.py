"""A page has at most one box with its authors' reading, and the box cites nothing.

Why: a judgement that cites a source reads like what the source says, and boxes without end would hold the evidence.
Bad: !!! reading "Our reading" ... The effect is small [@brinck2018].
Good: !!! reading "Our reading" ... The effect is smaller than people would notice.
"""

from collections.abc import Iterator

from guide.guide import Guide

from claimcheck.finding import Found


def check(guide: Guide) -> Iterator[Found]:
    """Yield a finding for each box after the first of a page, and for each claim with a citation in one."""
    for page in guide.evidence_pages:
        for place in page.readings[1:]:
            message = "this page has a second box with a reading; put the judgement into the first, or leave it out"
            yield page.path, place, message
        for claim in page.claims:
            if claim.in_reading and claim.keys:
                message = "an authors' judgement cites no source; move what the source says out of the box"
                yield page.path, claim.place, message
