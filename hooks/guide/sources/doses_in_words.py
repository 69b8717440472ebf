"""Where the figures and words of a dose stand in the facts of its card, and which of them do not."""

import re
from collections.abc import Iterator

from guide.figures.direction import NONE, all_directions, says_not
from guide.figures.figure import Figure, find_figures
from guide.sources.cards import Card, Fact
from guide.sources.doses import Dose, Limit
from guide.sources.effects_in_words import stands_on

_AMOUNTS = ("dose", "rate", "time", "total")
_ON_CARD = ("population", "often", "comparator", "also", "what")
_INTO_A_VEIN = ("intravenous", "into a vein", "into vein", "IV")
_ESKETAMINE = re.compile(r"esketamine|\bS(?:\(\+\)|\+)?[- ]ketamine", re.IGNORECASE)
_ALIKE = ("superior", "inferior", "comparable", "similar", "equal", "same")
# Below this a P value says that something differed.
_CHANCE = 0.05


def figures_not_stated(of: Dose | Limit, fact: Fact) -> Iterator[tuple[str, str]]:
    """Yield the field and the figure, in quotes, of each amount that the fact does not state."""
    for name in _AMOUNTS:
        for figure in find_figures(getattr(of, name, "")):
            if not any(figure.same_as(known) for known in fact.figures):
                yield name, figure.shown
    if of.days and not any(known.value == of.days for known in fact.figures):
        yield "days", f"'{of.days}'"


def words_not_on_card(of: Dose | Limit, card: Card) -> Iterator[tuple[str, str]]:
    """Yield the field and the words of each that stand nowhere on the card."""
    for name in _ON_CARD:
        if (words := getattr(of, name, "")) and not stands_on(words, card):
            yield name, words
    if of.route and of.route not in card.tags and not any(stands_on(words, card) for words in _INTO_A_VEIN):
        yield "route", of.route
    people = getattr(of, "people", "")
    if people and not any(known.value == people.replace(",", "") for known in card.figures):
        yield "people", people


def is_of(drug: str, fact: Fact) -> bool:
    """Tell whether the fact is about this drug; ketamine is the racemate unless esketamine is named."""
    return bool(_ESKETAMINE.search(fact.says)) == (drug == "esketamine")


def says_blinded(dose: Dose, card: Card, title: str) -> bool:
    """Tell whether the card or the title of its source says how the study was blinded."""
    return dose.blinding in title.lower().replace(" ", "-") or any(
        stands_on(words, card) for words in (dose.blinding, dose.blinding.replace("-", " "))
    )


def says_alike(fact: Fact) -> bool:
    """Tell whether a fact may say that nothing differed: in words, or by a P value of 0.05 or more."""
    in_words = NONE in all_directions(fact.says) or says_not(fact.says) or any(word in fact.says for word in _ALIKE)
    return in_words or not all(map(_is_small, _chances(fact)))


def says_only_alike(fact: Fact) -> bool:
    """Tell whether a fact says that nothing differed and no more."""
    return all_directions(fact.says) == {NONE} and not any(map(_is_small, _chances(fact)))


def _chances(fact: Fact) -> list[Figure]:
    return [figure for figure in fact.figures if min(figure.units).startswith("P")]


def _is_small(chance: Figure) -> bool:
    return float(chance.plain) < _CHANCE or (float(chance.plain) == _CHANCE and "<" in chance.text)
