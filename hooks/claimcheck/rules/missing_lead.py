"""A section opens with its lead: one short sourced sentence that answers the section's question.

Why: a reader with forty seconds reads the first line below a heading, and meets a study's methods there.
Bad: A trial in two hospitals gave it for a day after surgery and asked about pain (P < 0.05) [@brinck2018].
Good: Pain at one day was lower with ketamine than with placebo [@brinck2018].
"""

import re
from bisect import bisect
from collections.abc import Iterator

from guide.guide import Guide
from guide.markdown.page import Claim

from claimcheck.finding import Found

MOST_WORDS = 25
_BEHIND = re.compile(r"\bP\s*[<=>≤≥]|\bCI\b|\b(?:confidence|credible) interval\b")
_REMEDY = "open the section with a paragraph of one short sentence that answers it, and an empty line below it"


def check(guide: Guide) -> Iterator[Found]:
    """Yield a finding for each section with sourced claims whose first paragraph is no lead, at what it opens with."""
    for page in guide.evidence_pages:
        headings = [title.place for title in page.titles if title.kind == "heading"]
        sections: dict[int, list[Claim]] = {}
        for claim in page.claims:
            sections.setdefault(bisect(headings, claim.place), []).append(claim)
        for claims in sections.values():
            if any(claim.keys and not claim.in_reading for claim in claims) and (problem := _no_lead(claims)):
                yield page.path, claims[0].place, f"{problem}; {_REMEDY}"


def _no_lead(claims: list[Claim]) -> str:
    """Say why the first of a section's claims is no lead, or nothing when it is one."""
    first = claims[0]
    if first.kind == "row" or first.in_list or first.in_reading or not first.keys:
        return "this section has no lead"
    if len(claims) > 1 and claims[1].block == first.block:
        return "the lead of this section goes on with another sentence"
    if found := _BEHIND.search(first.visible):
        return f"the lead of this section has '{found[0]}', which belongs below it"
    return f"the lead of this section has {first.words} words, {MOST_WORDS} at most" if first.words > MOST_WORDS else ""
