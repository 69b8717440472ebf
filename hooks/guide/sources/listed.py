"""Lists in the front matter of a card, such as its effects and its counts: each item with its line."""

import re

import yaml

from guide.markdown.front_matter import nodes_of
from guide.sources.cards import Card


def listed_items(card: Card, name: str) -> list[tuple[int, dict[str, str]]] | None:
    """Return each item of the list `name` with its line, its values as they are written.

    Returns nothing if they are no list of fields.
    """
    if name not in card.page.front_matter.fields or card.page.front_matter.problem:
        return []
    root = nodes_of(card.page.text)
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
