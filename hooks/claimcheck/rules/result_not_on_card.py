"""The result of a dose is what the fact says that it names, about the outcome that it names.

Why: none is better or worse where the fact says only that nothing differed, and none alike where it does not say so.
Bad: outcome: pain, result: better, found: 2, on a card whose second fact says "pain did not differ"
Good: outcome: pain, result: no difference, found: 2, on a card whose second fact says "pain did not differ"
"""

from collections.abc import Iterator

from guide.guide import Guide
from guide.place import Place
from guide.sources.cards import Card
from guide.sources.doses import Dose, fact_of, read_doses
from guide.sources.doses_in_words import says_alike, says_only_alike

from claimcheck.finding import Found, short


def check(guide: Guide) -> Iterator[Found]:
    """Yield a finding for each result that its fact does not bear out."""
    for card in guide.cards:
        for dose in read_doses(card):
            if dose.found and (message := _message(dose, card)):
                yield card.page.path, Place(dose.line), message


def _message(dose: Dose, card: Card) -> str:
    fact = fact_of(card, dose.found)
    if not fact or dose.outcome.lower() not in fact.says.lower():
        return f"finding {dose.found} does not state the outcome '{short(dose.outcome)}'; write it as a fact does"
    if dose.result == "no difference" and not says_alike(fact):
        return f"finding {dose.found} does not say that nothing differed; write the result that it states"
    if dose.result in ("better", "worse") and says_only_alike(fact):
        return f"finding {dose.found} says only that nothing differed; write 'no difference', or name another fact"
    return ""
