"""A claim cites its source.

Why: the reader is promised that every statement links to where it comes from.
Bad: Ketamine lowered pain scores at 24 hours.
Good: Ketamine lowered pain scores at 24 hours [@brinck2018].
"""

from collections.abc import Iterator

from guide.guide import Guide
from guide.vocabulary import REASONS

from claimcheck.finding import Found

_WHAT = {"sentence": "this sentence", "row": "this table row"}


def check(guide: Guide) -> Iterator[Found]:
    """Yield a finding for each claim without a citation, a waiver or a reading box."""
    for page in guide.evidence_pages:
        for claim in page.claims:
            if claim.keys or claim.in_reading or (claim.waiver and claim.waiver.reason in REASONS):
                continue
            remedy = "add [@key], or put it in a reading box if it is a judgement"
            if claim.followed_by_citation:
                remedy = "the citation stands behind the full stop; move it before the full stop"
            message = f"{_WHAT[claim.kind]} cites no source; {remedy}"
            yield page.path, claim.place, message
