"""Figures that a claim states more often than the facts that it rests on: 10, 10 and 50 mg, where these have 30."""

import re
from collections.abc import Collection, Iterator

from guide.figures.figure import Figure
from guide.figures.units import PEOPLE, STUDIES
from guide.sources.cards import Fact

from claimcheck.matching import Stated, by_value, near

# One figure of a source for several: 107 in each arm, 1.5 mg of both.
_OF_SEVERAL = re.compile(r"\b(?:each|both|per arm|every|either)\b")
_BESIDE = 40
_ASIDE = re.compile(r"[;:.,|]\s")
_CLOSE = re.compile(rf"[^;|().]{{0,{_BESIDE}}}")
_COUNTS = frozenset({"", PEOPLE, STUDIES})
_SAME_ONES = re.compile(r"\b(?:of|all)\s(?:the\s|these\s)?\Z", re.IGNORECASE)


def too_often(stated: Stated, lines: Collection[Fact]) -> list[Figure]:
    """Return the figures that are stated in a sentence or a cell more often than `lines` state them.

    What stands close together is looked for in one line, and people or studies in all cells of a row.
    """
    if len({figure.plain for figure in stated.figures}) == len(stated.figures):
        return []
    known = by_value(figure for line in lines for figure in _counted(line))
    found = []
    for index, figure in enumerate(stated.figures):
        before = [stated.figures[at] for at in range(index) if at not in stated.exempt]
        same = [other for other in before if _again(stated.prose, figure, other)]
        if not same or index in stated.exempt:
            continue
        close = [other for other in same if _CLOSE.fullmatch(stated.prose, other.end, figure.start)]
        scattered = stated.of_one and close and len(close) >= max((_often(figure, line) for line in lines), default=0)
        if scattered or len(same) >= sum(_may_be(figure, other) for other in near(figure, known)):
            found.append(figure)
    return found


def _again(prose: str, figure: Figure, other: Figure) -> bool:
    """Tell whether `figure` says again what `other` says before it in the same cell, or of others in another.

    Of "6 people | 6 had nausea" one is a slip; of "70 people | 52 of 70" the second 70 are the first.
    """
    if other.plain != figure.plain or not other.same_but_for_sign(figure):
        return False
    if "|" not in prose[other.end : figure.start]:
        return True
    counts = figure.units | other.units <= _COUNTS and "" not in figure.units & other.units
    return counts and not _SAME_ONES.search(prose, 0, figure.start)


def _often(figure: Figure, line: Fact) -> int:
    return sum(_may_be(figure, other) for other in near(figure, by_value(_counted(line))))


def _may_be(figure: Figure, other: Figure) -> bool:
    """Tell whether a figure of a source may be the one that a claim states again, with or without its unit and sign."""
    units = figure.units & other.units or "" in figure.units | other.units
    return figure.same_but_for_sign(other) or (figure.plain == other.plain and bool(units))


def _counted(line: Fact) -> Iterator[Figure]:
    """Yield the figures of a fact as often as it states them: twice what the words beside it say of several."""
    for figure in line.figures:
        before = _ASIDE.split(line.says[max(0, figure.start - _BESIDE) : figure.start])[-1]
        behind = _ASIDE.split(line.says[figure.end : figure.end + _BESIDE])[0]
        yield from (figure,) * (2 if _OF_SEVERAL.search(f"{before}.{behind}") else 1)
