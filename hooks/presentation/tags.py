"""The tags of a source card."""

from collections.abc import Mapping


def tags_of(fields: Mapping[str, object]) -> list[str]:
    """Return what the front matter of a card says that its source is about."""
    about = fields.get("about")
    return [str(tag) for tag in about] if isinstance(about, list) else []
