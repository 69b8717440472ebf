"""A sentence ends with its citation, and a table row with the cell that holds it.

Why: what stands behind the last citation looks sourced, and no source is named for it.
Bad: Pain fell [@brinck2018], and nobody had nausea.
Good: Pain fell, and nobody had nausea [@brinck2018].
"""

import re
from collections.abc import Iterator

from guide.guide import Guide
from guide.markdown.citations import GROUP

from claimcheck.finding import Found

_WORD = re.compile(r"[^\W\d_]|[0-9]")
_WHAT = {"sentence": "this sentence", "row": "this table row"}


def check(guide: Guide) -> Iterator[Found]:
    """Yield a finding for each claim that goes on behind its last citation, at the first letter or digit there."""
    for page in guide.evidence_pages:
        for claim in page.claims:
            groups = list(GROUP.finditer(claim.visible))
            # A citation that opens its sentence is about all of it.
            if not groups or not claim.visible[: groups[0].start()].strip(" |*"):
                continue
            last = groups[-1].end()
            behind = next((found.start() for found in _WORD.finditer(claim.visible, last)), None)
            if behind is not None:
                remedy = "end it with the citation, or make two sentences of it"
                yield page.path, claim.place_of(behind), f"{_WHAT[claim.kind]} goes on behind its citation; {remedy}"
