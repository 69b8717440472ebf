"""A figure is said of the drug, or of the arm of a trial, of which the card says it.

Why: "7 of 20 with ketamine and 3 of 20 with placebo" and the same with the arms exchanged have the same figures.
     Placebo, saline and controls count as one; where the card does not say whose a figure is, nothing is reported.
Bad: Nausea came to 3 of 20 people with ketamine [@brinck2018], when the card has 3 of 20 with placebo
Good: Nausea came to 3 of 20 people with placebo [@brinck2018]
"""

from collections.abc import Iterator

from guide.figures.arms import find_arms, find_contrasts
from guide.figures.columns import find_column_arms
from guide.figures.figure import find_figures
from guide.figures.in_turn import find_in_turn
from guide.guide import Guide
from guide.markdown.page import header_of

from claimcheck.finding import Found
from claimcheck.prose import prose_of
from claimcheck.stated import other_arm, turned_round

_MEND = "mend the claim or the card"


def check(guide: Guide) -> Iterator[Found]:
    """Yield a finding for each figure of a claim that every fact which holds it gives for another arm or drug."""
    cards = {card.key: card for card in guide.cards}
    for page in guide.evidence_pages:
        for claim in page.claims:
            cited = [cards[key] for key in dict.fromkeys(claim.keys) if key in cards]
            prose = prose_of(claim)
            figures = find_figures(prose) if cited else []
            headed = find_column_arms(header_of(page, claim), prose, figures)
            in_turn = list(find_in_turn(prose, figures))
            for owned in dict.fromkeys((*find_arms(prose, figures), *headed, *in_turn)):
                there = other_arm(owned, cited)
                if there:
                    is_said = f"is said of {owned.arm}, and the cards say it of {there}"
                    yield page.path, claim.place_of(owned.figure.start), f"{owned.figure.shown} {is_said}; {_MEND}"
            for first, second in find_contrasts(prose, figures, of_claim=True):
                told = any(owned.figure == first for owned in in_turn)
                if not told and turned_round(first, second, cited):
                    turned = f"{first.shown} versus {second.shown} is the other way round on the card"
                    yield page.path, claim.place_of(first.start), f"{turned}, where the drug stands first; {_MEND}"
