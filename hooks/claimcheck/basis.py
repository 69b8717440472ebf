"""What the citations of a claim rest on, as the ledger has it: the cited cards with nothing but these facts."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from functools import lru_cache

from guide.guide import Guide
from guide.ledger import Basis
from guide.markdown.page import Claim, Page
from guide.sources.cards import Card, Fact


def cited_cards(guide: Guide) -> Iterator[tuple[Page, Claim, list[Card]]]:
    """Yield each claim of the evidence pages with the cards that it cites, each with the facts alone that it rests on.

    A card is whole while nothing says on which of its facts the claim rests, or one of these has changed; then
    suspect-citation asks the author. A source without a card is left to missing-card.
    """
    cards = {card.key: card for card in guide.cards}
    for page in guide.evidence_pages:
        leaf = (guide.ledger or {}).get(page.location)
        for claim in page.claims:
            cited = [cards[key] for key in dict.fromkeys(claim.keys) if key in cards]
            yield page, claim, [narrowed(card, leaf.of(claim, card.key)) for card in cited] if leaf else cited


# Several rules ask for the same.
@lru_cache(maxsize=32768)
def narrowed(card: Card, basis: Basis | None) -> Card:
    """Return `card` with the facts of `basis` alone, or whole while there is none or one of them is not there."""
    if basis is None or changed(basis, card):
        return card
    return resting_on(card, [line for line in card.lines if line.mark in basis.facts])


def resting_on(card: Card, lines: Collection[Fact]) -> Card:
    """Return `card` with nothing but these of its lines."""
    participants = next((line for line in lines if not line.number), None)
    return replace(card, facts=tuple(line for line in lines if line.number), participants=participants)


def changed(basis: Basis, card: Card) -> bool:
    """Return whether a fact that a citation rests on is on its card no longer, or says another thing there."""
    return not set(basis.facts) <= {line.mark for line in card.lines}
