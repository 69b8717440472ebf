"""A finding: one thing a rule has to say about one place."""

import re
import unicodedata
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

    @property
    def where(self) -> str:
        """Return the place as editors and terminals open it."""
        return f"{visible(self.path)}:{self.line}:{self.column}"

    def __str__(self) -> str:
        return f"{self.where}: {self.rule}: {self.message}"


# Control and format signs, and every space but the usual one.
_UNSEEN = re.compile(r"[^\S ]|[^\w\s!-~]")


def visible(text: str) -> str:
    """Return `text` with the number of each sign that is not seen in its place, such as <U+200B>, on one line."""
    if text.isascii() and text.isprintable():
        return text
    return _UNSEEN.sub(lambda sign: f"<U+{ord(sign[0]):04X}>" if _unseen(sign[0]) else sign[0], text)


def _unseen(sign: str) -> bool:
    return sign != " " and unicodedata.category(sign)[0] in "CZ"


def short(text: str, most: int = 80) -> str:
    """Return `text` on one line, for a message, cut where it is longer than `most`."""
    folded = " ".join(text.split())
    return folded if len(folded) <= most else folded[: most - 3] + "..."


def finding(rule: str, found: Found) -> Finding:
    """Return the finding of `rule` that it has `found`."""
    path, place, message = found
    return Finding(path, place.line, place.column, rule, visible(message))
