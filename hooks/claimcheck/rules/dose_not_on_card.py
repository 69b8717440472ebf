"""Each figure and word of a dose or a limit stands in the fact of its card that it names.

Why: a picture of a dose that no line of the card states would show what nobody took from the source.
     A result is read from the words of its fact: none is better or worse where the fact says only that nothing
     differed.
Bad: rate: 0.3 mg/kg/hour, given: 1, on a card whose first fact says "ketamine 0.1 mg/kg/hour for 24 hours"
Good: rate: 0.1 mg/kg/hour, given: 1, on a card whose first fact says "ketamine 0.1 mg/kg/hour for 24 hours"
"""

import re
from collections.abc import Iterator

from guide.figures.direction import NONE, all_directions, says_not
from guide.figures.figure import find_figures
from guide.guide import Guide
from guide.place import Place
from guide.sources.cards import Card, Fact
from guide.sources.doses import Dose, Limit, fact_of, read_doses, read_limits
from guide.sources.effects_in_words import stands_on

from claimcheck.finding import Found, short

_ESKETAMINE = re.compile(r"esketamine|\bS(?:\(\+\)|\+)?[- ]ketamine", re.IGNORECASE)
_CHANCE = 0.05
_AMOUNTS = ("dose", "rate", "time", "total")
_INTO_A_VEIN = ("into a vein", "into vein", "IV")
_ALIKE = ("superior", "inferior", "comparable", "similar", "equal", "same")


def check(guide: Guide) -> Iterator[Found]:
    """Yield a finding for each figure and word that the facts of its card do not bear out."""
    for card in guide.cards:
        for dose in read_doses(card):
            messages = (*_amounts(dose, card), *_study(dose, card), *_blinding(dose, card, guide), *_result(dose, card))
            yield from ((card.page.path, Place(dose.line), message) for message in messages)
        for limit in read_limits(card):
            messages = (*_amounts(limit, card), *_what(limit, card))
            yield from ((card.page.path, Place(limit.line), message) for message in messages)


def _amounts(of: Dose | Limit, card: Card) -> Iterator[str]:
    if not (fact := fact_of(card, of.given)):
        yield f"this card has no finding {of.given or 'without a number'}; write in 'given' which one states the dose"
        return
    for name in _AMOUNTS:
        for figure in find_figures(getattr(of, name, "")):
            if not any(figure.same_as(known) for known in fact.figures):
                yield f"finding {of.given} does not state the {name} {figure.shown}; write the figures as it does"
    if bool(_ESKETAMINE.search(fact.says)) != (of.drug == "esketamine"):
        yield f"finding {of.given} gives another drug than '{of.drug}'; write 'drug' as it does"
    if of.days and not any(known.value == of.days for known in fact.figures):
        yield f"finding {of.given} does not state the days '{of.days}'; write the figures as it does"
    if (
        of.route
        and of.route not in card.tags
        and not any(stands_on(words, card) for words in (of.route, *_INTO_A_VEIN))
    ):
        yield f"the route '{of.route}' does not stand on this card; write what the card says"


def _study(dose: Dose, card: Card) -> Iterator[str]:
    if dose.people and not any(known.value == dose.people.replace(",", "") for known in card.figures):
        yield f"no fact of this card states the people '{dose.people}'; write what the card says, or leave it out"
    for name in ("population", "often", "comparator", "also"):
        if (words := getattr(dose, name)) and not stands_on(words, card):
            yield f"the {name} '{words}' does not stand on this card; write what the card says, or leave it out"


def _blinding(dose: Dose, card: Card, guide: Guide) -> Iterator[str]:
    entry = guide.bibliography.by_key.get(card.key)
    title = entry.fields.get("title", "").lower().replace(" ", "-") if entry else ""
    if dose.blinding and dose.blinding not in title and not stands_on(dose.blinding, card):
        yield f"neither this card nor the title of its source says '{dose.blinding}'; add the fact, or leave it out"


def _result(dose: Dose, card: Card) -> Iterator[str]:
    if not dose.found:
        return
    fact = fact_of(card, dose.found)
    if not fact or dose.outcome.lower() not in fact.says.lower():
        yield f"finding {dose.found} does not state the outcome '{short(dose.outcome)}'; write it as a fact does"
    elif dose.result == "no difference" and not _says_alike(fact):
        yield f"finding {dose.found} does not say that nothing differed; write the result that it states"
    elif dose.result in ("better", "worse") and _says_only_alike(fact):
        yield f"finding {dose.found} says only that nothing differed; write 'no difference', or name another fact"


def _says_alike(fact: Fact) -> bool:
    """Tell whether a fact may say that nothing differed: in words, or by a P value of 0.05 or more."""
    in_words = NONE in all_directions(fact.says) or says_not(fact.says) or any(word in fact.says for word in _ALIKE)
    return in_words or any(not small for small in _small_chances(fact))


def _says_only_alike(fact: Fact) -> bool:
    return all_directions(fact.says) == {NONE} and not any(_small_chances(fact))


def _small_chances(fact: Fact) -> list[bool]:
    """Return of each P value of a fact whether it is below 0.05, or printed as being so."""
    chances = [figure for figure in fact.figures if min(figure.units).startswith("P")]
    return [float(chance.plain) < _CHANCE or chance.text.startswith("<") for chance in chances]


def _what(limit: Limit, card: Card) -> Iterator[str]:
    if limit.what and not stands_on(limit.what, card):
        yield f"what it is for, '{short(limit.what)}', does not stand on this card; write what the card says"
