"""A figure in a claim stands on the card of a source that the claim cites, as the same quantity.

Why: a link to a source does not prove that the source says it; a wrong digit in a dose can harm.
     A range, a part of a whole, and an estimate with its interval are looked for as one thing.
     The same quantity may be written in another way, such as 8341 for 8,341, or lower by 0.75 for −0.75.
     If the claim is right, go back to the source and add the missing fact to the card.
Bad: Ketamine 0.5 mg lowered pain [@brinck2018], when the card has 0.5 mg/kg
Good: Ketamine 0.5 mg/kg lowered pain [@brinck2018], when the card has 0.5 mg/kg
"""

from collections.abc import Iterator

from guide.guide import Guide

from claimcheck.finding import Found
from claimcheck.matching import missing_figures, nearest


def check(guide: Guide) -> Iterator[Found]:
    """Yield a finding for each figure of a claim that no card of its sources has.

    A claim with a source that has no card is left to missing-card, which asks for the card.
    """
    cards = {card.key: card for card in guide.cards}
    entries = guide.bibliography.by_key
    for page in guide.evidence_pages:
        for claim in page.claims:
            keys = list(dict.fromkeys(claim.keys))
            if not keys or not all(key in cards for key in keys):
                continue
            cited = [cards[key] for key in keys]
            for missing in missing_figures(claim, cited, entries):
                stands = "is written so on no card" if missing.together else "is on no card"
                where = "see what the card puts together" if missing.together else nearest(missing.figure, cited)
                message = f"'{missing.text}' {stands} of the cited sources; {where}; mend the claim or the card"
                yield page.path, claim.place.behind(claim.prose[: missing.start]), message
