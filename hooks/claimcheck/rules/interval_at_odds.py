"""An estimate lies within its own interval, and the interval begins with its lower end.

Why: "0.75 (95% CI 1.3 to 2.2)" cannot be what a source found; one of the three numbers is a slip.
     The sign may be in words, as in "lower by 97 (95% CI −165 to −30)".
     Where the source itself prints such an interval, say so within it: "95% CI printed as −2.2 to −13.2".
Bad: Pain was lower by 0.75 points (95% CI 1.3 to 2.2) [@brinck2018]
Good: Pain was lower by 0.75 points (95% CI 0.3 to 1.2) [@brinck2018]
"""

from collections.abc import Iterator

from guide.figures.figure import find_figures
from guide.figures.pairs import Pair
from guide.guide import Guide

from claimcheck.finding import Found
from claimcheck.intervals import outside
from claimcheck.prose import prose_of


def check(guide: Guide) -> Iterator[Found]:
    """Yield a finding for each estimate of a claim or a fact that is outside of the interval behind it."""
    for page in guide.evidence_pages:
        for claim in page.claims:
            prose = prose_of(claim)
            for pair in outside(prose, find_figures(prose)):
                yield page.path, claim.place_of(pair.start), _message(prose, pair)
    for card in guide.cards:
        for fact in card.facts:
            for pair in outside(fact.says, fact.figures):
                yield card.page.path, fact.place, _message(fact.says, pair)


def _message(text: str, pair: Pair) -> str:
    return f"'{text[pair.start : pair.end]}' has an estimate outside of its interval; see what the source prints"
