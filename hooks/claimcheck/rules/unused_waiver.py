"""A waiver waives something.

Why: a waiver that is left behind would silently cover the next claim on its line.
Bad: Pain fell [@brinck2018]. <!-- no-source: navigation -->
Good: Pain fell [@brinck2018].
"""

from collections.abc import Iterator

from guide.guide import Guide
from guide.vocabulary import REASONS

from claimcheck.finding import Found


def check(guide: Guide) -> Iterator[Found]:
    """Yield a finding for each waiver on a line that has no claim without a source."""
    for page in guide.pages:
        claims = page.claims if page.kind == "evidence" else ()
        used = {id(claim.waiver) for claim in claims if claim.waiver and not claim.keys and not claim.in_reading}
        for waiver in page.waivers:
            if id(waiver) not in used and waiver.reason in REASONS:
                message = "this waiver waives nothing; remove it"
                yield page.path, waiver.place, message
