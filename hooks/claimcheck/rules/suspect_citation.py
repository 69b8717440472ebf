"""A citation rests on facts of its card that were chosen for what the claim and the facts say now.

Why: an edit may make a claim say what its source does not; the edit of a card may take away what claims rest on.
     The ledger (docs/.ledger) holds on which facts of the card each citation rests.
     When the claim or one of these facts has changed, read both: `claimcheck review PAGE` shows them side by side.
     After a typo, `claimcheck review PAGE --accept` is enough.
Bad: Pain was lower in 7 of 9 people [@brinck2018], when the ledger knows a sentence that says "in 7 people"
Good: Pain was lower in 7 people [@brinck2018], when the ledger has the facts that this sentence rests on
"""

from collections.abc import Iterator

from guide.guide import Guide
from guide.ledger import Leaf, claim_mark
from guide.markdown.page import Page
from guide.sources.cards import Card

from claimcheck.basis import changed
from claimcheck.finding import Found
from claimcheck.review import lines_before


def check(guide: Guide) -> Iterator[Found]:
    """Yield a finding for each citation that the ledger does not know as it is, in a guide that has a ledger."""
    cards = {card.key: card for card in guide.cards}
    for page in guide.evidence_pages if guide.ledger is not None else ():
        leaf = (guide.ledger or {}).get(page.location, Leaf("", {}))
        yield from _suspect(page, leaf, cards)


def _suspect(page: Page, leaf: Leaf, cards: dict[str, Card]) -> Iterator[Found]:
    before = lines_before(leaf, page)
    for claim in page.claims:
        for key in dict.fromkeys(key for key in claim.keys if key in cards):
            if basis := leaf.of(claim, key):
                why = f"a fact of '{key}' that this rests on has changed" if changed(basis, cards[key]) else ""
            elif (claim_mark(claim), key) in before:
                why = f"this has changed since it was linked to the facts of '{key}'"
            else:
                why = f"the ledger does not say on which facts of '{key}' this rests"
            if why:
                yield page.path, claim.place, f"{why}; read both: claimcheck review {page.path}"
