"""A figure in a claim stands in a fact that the claim rests on, on the card of a cited source, as the same quantity.

Why: a link to a source does not prove that the source says it; a wrong digit in a dose can harm.
     Which facts of a card a claim rests on is in the ledger; the figure of another fact is of another thing.
     What a sentence or cell states twice, these facts state twice: 10, 10 and 50 mg is not 10, 30 and 50 mg.
     It does not stand beside a word that they have beside another figure: 2% ketamine is not 1% ketamine.
     A range, a part of a whole, and an estimate with its interval are looked for as one thing.
     The same quantity may be written in another way, such as 8341 for 8,341, or lower by 0.75 for −0.75.
     If the claim is right, go back to the source and add the missing fact to the card.
Bad: Ketamine 0.5 mg lowered pain [@brinck2018], when the card has 0.5 mg/kg
Good: Ketamine 0.5 mg/kg lowered pain [@brinck2018], when the card has 0.5 mg/kg
"""

from collections.abc import Iterator

from guide.guide import Guide

from claimcheck.basis import cited_cards
from claimcheck.finding import Found
from claimcheck.matching import lines_of, stated_by
from claimcheck.nearest import what_is_missing
from claimcheck.neighbours import beside_another
from claimcheck.repeats import too_often


def check(guide: Guide) -> Iterator[Found]:
    """Yield a finding for each figure of a claim that no fact has as it stands, of those that the claim rests on.

    A claim with a source that has no card is left to missing-card, which asks for the card.
    """
    entries = guide.bibliography.by_key
    cards = {card.key: card for card in guide.cards}
    for page, claim, cited in cited_cards(guide):
        if not cited or len(cited) < len(set(claim.keys)):
            continue
        stated, lines = stated_by(claim, cited, entries), lines_of(cited)
        for missing in stated.missing_from(lines):
            whole = [cards[card.key] for card in cited]
            elsewhere = "" if missing in stated.missing_from(lines_of(whole)) else page.path
            yield page.path, claim.place_of(missing.start), what_is_missing(missing, whole, elsewhere)
        for figure in too_often(stated, lines) if guide.ledger is not None else ():
            message = f"{figure.shown} stands here more often than in the facts that this rests on; mend one of them"
            yield page.path, claim.place_of(figure.start), message
        for figure, other, word in beside_another(stated, lines):
            message = f"{figure.shown} stands beside '{word}' here, and {other.shown} there; mend the claim or the card"
            yield page.path, claim.place_of(figure.start), message
