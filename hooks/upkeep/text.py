"""Text of others in what is read as Markdown."""

_SIGNS = frozenset("\\`*_{}[]()<>#+-!|~@&")


def as_text(value: object) -> str:
    """Return a text as one line that Markdown shows as it is, whatever signs it has."""
    folded = " ".join(str(value or "").split())
    return "".join(f"\\{char}" if char in _SIGNS else char for char in folded)
