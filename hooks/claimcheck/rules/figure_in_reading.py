"""An authors' judgement states no figures.

Why: a figure in a reading box would be one that no source is named for.
Bad: !!! reading "Our reading"

         Ketamine lowers pain by about 10%.
Good: !!! reading "Our reading"

         The effect is smaller than people would notice.
"""

from collections.abc import Iterator

from guide.figures.figure import find_figures
from guide.guide import Guide

from claimcheck.finding import Found


def check(guide: Guide) -> Iterator[Found]:
    """Yield a finding for each figure in a reading box."""
    for page in guide.evidence_pages:
        for claim in page.claims:
            if not claim.in_reading:
                continue
            for figure in find_figures(claim.prose):
                message = f"'{figure.text}' is a figure in an authors' judgement; move it into a claim with a source"
                yield page.path, claim.place.behind(claim.prose[: figure.start]), message
