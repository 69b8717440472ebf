"""A line and a column of a text, and what is wrong there."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import NamedTuple


class Place(NamedTuple):
    """A line and a column, both from 1, as an editor shows them.

    A named tuple, as all small values of which a guide has tens of thousands: a frozen dataclass takes thrice the time.
    """

    line: int
    column: int = 1

    def behind(self, text: str) -> "Place":
        """Return the place at which `text` ends, when it begins here."""
        lines = text.count("\n")
        return Place(self.line + lines, len(text) - text.rfind("\n") if lines else self.column + len(text))


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """What is wrong at a place, and what to do about it."""

    place: Place
    message: str


class Places:
    """Offsets of a text to places."""

    def __init__(self, text: str) -> None:
        """Find where the lines of `text` begin."""
        self._starts = [0, *(found.end() for found in re.finditer("\n", text))]

    def of(self, offset: int) -> Place:
        """Return the place of an offset."""
        line = bisect_right(self._starts, offset)
        return Place(line, offset - self._starts[line - 1] + 1)

    def offset(self, place: Place) -> int:
        """Return the offset of a place."""
        return self._starts[place.line - 1] + place.column - 1
