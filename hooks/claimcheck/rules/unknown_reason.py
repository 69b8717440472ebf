"""A waiver gives one of the known reasons.

Why: a free reason would let any claim through; navigation and method are what needs no source.
Bad: See the page on safety. <!-- no-source: obvious -->
Good: See the page on safety. <!-- no-source: navigation -->
"""

from collections.abc import Iterator

from guide.guide import Guide
from guide.vocabulary import REASONS

from claimcheck.finding import Found


def check(guide: Guide) -> Iterator[Found]:
    """Yield a finding for each waiver whose reason is not in the closed set."""
    for page in guide.pages:
        for waiver in page.waivers:
            if waiver.reason not in REASONS:
                stated = f"'{waiver.reason}' is no reason" if waiver.reason else "this waiver gives no reason"
                message = f"{stated} to go without a source; write {' or '.join(REASONS)}, or cite a source"
                yield page.path, waiver.place, message
