"""A finding: one thing a rule has to say about one place."""

from dataclasses import dataclass
from typing import TypeAlias

from guide.place import Place

# What a rule yields: path, place and message. The gate adds the rule's name, which is its module's.
Found: TypeAlias = tuple[str, Place, str]


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Where (path with ``/``, line and column from 1), which rule, and what to do about it."""

    path: str
    line: int
    column: int
    rule: str
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.rule}: {self.message}"


def short(text: str, most: int = 80) -> str:
    """Return `text` on one line, for a message, cut where it is longer than `most`."""
    folded = " ".join(text.split())
    return folded if len(folded) <= most else folded[: most - 3] + "..."


def finding(rule: str, found: Found) -> Finding:
    """Return the finding of `rule` that it has `found`."""
    path, place, message = found
    return Finding(path, place.line, place.column, rule, message)
