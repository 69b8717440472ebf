"""How wide text is on a terminal, and a part of it that fits."""

import unicodedata

from claimcheck.finding import visible

_TAB = "    "
_MORE = "..."


def shown(text: str) -> str:
    """Return text as it can be printed: tabs as spaces, and what is not seen by its number."""
    return visible(text.replace("\t", _TAB))


def width(text: str) -> int:
    """Return how many columns a terminal gives to `text`: two for a wide sign, none for a mark on a letter."""
    return sum(map(_columns, text))


def cut(before: str, at: str, columns: int) -> tuple[str, str]:
    """Return the parts before and from a place of a line, cut so that together they fit into so many columns.

    What is near the place is kept; "..." stands for what is left out.
    """
    columns = max(columns, 4 * len(_MORE))
    if width(before) + width(at) <= columns:
        return before, at
    if width(before) > (room := columns * 2 // 3):
        before = _MORE + _last(before, room - len(_MORE))
    if width(at) > (room := columns - width(before)):
        at = _first(at, room - len(_MORE)) + _MORE
    return before, at


def _columns(sign: str) -> int:
    if unicodedata.combining(sign) or unicodedata.category(sign) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1


def _first(text: str, columns: int) -> str:
    taken = 0
    for index, sign in enumerate(text):
        taken += _columns(sign)
        if taken > columns:
            return text[:index]
    return text


def _last(text: str, columns: int) -> str:
    taken = 0
    for index in range(len(text) - 1, -1, -1):
        taken += _columns(text[index])
        if taken > columns:
            return text[index + 1 :]
    return text
