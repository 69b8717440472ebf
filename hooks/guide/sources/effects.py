"""Effects: pooled results in the front matter of a card, each number taken from one line of that card.

Pictures are drawn from them, so nothing may stand here that the card does not say in words:

    effects:
      - {indication: perioperative, outcome: pain, measure: standardised mean difference,
         estimate: −0.53, low: −0.91, high: −0.15, interval: 95% CI, time: 24 hours}
"""

import re
from dataclasses import dataclass, fields

import yaml

from guide.sources.cards import Card


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
    items = effect_items(card)
    known = {field.name for field in fields(Effect)} - {"key", "line"}
    return tuple(
        Effect(card.key, line, **{name: value for name, value in item.items() if name in known})
        for line, item in items or ()
        if item
    )


def effect_items(card: Card) -> list[tuple[int, dict[str, str]]] | None:
    """Return each effect with its line, its values as they are written, or nothing if they are no list of fields."""
    if "effects" not in card.page.front_matter.fields or card.page.front_matter.problem:
        return []
    lines = card.page.text[: card.page.front_matter.end].rstrip("\n").split("\n")
    root = yaml.compose("\n".join(lines[1:-1]), Loader=yaml.SafeLoader)
    fields = root.value if root else []
    listed = next((value for name, value in fields if name.value == "effects"), None)
    if not isinstance(listed, yaml.SequenceNode):
        return None
    items = []
    for node in listed.value:
        pairs = node.value if isinstance(node, yaml.MappingNode) else ()
        if not pairs or not all(isinstance(value, yaml.ScalarNode) for _, value in pairs):
            return None
        line = node.start_mark.line + 2 if node.start_mark else 1
        items.append((line, {str(name.value): value.value.strip() for name, value in pairs}))
    return items


def is_number(value: str) -> bool:
    """Tell whether a value is a number as cards print it: −0.53, 12, 1,234.5."""
    return re.fullmatch(r"−?\d[\d,]*(?:\.\d+)?", value) is not None
