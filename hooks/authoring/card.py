"""The card of a new source: what is known of it, and empty fields that the gate asks for."""

from collections.abc import Mapping

from guide.vocabulary import SECTIONS, TO_WRITE

_ASKS = {
    "What was done": "people, dose, route, comparator and length",
    "What was found": "one fact a line, with its figures as printed, as in - Pain fell. *Abstract, results*",
    "Limits": "what the source says of its own limits, or take this section out",
}


def new_card(key: str, fields: Mapping[str, str]) -> str:
    """Return the text of a card that holds no finding of the source; each comment is for the author to replace."""
    head = ["---", "kind: source", f"key: {key}", f"design: {fields.get('design', '')}".rstrip()]
    head += ["participants:", "read:", "checked:", "about: []", "---"]
    body = [line for title in SECTIONS for line in ("", f"## {title}", "", f"<!-- {TO_WRITE}: {_ASKS[title]} -->")]
    return "\n".join([*head, *body]) + "\n"
