"""A claim that cites a retracted source says so.

Why: a retracted finding that is passed on as sound is worse than none; `retracted` in an entry marks one.
Bad: Ketamine halved opioid use [@withdrawn2010].
Good: A trial that was later retracted reported less opioid use [@withdrawn2010].
"""

from collections.abc import Iterator

from guide.guide import Guide

from claimcheck.finding import Found


def check(guide: Guide) -> Iterator[Found]:
    """Yield a finding for each claim that cites an entry with a `retracted` field and does not say so."""
    retracted = {entry.key for entry in guide.bibliography.entries if "retracted" in entry.fields}
    for page in guide.evidence_pages:
        for claim in page.claims:
            if "retract" in claim.visible.lower():
                continue
            for key in claim.keys:
                if key in retracted:
                    message = f"'{key}' is retracted; say so in this sentence, or cite another source"
                    yield page.path, claim.place, message
