"""One panel of the dose landscape: studies of one indication on one scale, below them what documents set.

A study is a row, with its words on the left and its mark on the right, in order of its dose within each group of
comparisons. One unit of a panel is one pixel on a phone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from textwrap import wrap

from guide.sources.amounts import Span
from markupsafe import Markup

from presentation.markup import render
from presentation.pictures.dose_marks import SHAPES, limit_mark, result_mark, size_for
from presentation.pictures.marks import Mark
from presentation.pictures.scale import LogScale

_WIDTH = 360
# Where the words end and the plot begins, with room for the largest mark at both ends.
_LEFT, _RIGHT = 164, 348
# How many letters a line on the left holds in the widest typeface that pages ask for.
_BOLD_LETTERS, _LETTERS = 18, 20
_TITLE_LETTERS, _SUBTITLE_LETTERS = 40, 50
_LINE, _PAD, _FOOT = 16, 8, 22


_Line = tuple[float, str]


@dataclass(frozen=True, slots=True)
class DoseRow:
    """A study or a document as a panel draws it: `kind` is its result, or what sort of limit it sets.

    `people` is 0 where the number is not known. `group` is the heading that it stands below.
    """

    name: str
    address: str
    group: str
    kind: str
    span: Span
    details: str
    label: str
    people: int = 0
    blinded: bool = False


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A row as it is drawn: lines of words with their baselines, and its mark."""

    top: float
    height: float
    middle: float
    names: list[_Line]
    details: list[_Line]
    mark: Mark
    # Where the line to its mark begins and ends, and where the line down from a limit is.
    reach: tuple[float, float] | None
    stop: float | None
    kind: str
    address: str
    label: str


def scale_for(spans: Sequence[Span]) -> LogScale:
    """Return the scale that all panels of one axis share, so that they can be compared."""
    low, high = min(float(span.low) for span in spans), max(float(span.high) for span in spans)
    return LogScale(low / 1.25, high * 1.25, _LEFT + 10, _RIGHT - 10)


def dose_panel(id: str, title: str, unit: str, rows: Sequence[DoseRow], scale: LogScale, key: str) -> Markup:
    """Return the panel of `rows` in their order; `id` begins each of its ids, `key` is that of a key elsewhere."""
    titles = _lines(wrap(title, _TITLE_LETTERS), 16, 18)
    subtitles = _lines(wrap(f"{unit}, logarithmic scale", _SUBTITLE_LETTERS), titles[-1][0] + 18, _LINE)
    axis = subtitles[-1][0] + 26
    y = axis + 8
    heads: list[_Line] = []
    drawn: list[_Drawn] = []
    for group, members in groupby(rows, key=lambda row: row.group):
        lines = _lines(wrap(group, _BOLD_LETTERS), y + 14, _LINE)
        heads += lines
        y = lines[-1][0] + 4
        for row in members:
            drawn.append(_draw(row, y, scale))
            y += drawn[-1].height
    stopped = dict.fromkeys((row.stop, f"{row.kind} ↑") for row in drawn if row.stop)
    stops = [(x, y + 32 + _LINE * number, words) for number, (x, words) in enumerate(stopped)]
    return render(
        "pictures/doses.html",
        **{"id": id, "width": _WIDTH, "height": y + _FOOT + _LINE * len(stops), "title": title, "unit": unit},
        **{"axis": axis, "bottom": y, "left": _LEFT, "right": _RIGHT, "ticks": scale.ticks(), "stops": stops},
        **{"titles": titles, "subtitles": subtitles, "heads": heads, "rows": drawn, "key": key},
    )


def _draw(row: DoseRow, top: float, scale: LogScale) -> _Drawn:
    names = _lines(_wrapped(row.name, _BOLD_LETTERS), top + 16, _LINE)
    details = _lines(_wrapped(row.details, _LETTERS), names[-1][0] + _LINE, _LINE)
    height = details[-1][0] + _PAD - top
    y, low, high = round(top + height / 2, 2), scale.at(float(row.span.low)), scale.at(float(row.span.high))
    reach: tuple[float, float] | None = None
    if row.kind in SHAPES:
        size = size_for(row.people)
        mark = result_mark(row.kind, high, y, size, row.blinded)
        reach = (low, high - size / 2) if low < high - size / 2 else None
    else:
        mark = limit_mark(row.kind, low, high, y)
    stop = {"ceiling": high, "label": low}.get(row.kind)
    return _Drawn(top, height, y, names, details, mark, reach, stop, row.kind, row.address, row.label)


def _wrapped(words: str, letters: int) -> list[str]:
    """Return `words` in lines of so many letters, none ending inside of a word: who listens hears them unbroken."""
    return wrap(words, letters, break_on_hyphens=False)


def _lines(texts: list[str], first: float, apart: float) -> list[_Line]:
    """Return each text with its baseline, `first` that of the first one."""
    return [(first + apart * number, text) for number, text in enumerate(texts)]
