"""Each figure and word of a dose or a limit stands in the fact of its card that it names, or on its card.

Why: a picture of a dose that no line of the card states would show what nobody took from the source.
Bad: rate: 0.3 mg/kg/hour, given: 1, on a card whose first fact says "ketamine 0.1 mg/kg/hour for 24 hours"
Good: rate: 0.1 mg/kg/hour, given: 1, on a card whose first fact says "ketamine 0.1 mg/kg/hour for 24 hours"
"""

from collections.abc import Iterator

from guide.guide import Guide
from guide.place import Place
from guide.sources.cards import Card
from guide.sources.doses import Dose, Limit, fact_of, read_doses, read_limits
from guide.sources.doses_in_words import figures_not_stated, is_of, says_blinded, words_not_on_card

from claimcheck.finding import Found, short


def check(guide: Guide) -> Iterator[Found]:
    """Yield a finding for each figure and word that the card does not bear out."""
    entries = guide.bibliography.by_key
    for card in guide.cards:
        entry = entries.get(card.key)
        title = entry.fields.get("title", "") if entry else ""
        stated: list[Dose | Limit] = [*read_doses(card), *read_limits(card)]
        for of in stated:
            yield from ((card.page.path, Place(of.line), message) for message in _messages(of, card, title))


def _messages(of: Dose | Limit, card: Card, title: str) -> Iterator[str]:
    fact = fact_of(card, of.given)
    if of.given and not fact:
        yield f"this card has no finding {of.given}; write in 'given' which one states the dose"
    for name, figure in figures_not_stated(of, fact) if fact else ():
        yield f"finding {of.given} does not state the {name} {figure}; write the figures as it does"
    if fact and not is_of(of.drug, fact):
        yield f"finding {of.given} gives another drug than '{of.drug}'; write 'drug' as it does"
    for name, words in words_not_on_card(of, card):
        yield f"'{name}: {short(words)}' is not on this card; write what the card says, or leave it out"
    if isinstance(of, Dose) and of.blinding and not says_blinded(of, card, title):
        yield f"neither this card nor the title of its source says '{of.blinding}'; add the fact, or leave it out"
