"""The key of the dose landscape: what shape, filling and size of a mark mean, and what lines do."""

from dataclasses import dataclass

from markupsafe import Markup

from presentation.markup import render
from presentation.pictures.dose_marks import SHAPES, SIZES, limit_mark, result_mark
from presentation.pictures.marks import Mark

_WIDTH, _TOP, _LINE = 360, 28, 24
# The middle of the marks, and how far lines go to its left and right.
_X, _REACH = 24, 14
_SIZE = 12


@dataclass(frozen=True, slots=True)
class _Said:
    words: str
    mark: Mark
    y: float
    reach: float | None = None


def key_panel(id: str) -> Markup:
    """Return the key as a drawing; `id` begins each of its ids."""
    y = _TOP + _LINE / 2
    said: list[_Said] = []

    def say(words: str, result: str = "no difference", size: float = _SIZE, filled: bool = False) -> None:
        at = y + _LINE * len(said)
        said.append(_Said(words, result_mark(result, _X, at, size, filled), at))

    for result, words in SHAPES.items():
        say(words, result)
    say("Filled: blinded, as the card says", filled=True)
    for _, size, words in reversed(SIZES):
        say(f"Size: {words}", size=size)
    at = y + _LINE * len(said)
    mark = result_mark("no difference", _X + _REACH, at, _SIZE, False)
    said.append(_Said("Line: from the lowest to the highest dose", mark, at, _X - _REACH))
    for kind, words in (("ceiling", "Ceiling that a document sets"), ("advised", "Advised by a document, or a label")):
        at = y + _LINE * len(said)
        said.append(_Said(words, limit_mark(kind, _X - _REACH, _X + _REACH, at), at))
    return render(
        "pictures/dose_key.html",
        **{"id": id, "width": _WIDTH, "height": _TOP + _LINE * len(said), "said": said},
        **{"end": _X + _REACH - _SIZE / 2},
    )
