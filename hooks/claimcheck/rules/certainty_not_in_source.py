"""How sure a claim says something is, a cited source says too, in the same words or grade.

Why: a reader acts on "high certainty"; where the source says low, the claim is as wrong as with another figure.
Bad: Ketamine lowered pain, with high certainty [@brinck2018], when the card states low
Good: Ketamine lowered pain, with low certainty as the review rates it [@brinck2018]
"""

from collections.abc import Iterator

from guide.figures.certainty import find_certainty
from guide.guide import Guide

from claimcheck.basis import cited_cards
from claimcheck.finding import Found
from claimcheck.prose import prose_of
from claimcheck.stated import known_certainty


def check(guide: Guide) -> Iterator[Found]:
    """Yield a finding for each certainty of a claim that is none of the cited facts.

    These are, of each card, the facts that hold a figure of the claim and state a certainty, or else all of them.
    """
    for page, claim, cited in cited_cards(guide):
        stated = find_certainty(prose_of(claim))
        if not stated or not cited or len(cited) < len(set(claim.keys)):
            continue
        known = frozenset().union(*(known_certainty(claim, card) for card in cited))
        for certainty in stated:
            if certainty.says <= known:
                continue
            there = f"the cards say {', '.join(sorted(known))}" if known else "the cards state none"
            message = f"'{certainty.text}' is not how sure the cited sources are; {there}; mend the claim or the card"
            yield page.path, claim.place_of(certainty.start), message
