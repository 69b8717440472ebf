"""What is said of a result fits the P value beside it: "significant" below 0.05, "no difference" above it.

Why: "reduced pain (P = 0.14)" tells a result that may be chance as one that was found.
     A claim that gives a direction beside a P value above 0.05 says there that no difference was shown,
     or gives the value of each arm.
Bad: Ketamine reduced pain (P = 0.14) [@brinck2018]
Good: Pain did not differ significantly (P = 0.14) [@brinck2018]
"""

from collections.abc import Iterator

from guide.guide import Guide

from claimcheck.finding import Found
from claimcheck.p_values import at_odds
from claimcheck.prose import prose_of


def check(guide: Guide) -> Iterator[Found]:
    """Yield a finding for each P value of a claim or a fact that the words before it contradict."""
    for page in guide.evidence_pages:
        for claim in page.claims:
            for start, message in at_odds(prose_of(claim), of_claim=True):
                yield page.path, claim.place_of(start), message
    for card in guide.cards:
        for fact in card.facts:
            yield from ((card.page.path, fact.place, message) for _, message in at_odds(fact.says, of_claim=False))
