"""How much room the sections of a sheet take, and what is left out so that they fit on two sides.

A build has no browser to measure with, so this counts letters and lines; a test measures every sheet in one.
"""

from collections.abc import Iterable, Sequence
from math import ceil

from lxml import html

from presentation.paper.sheet_parts import Part

# In millimetres, of sheet.css: two sides without their margins, the head with the address, and what columns waste.
_ROOM = 2 * 271 - 34
# Letters in a line, and the height of a line, of text in two columns, of text as wide as the sheet, and of tables.
_COLUMN, _LINE = 52, 4.5
_WIDE, _WIDE_LINE = 95, 5.2
_ROW_LINE, _ROW_SPACE = 3.8, 1.6
_SMALL, _SMALL_LINE = 140, 3.2
_GAP, _HEADING = 1.2, 9.0
# Letters in a line of each column of a table, by its number of columns; sheet.css has the widths.
CELLS = {7: (18, 12, 22, 11, 13, 20, 6), 4: (28, 28, 56, 6)}
# What is left out first, and how many points at least stay: the finer points of what nobody knows before the findings,
# those before doses; never a bottom line or a harm.
_CUTS = (
    ("what-is-not-known", 0),
    ("doses-studied", 8),
    ("what-the-evidence-says", 8),
    ("stopping-rules-and-response", 0),
    ("doses-studied", 4),
    ("what-the-evidence-says", 4),
)


def fitted(parts: Sequence[Part], sources: int) -> list[Part]:
    """Return the sections without what two sides have no room for; `sources` is how many their page cites."""
    left = list(parts)
    for id, fewest in _CUTS:
        at = next((at for at, part in enumerate(left) if part.id == id), None)
        while at is not None and len(left[at].points) > fewest and height(left, sources) > _ROOM:
            left[at] = left[at].cut_to(len(left[at].points) - 1)
    return left


def height(parts: Iterable[Part], sources: int) -> float:
    """Return about how many millimetres the sections take, with a line of names for the sources."""
    return sum(map(_height, parts)) + ceil(sources * 18 / _SMALL) * _SMALL_LINE


def _height(part: Part) -> float:
    lead = _text(part.lead, _WIDE, _WIDE_LINE) if part.lead is not None else 0.0
    if part.head is not None:
        rows = [*part.head.iter("tr"), *(point.element for point in part.points)]
        return _HEADING + lead + (sum(map(_row, rows)) if part.points else 0.0)
    if part.id == "bottom-line":
        return _HEADING + lead + sum(_text(point.element, _WIDE, _WIDE_LINE) for point in part.points)
    columns = sum(_text(point.element, _COLUMN, _LINE) for point in part.points)
    return _HEADING + lead + (columns + _titles(part)) / 2


def _titles(part: Part) -> float:
    return sum(_text(point.title, _COLUMN, _LINE) for point in part.points if point.title is not None)


def _text(element: html.HtmlElement, letters: int, line: float) -> float:
    return ceil(_length(element) / letters) * line + _GAP


def _row(row: html.HtmlElement) -> float:
    cells = [cell for cell in row if isinstance(cell.tag, str)]
    letters = CELLS.get(len(cells), (120 // len(cells),) * len(cells))
    return max(ceil(_length(cell) / most) for cell, most in zip(cells, letters, strict=True)) * _ROW_LINE + _ROW_SPACE


def _length(element: html.HtmlElement) -> int:
    return len(" ".join(element.text_content().split()))
