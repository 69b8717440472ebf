"""An audit of the guide is complete: each claim that was drawn has a verdict, and each fault what followed.

Why: our error rate is counted from these files, so a claim that drops out of one makes the guide look better.
Bad: verdict: mostly fine
Good: verdict: minor, with the fault, and what was done about it
"""

from collections.abc import Iterator
from datetime import date

from guide.guide import Guide
from guide.place import Place

from claimcheck.finding import Found


def check(guide: Guide) -> Iterator[Found]:
    """Yield a finding for each part of an audit that is absent or malformed, and each claim that stands twice."""
    for audit in guide.audits:
        for problem in audit.problems:
            yield audit.path, problem.place, problem.message
        if not audit.problems and audit.day == date.min:
            yield audit.path, Place(1), "the day of this audit is none; write it like 2026-11-28"
        drawn = [claim.claim for claim in audit.claims]
        for claim in sorted({claim for claim in drawn if drawn.count(claim) > 1}):
            yield audit.path, Place(1), f"'{claim}' was drawn twice; keep one of the two"
