"""Each number and word of a pooled effect stands in the words of its card, the figures together in one fact.

Why: a picture of what no line of the card says would show what nobody took from the source.
Bad: estimate: −0.75, low: −1.20, high: −0.30, on a card with the fact "by −0.57 points (95% CI −1.20 to −0.30)"
Good: estimate: −0.75, low: −1.20, high: −0.30, on a card with the fact "by −0.75 points (95% CI −1.20 to −0.30)"
"""

from collections.abc import Iterator
from itertools import combinations

from guide.figures.figure import find_figures
from guide.guide import Guide
from guide.place import Place
from guide.sources.cards import Card, Fact
from guide.sources.effects import Effect, find_words, read_effects, stands_in

from claimcheck.finding import Found


def check(guide: Guide) -> Iterator[Found]:
    """Yield a finding for each effect that no fact of its card bears out, or not with all its words."""
    for card in guide.cards:
        for line, message in _messages(card):
            yield card.page.path, Place(line), message


def _messages(card: Card) -> Iterator[tuple[int, str]]:
    placed = []
    for effect in read_effects(card):
        found = stands_in(effect, card) if effect.estimate else None
        if found:
            placed.append((effect, *found))
            yield from ((effect.line, message) for message in _text_problems(effect, found[0], card))
        elif effect.estimate:
            shown = f"{effect.estimate} ({effect.low} to {effect.high})" if effect.low else effect.estimate
            yield effect.line, f"no fact of this card states '{shown}'; write the figures as one line of it does"
    for (one, fact, at), (other, same, after) in combinations(placed, 2):
        if fact is same and one.time and other.time and at != after:
            order = find_words(one.time, fact.says) - find_words(other.time, fact.says)
            if order and (order < 0) != (at < after):
                yield other.line, f"'{other.time}' and '{one.time}' stand the other way round in the fact; swap them"


def _text_problems(effect: Effect, fact: Fact, card: Card) -> Iterator[str]:
    line = f"{fact.says} {fact.certainty}"
    whole = " ".join([str(card.page.front_matter.fields.get("participants") or ""), *(f.says for f in card.facts)])
    for name in ("time", "interval", "certainty"):
        if find_words(getattr(effect, name), line) < 0:
            yield f"the {name} '{getattr(effect, name)}' does not stand where its figures do; write what the card says"
    for name in ("comparator", "population", "route"):
        if find_words(getattr(effect, name), whole) < 0:
            yield f"the {name} '{getattr(effect, name)}' does not stand on this card; write what the card says"
    for name, noun in (("unit", ""), ("studies", " studies"), ("participants", " people")):
        value = getattr(effect, name)
        for figure in find_figures(value + noun if value else ""):
            # A scale and a count are plain numbers on the one side and may have a noun on the other.
            if not any(figure.value == other.value for other in card.figures):
                yield f"no fact of this card states the {name} '{value}'; write what the card says"
                break
