"""Whose each of several figures is, where a claim names the arms in one place and the figures in another, in turn."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from guide.figures.arms import Owned, find_names
from guide.figures.figure import Figure

_AND = re.compile(r"(?:,?\s(?:and|or)|,)\s")
_AND_ON = re.compile(r"(?:,?\s(?:and|or)|,)\s(?:[a-z]+\s){0,2}")
_EDGE = re.compile(r"[;|]|\.\s")
_VERSUS = re.compile(r"\s?(?:\([^()]*\)\s)?(?:versus|vs\.?|against|compared\swith)\s")
_OF = re.compile(r"\s(?:out\s)?of\s(?:the\s)?")
_THAN = re.compile(r"[^;|.]{0,60}\bthan\s(?:[a-z]+\s){0,2}")


@dataclass(frozen=True, slots=True)
class _Part:
    """A result with its whole, or the name of an arm, and where it stands."""

    start: int
    end: int
    figure: Figure | None = None
    arm: str = ""


def find_in_turn(text: str, figures: Sequence[Figure]) -> Iterator[Owned]:
    """Yield the figures of "3 and 7 of 20 with ketamine and placebo respectively" with the arm of each.

    The same for "ketamine was better than placebo, 7 of 20 against 3 of 20".
    """
    respectively, than = "respectively" in text, " than " in text
    if figures and (respectively or than):
        names = [_Part(start, end, arm=arm) for start, end, arm in find_names(text)]
        results = list(_results(text, figures))
        yield from _respectively(text, names, results) if respectively else ()
        yield from _compared(text, names, results) if than else ()


def _results(text: str, figures: Sequence[Figure]) -> Iterator[_Part]:
    """Yield each figure, and a part together with its whole."""
    whole = -1
    for index, figure in enumerate(figures):
        following = figures[index + 1] if index + 1 < len(figures) else None
        if following and _OF.fullmatch(text, figure.end, following.start):
            whole = index + 1
            yield _Part(figure.start, following.end, figure)
        elif index != whole:
            yield _Part(figure.start, figure.end, figure)


def _respectively(text: str, names: Sequence[_Part], results: Sequence[_Part]) -> Iterator[Owned]:
    for word in re.finditer(r"\brespectively\b", text):
        begin = max((edge.end() for edge in _EDGE.finditer(text, 0, word.start())), default=0)
        end = next((edge.start() for edge in _EDGE.finditer(text, word.end())), len(text))
        arms = _run([name for name in names if begin <= name.start < end], text, _AND_ON)
        listed = _run([result for result in results if begin <= result.start < end], text, _AND)
        if len(arms) == len(listed):
            yield from (Owned(one.figure, arm.arm) for one, arm in zip(listed, arms, strict=True) if one.figure)


def _run(parts: Sequence[_Part], text: str, between: re.Pattern[str]) -> Sequence[_Part]:
    """Return the last of those of `parts` that are listed one behind the other, two at least."""
    runs: list[list[_Part]] = [[]]
    for part in parts:
        if runs[-1] and not between.fullmatch(text, runs[-1][-1].end, part.start):
            runs.append([])
        runs[-1].append(part)
    return next((run for run in reversed(runs) if len(run) > 1), [])


def _compared(text: str, names: Sequence[_Part], results: Sequence[_Part]) -> Iterator[Owned]:
    for first, second in pairwise(names):
        behind = [result for result in results if result.start >= second.end][:2]
        if first.arm == second.arm or len(behind) < 2 or not _THAN.fullmatch(text, first.end, second.start):
            continue
        one, other = behind
        near = not _EDGE.search(text, second.end, other.start) and _VERSUS.fullmatch(text, one.end, other.start)
        if near and one.figure and other.figure:
            yield from (Owned(one.figure, first.arm), Owned(other.figure, second.arm))
