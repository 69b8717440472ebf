"""The key of the dose landscape: what shape, filling and size of a mark mean, and what lines do."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from presentation.markup import render
from presentation.pictures.dose_marks import SHAPES, SIZES, limit_mark, result_mark
from presentation.pictures.marks import Mark

_WIDTH, _TOP, _LINE, _SIZE = 360, 44, 24, 12
# The middle of the marks of both columns, from there to the words, and how far lines go to the left and right of it.
_SHAPE_X, _SIZE_X, _WORDS, _REACH = 22, 226, 24, 14


@dataclass(frozen=True, slots=True)
class _Said:
    """A line of the key: its mark, what it says, and where a line to the mark begins and ends."""

    x: float
    y: float
    words: str
    mark: Mark
    reach: tuple[float, float] | None = None


def key_panel(id: str) -> Markup:
    """Return the key as a drawing; `id` begins each of its ids."""
    said = [*_shapes(), *_sizes(), *_lines()]
    return render(
        "pictures/dose_key.html",
        **{"id": id, "width": _WIDTH, "height": max(line.y for line in said) + _LINE / 2, "said": said},
        **{"heads": ((0, "Shape: result"), (_SIZE_X - _REACH, "Size: people")), "words": _WORDS},
    )


def _y(number: int) -> float:
    return _TOP + _LINE * (number + 0.5)


def _shapes() -> Iterator[_Said]:
    for number, (result, words) in enumerate(SHAPES.items()):
        yield _Said(_SHAPE_X, _y(number), words, result_mark(result, _SHAPE_X, _y(number), _SIZE, False))


def _sizes() -> Iterator[_Said]:
    for number, (_, size, words) in enumerate(reversed(SIZES)):
        yield _Said(_SIZE_X, _y(number), words, result_mark("no difference", _SIZE_X, _y(number), size, False))


def _lines() -> Iterator[_Said]:
    y = _y(len(SIZES))
    yield _Said(_SHAPE_X, y, "Filled: said to be blinded", result_mark("no difference", _SHAPE_X, y, _SIZE, True))
    y += _LINE
    mark, reach = result_mark("no difference", _SHAPE_X + _REACH, y, _SIZE, False), (_SHAPE_X - _REACH, _SHAPE_X + 8)
    yield _Said(_SHAPE_X, y, "From the lowest to the highest dose given", mark, reach)
    low, high = _SHAPE_X - _REACH, _SHAPE_X + _REACH
    for mark, words in (
        (limit_mark("ceiling", _SHAPE_X, _SHAPE_X, y + _LINE), "Ceiling that a document sets; its line goes down"),
        (limit_mark("advised", low, high, y + 2 * _LINE), "Doses that a document advises, or a label gives"),
        (limit_mark("advised", _SHAPE_X, _SHAPE_X, y + 3 * _LINE), "One dose that a document advises"),
    ):
        y += _LINE
        yield _Said(_SHAPE_X, y, words, mark)
