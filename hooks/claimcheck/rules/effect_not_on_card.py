"""Each number and word of a pooled effect stands in the words of its card, the figures together in one fact.

Why: a picture of what no line of the card says would show what nobody took from the source.
Bad: estimate: −0.75, low: −1.20, high: −0.30, on a card with the fact "by −0.57 points (95% CI −1.20 to −0.30)"
Good: estimate: −0.75, low: −1.20, high: −0.30, on a card with the fact "by −0.75 points (95% CI −1.20 to −0.30)"
"""

from collections.abc import Iterator

from guide.guide import Guide
from guide.place import Place
from guide.sources.cards import Card, Fact
from guide.sources.effects import Effect, read_effects
from guide.sources.effects_in_words import not_beside_figures, not_on_card, numbers_not_on_card, stands_in, swapped

from claimcheck.finding import Found


def check(guide: Guide) -> Iterator[Found]:
    """Yield a finding for each effect that no fact of its card bears out, or not with all its words."""
    for card in guide.cards:
        for line, message in _messages(card):
            yield card.page.path, Place(line), message


def _messages(card: Card) -> Iterator[tuple[int, str]]:
    placed = []
    for effect in (effect for effect in read_effects(card) if effect.estimate):
        if found := stands_in(effect, card):
            placed.append((effect, *found))
            yield from ((effect.line, message) for message in _text_problems(effect, found[0], card))
        else:
            shown = f"{effect.estimate} ({effect.low} to {effect.high})" if effect.low else effect.estimate
            yield effect.line, f"no fact of this card states '{shown}'; write the figures as one line of it does"
    for one, other in swapped(placed):
        yield other.line, f"'{other.time}' and '{one.time}' stand the other way round in the fact; swap them"


def _text_problems(effect: Effect, fact: Fact, card: Card) -> Iterator[str]:
    for name in not_beside_figures(effect, fact):
        yield f"the {name} '{getattr(effect, name)}' does not stand where its figures do; write what the card says"
    for name in not_on_card(effect, card):
        yield f"the {name} '{getattr(effect, name)}' does not stand on this card; write what the card says"
    for name in numbers_not_on_card(effect, card):
        yield f"no fact of this card states the {name} '{getattr(effect, name)}'; write what the card says"
