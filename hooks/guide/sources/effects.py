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
    items = items_of(card, "effects")
    known = {field.name for field in fields(Effect)} - {"key", "line"}
    return tuple(
        Effect(card.key, line, **{name: value for name, value in item.items() if name in known})
        for line, item in items or ()
        if item
    )


def items_of(card: Card, name: str) -> list[tuple[int, dict[str, str]]] | None:
    """Return each item of the list `name` of a card's front matter, with its line and its values as they are written.

    Nothing is returned for what is no list of fields, and an empty list when the card has none.
    """
    if name not in card.page.front_matter.fields or card.page.front_matter.problem:
        return []
    lines = card.page.text[: card.page.front_matter.end].rstrip("\n").split("\n")
    root = yaml.compose("\n".join(lines[1:-1]), Loader=yaml.SafeLoader)
    fields = root.value if root else []
    listed = next((value for field, value in fields if field.value == name), None)
    if not isinstance(listed, yaml.SequenceNode):
        return None
    items = []
    for node in listed.value:
        pairs = node.value if isinstance(node, yaml.MappingNode) else ()
        if not pairs or not all(isinstance(value, yaml.ScalarNode) for _, value in pairs):
            return None
        line = node.start_mark.line + 2 if node.start_mark else 1
        items.append((line, {str(field.value): value.value.strip() for field, value in pairs}))
    return items


def is_number(value: str) -> bool:
    """Tell whether a value is a number as cards print it: −0.53, 12, 1,234.5."""
    return re.fullmatch(r"−?\d[\d,]*(?:\.\d+)?", value) is not None
