"""A review of pages: what each citation rests on now, what it rested on before, and what a person has to read."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import TypeAlias

from guide.guide import Guide
from guide.ledger import CONFIRMED, PROPOSED, WORKED_OUT, Basis, Leaf, claim_mark, first_words
from guide.markdown.page import Claim, Page
from guide.sources.cards import Card, Fact

from claimcheck.basis import changed
from claimcheck.linking import Choice, choose, held
from claimcheck.matching import Stated, stated_by

# The mark of a claim and a key that it cites.
Known: TypeAlias = tuple[str, str]
_EMPTY = Leaf("", {})
_LIKE = 0.5


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation as a review finds it: `basis` is what it should rest on, `before` the line that the ledger has of it.

    It is `suspect` when nobody has read it as it is now. `moved` says that it rests on other facts than it did.
    """

    page: Page
    claim: Claim
    card: Card
    basis: Basis
    before: Basis | None
    suspect: bool

    @property
    def facts(self) -> list[Fact]:
        """Return the facts that it should rest on."""
        return [line for line in self.card.lines if line.mark in self.basis.facts]

    @property
    def moved(self) -> bool:
        """Return whether the ledger had it on other facts, which are still there."""
        return bool(self.before and not changed(self.before, self.card) and self.before.facts != self.basis.facts)

    def resting_on(self, facts: Iterable[Fact], how: str) -> "Citation":
        """Return it resting on other facts, or chosen by somebody else."""
        marks = tuple(dict.fromkeys(fact.mark for fact in facts))
        return replace(self, basis=replace(self.basis, facts=marks, how=how))


def gone(leaf: Leaf, page: Page) -> list[Basis]:
    """Return the lines of a ledger whose claim says this no more, or cites this source no more."""
    there = {(claim_mark(claim), key) for claim in page.claims for key in claim.keys}
    return [basis for known, basis in leaf.bases.items() if known not in there]


def lines_before(leaf: Leaf, page: Page) -> dict[Known, Basis]:
    """Return the lines that changed claims had before, each of the one that is most like it, by mark and key."""
    left = gone(leaf, page)
    new = {(claim_mark(claim), key): first_words(claim) for claim in page.claims for key in claim.keys}
    alike = [
        (SequenceMatcher(None, basis.words, words).ratio(), basis.line, known, basis)
        for known, words in (new.items() if left else ())
        for basis in left
        if basis.key == known[1] and known not in leaf.bases
    ]
    found: dict[Known, Basis] = {}
    taken = set()
    for ratio, line, known, basis in sorted(alike, key=lambda one: one[:3], reverse=True):
        if ratio >= _LIKE and known not in found and line not in taken:
            found[known] = basis
            taken.add(line)
    return found


def review(guide: Guide, page: Page) -> Iterator[Citation]:
    """Yield the citations of a page in their order; those that a person confirmed stay as they are while they hold."""
    cards = {card.key: card for card in guide.cards}
    ledger = guide.ledger or {}
    leaf = ledger.get(page.location, _EMPTY)
    lines = lines_before(leaf, page)
    elsewhere = {known: basis for other in ledger.values() for known, basis in other.bases.items()}
    for claim in page.claims:
        cited = [cards[key] for key in dict.fromkeys(claim.keys) if key in cards]
        stated = stated_by(claim, cited, guide.bibliography.by_key)
        chosen = choose(claim, cited, guide.bibliography.by_key) if cited else []
        for card, choice in zip(cited, chosen, strict=True):
            known = (claim_mark(claim), card.key)
            here = leaf.bases.get(known)
            before = here or lines.get(known) or elsewhere.get(known)
            found = Citation(page, claim, card, _basis(claim, choice), before, not here or changed(here, card))
            yield _kept(found, choice, stated)


def _basis(claim: Claim, choice: Choice) -> Basis:
    marks = tuple(dict.fromkeys(fact.mark for fact in choice.facts))
    how = WORKED_OUT if choice.only else PROPOSED
    return Basis(claim_mark(claim), choice.key, how, marks, first_words(claim))


def _kept(found: Citation, choice: Choice, stated: Stated) -> Citation:
    """Return a citation with the facts that it had, where a person confirmed them or a changed claim still fits."""
    before = found.before
    if before is None or changed(before, found.card):
        return found
    facts = [line for line in found.card.lines if line.mark in before.facts]
    if before.claim == found.basis.claim and before.how == CONFIRMED:
        return found.resting_on(facts, CONFIRMED)
    # Another line on the card moves nothing that rests on facts which still hold.
    fits = not choice.only and held(stated, facts) >= held(stated, choice.facts)
    return found.resting_on(facts, PROPOSED) if fits else found
