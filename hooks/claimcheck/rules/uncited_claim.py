"""A claim cites its source.

Why: the reader is promised that every statement links to where it comes from.
Bad: Ketamine lowered pain scores at 24 hours.
Good: Ketamine lowered pain scores at 24 hours [@brinck2018].
"""

from collections.abc import Iterator

from guide.figures.figure import find_figures
from guide.guide import Guide
from guide.vocabulary import REASONS

from claimcheck.finding import Found
from claimcheck.words import asks, effect_in_words, names_drug

_WHAT = {"sentence": "this sentence", "row": "this table row"}


def check(guide: Guide) -> Iterator[Found]:
    """Yield a finding for each claim without a citation, a waiver that may cover it, or a reading box."""
    for page in guide.evidence_pages:
        for claim in page.claims:
            if claim.keys or claim.in_reading:
                continue
            remedy = "add [@key], or put it in a reading box if it is a judgement"
            waived = claim.waiver and claim.waiver.reason in REASONS
            # Who cites behind the full stop has a source, and needs no waiver.
            if waived and not claim.followed_by_citation:
                figures = find_figures(claim.visible)
                says = names_drug(claim.visible) or (effect_in_words(claim.visible) and not asks(claim.visible))
                if not figures and not says:
                    continue
                what = f"states the figure '{figures[0].text}'" if figures else "says something of a drug"
                remedy = f"it {what}, which no waiver covers; add [@key]"
            elif claim.followed_by_citation:
                remedy = "the citation stands behind the full stop; move it before the full stop"
            message = f"{_WHAT[claim.kind]} cites no source; {remedy}"
            yield page.path, claim.place, message
