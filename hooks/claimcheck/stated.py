"""What the cited cards state of a claim's figures beside their values: how sure it is, and which way it went."""

from collections.abc import Collection

from guide.figures.certainty import certainty_of_field, find_certainty
from guide.figures.direction import NONE, UP, all_directions, says_not
from guide.figures.figure import Figure
from guide.markdown.page import Claim
from guide.sources.cards import Card, Fact

from claimcheck.matching import holding


def known_certainty(claim: Claim, card: Card) -> frozenset[str]:
    """Return the levels and grades that `card` states.

    These are those of the facts that hold a figure of `claim` and state how sure they are, or else of all facts.
    """
    near = [fact for fact in holding(claim, [card]) if certainty_of(fact)]
    return frozenset().union(*map(certainty_of, near or card.facts))


def certainty_of(fact: Fact) -> frozenset[str]:
    """Return the levels and grades that a fact states."""
    in_words = (certainty.says for certainty in find_certainty(fact.says))
    return certainty_of_field(fact.certainty).union(*in_words)


def opposite_direction(figure: Figure, says: str, cited: Collection[Card]) -> str:
    """Return what the cards say of `figure` instead of the direction `says`, or nothing where one may agree."""
    held = [(fact, known) for card in cited for fact in card.facts for known in fact.figures if figure.same_as(known)]
    if held and says == UP and all(known.value == f"-{figure.value}" for _, known in held):
        return f"is '{held[0][1].text}' on the card"
    said = [all_directions(fact.says) for fact, _ in held]
    if not said or not all(said) or len(whole := frozenset().union(*said)) > 1 or says in whole:
        return ""
    # A P value may be large for what fell, and any "not" of a fact may say that there was no difference.
    if says == NONE and (min(figure.units).startswith("P") or any(says_not(fact.says) for fact, _ in held)):
        return ""
    return f"the cards give as {next(iter(whole))}"
