"""Effects: pooled results in the front matter of a card, each number taken from one line of that card.

Pictures are drawn from them, so nothing may stand here that the card does not say in words:

    effects:
      - {indication: perioperative, outcome: pain, measure: standardised mean difference,
         estimate: −0.53, low: −0.91, high: −0.15, interval: 95% CI, time: 24 hours}
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from itertools import combinations

import yaml

from guide.figures.figure import find_figures
from guide.sources.cards import Card, Fact
from guide.vocabulary import CERTAINTIES, DRUGS, EFFECT, MEASURES, OUTCOMES, REQUIRED_OF_EFFECT

_WORDS = {"outcome": OUTCOMES, "measure": MEASURES, "drug": DRUGS, "certainty": CERTAINTIES}
_NUMBERS = ("estimate", "low", "high")
# A signed number as text: −0.53, 12, 1,234.5.
_NUMBER = re.compile(r"−?\d[\d,]*(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Effect:
    """One pooled effect of the source `key`, every value as the card prints it; what it lacks is empty."""

    key: str
    line: int
    indication: str = ""
    outcome: str = ""
    measure: str = ""
    estimate: str = ""
    low: str = ""
    high: str = ""
    interval: str = ""
    unit: str = ""
    time: str = ""
    drug: str = ""
    route: str = ""
    comparator: str = ""
    population: str = ""
    studies: str = ""
    participants: str = ""
    certainty: str = ""


def read_effects(card: Card) -> tuple[Effect, ...]:
    """Return the effects of `card` that have the form of one, whether or not the card's lines say so."""
    items = _items(card) if _has_effects(card) else []
    known = {field.name for field in fields(Effect)} - {"key", "line"}
    return tuple(
        Effect(card.key, line, **{name: value for name, value in item.items() if name in known})
        for line, item in items or ()
        if item
    )


def effect_problems(card: Card) -> Iterator[tuple[int, str]]:
    """Yield the line of each effect that the card does not bear out, and what to do about it."""
    if not _has_effects(card):
        return
    items = _items(card)
    if items is None:
        message = "'effects' is a list of fields; write - {outcome: pain, measure: mean difference, estimate: −1}"
        yield card.page.front_matter.lines["effects"], message
        return
    for line, item in items:
        yield from ((line, message) for message in _form_problems(item, card))
    effects = [effect for effect in read_effects(card) if effect.estimate]
    placed = []
    for effect in effects:
        found = _place(effect, card)
        if found:
            placed.append((effect, *found))
            yield from ((effect.line, message) for message in _text_problems(effect, found[0], card))
        else:
            shown = f"{effect.estimate} ({effect.low} to {effect.high})" if effect.low else effect.estimate
            yield effect.line, f"no finding of this card states '{shown}'; write the figures as one line of it does"
    for (one, fact, at), (other, same, after) in combinations(placed, 2):
        if fact is same and one.time and other.time and at != after:
            order = _find(one.time, fact.says) - _find(other.time, fact.says)
            if order and (order < 0) != (at < after):
                yield other.line, f"'{other.time}' and '{one.time}' stand the other way round in the finding; swap them"


def _has_effects(card: Card) -> bool:
    return "effects" in card.page.front_matter.fields and not card.page.front_matter.problem


def _items(card: Card) -> list[tuple[int, dict[str, str]]] | None:
    """Return each effect with its line, its values as they are written, or nothing if they are no list of fields."""
    lines = card.page.text[: card.page.front_matter.end].rstrip("\n").split("\n")
    root = yaml.compose("\n".join(lines[1:-1]), Loader=yaml.SafeLoader)
    listed = next(value for name, value in root.value if name.value == "effects")
    if not isinstance(listed, yaml.SequenceNode):
        return None
    items = []
    for node in listed.value:
        pairs = node.value if isinstance(node, yaml.MappingNode) else [(None, None)]
        if not all(isinstance(value, yaml.ScalarNode) for _, value in pairs):
            return None
        items.append((node.start_mark.line + 2, {str(name.value): value.value.strip() for name, value in pairs}))
    return items


def _form_problems(item: dict[str, str], card: Card) -> Iterator[str]:
    for name, value in item.items():
        if name not in EFFECT:
            yield f"effects have no '{name}'; they have: {', '.join(EFFECT)}"
        elif name in _WORDS and value not in _WORDS[name]:
            yield f"'{value}' is no {name} of an effect; write one of: {', '.join(_WORDS[name])}"
        elif name in _NUMBERS and not _NUMBER.fullmatch(value):
            yield f"'{value}' is no number as cards print it; write it like −0.53"
    for name in REQUIRED_OF_EFFECT:
        if not item.get(name):
            yield f"this effect has no '{name}'; add it"
    about = card.page.front_matter.fields.get("about")
    if item.get("indication") and item["indication"] not in (about if isinstance(about, list) else ()):
        yield f"'{item['indication']}' is no tag of this card; write one of its 'about'"
    if item.get("measure") == "mean difference" and not item.get("unit"):
        yield "a mean difference has a unit; add it, or write 'scale not stated'"
    if len({bool(item.get(name)) for name in ("low", "high", "interval")}) > 1:
        yield "an interval has 'low', 'high' and its name in 'interval', such as 95% CI; add what is missing"


def _place(effect: Effect, card: Card) -> tuple[Fact, int] | None:
    """Return the finding that states the estimate with this interval, and where in it."""
    number = rf"(?<![\d.,−-]){re.escape(effect.estimate)}(?![\d]|[.,]\d)"
    # Nothing between an estimate and its own interval ends a bracket or a clause.
    interval = rf"(?=[^);]*?(?<![\d.,−-]){re.escape(effect.low)} to {re.escape(effect.high)}(?![\d]|[.,]\d))"
    pattern = re.compile(number + (interval if effect.low else ""))
    return next(((fact, found.start()) for fact in card.facts if (found := pattern.search(fact.says))), None)


def _text_problems(effect: Effect, fact: Fact, card: Card) -> Iterator[str]:
    line = f"{fact.says} {fact.certainty}"
    whole = " ".join([str(card.page.front_matter.fields.get("participants") or ""), *(f.says for f in card.facts)])
    for name in ("time", "interval", "certainty"):
        if _find(getattr(effect, name), line) < 0:
            yield f"the {name} '{getattr(effect, name)}' does not stand where its figures do; write what the card says"
    for name in ("comparator", "population", "route"):
        if _find(getattr(effect, name), whole) < 0:
            yield f"the {name} '{getattr(effect, name)}' does not stand on this card; write what the card says"
    for name, noun in (("unit", ""), ("studies", " studies"), ("participants", " people")):
        value = getattr(effect, name)
        for figure in find_figures(value + noun if value else ""):
            # A scale and a count are plain numbers on the one side and may have a noun on the other.
            if not any(figure.value == other.value for other in card.figures):
                yield f"no finding of this card states the {name} '{value}'; write what the card says"
                break


def _find(words: str, text: str) -> int:
    found = re.search(rf"(?<![\w.−])(?<!very ){re.escape(words)}(?!\w)", text, re.IGNORECASE)
    return found.start() if found else -1
