"""What the cited cards state of a claim's figures beside their values: how sure, which way it went, whose it is."""

from collections.abc import Collection
from functools import lru_cache

from guide.figures.arms import Owned, find_arms, find_contrasts
from guide.figures.certainty import certainty_of_field, find_certainty
from guide.figures.direction import NONE, UP, all_directions, says_not
from guide.figures.figure import Figure, find_figures
from guide.markdown.page import Claim
from guide.sources.cards import Card, Fact

from claimcheck.matching import holding, stating

_RATIOS = frozenset({"OR", "RR", "HR"})


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
    near = [fact for card in cited for fact in stating(figure, card.facts)]
    held = [(fact, known) for fact in near for known in fact.figures if figure.same_as(known)]
    if held and says == UP and all(known.value == f"-{figure.value}" for _, known in held):
        return f"is '{held[0][1].text}' on the card"
    if held and (ratio := _against_ratio(figure, says, held)):
        return ratio
    said = [all_directions(fact.says) for fact, _ in held]
    if not said or not all(said) or len(whole := frozenset().union(*said)) > 1 or says in whole:
        return ""
    # A P value may be large for what fell, and any "not" of a fact may say that there was no difference.
    if says == NONE and (min(figure.units).startswith("P") or any(says_not(fact.says) for fact, _ in held)):
        return ""
    return f"the cards give as {next(iter(whole))}"


def _against_ratio(figure: Figure, says: str, held: list[tuple[Fact, Figure]]) -> str:
    """Return which side of 1 a ratio is on when a claim says the opposite and no fact says the same."""
    kinds = {known.kind for _, known in held if known.kind} | {figure.kind}
    if not kinds & _RATIOS or says == NONE or any(says in all_directions(fact.says) for fact, _ in held):
        return ""
    above = not figure.value.startswith(("0.", "-"))
    return "" if figure.value == "1" or above == (says == UP) else f"is a ratio {'above' if above else 'below'} 1"


def other_arm(owned: Owned, cited: Collection[Card]) -> str:
    """Return the arms or drugs of which the cards say this figure instead, or nothing where one may agree."""
    said = set()
    for card in cited:
        for fact in stating(owned.figure, card.facts):
            arms = _arms_of(fact.says)
            said |= {arms.get(known.start, "") for known in find_figures(fact.says) if owned.figure.same_as(known)}
    return "" if not said or said & {"", owned.arm} else " and ".join(sorted(said))


def turned_round(first: Figure, second: Figure, cited: Collection[Card]) -> bool:
    """Return whether the cards give "`first` versus `second`" the other way round, and nowhere so."""
    contrasts = [pair for card in cited for fact in card.facts for pair in _contrasts_of(fact.says)]
    return any(first.same_as(b) and second.same_as(a) for a, b in contrasts) and not any(
        first.same_as(a) and second.same_as(b) for a, b in contrasts
    )


@lru_cache(maxsize=8192)
def _contrasts_of(text: str) -> tuple[tuple[Figure, Figure], ...]:
    return tuple(find_contrasts(text, find_figures(text), of_claim=False))


@lru_cache(maxsize=8192)
def _arms_of(text: str) -> dict[int, str]:
    return {owned.figure.start: owned.arm for owned in find_arms(text, find_figures(text))}
