"""Estimates that lie outside of the interval behind them."""

import re
from collections.abc import Iterator, Sequence

from guide.figures.figure import Figure
from guide.figures.pairs import Pair, find_pairs

_INTERVAL = re.compile(r"\b(?:CI|CrI|interval)\b")
_IN_INTERVAL = ("CI", "CrI", "interval")
# A time, a number of people or what a rate counts in stands before the interval of something else.
_OF_ANOTHER = re.compile(r"(?:\b(?:per|at|in|after|of|within) |[nN] ?= ?)(?:about )?\Z")
# Where a source prints such an interval itself, and that is said between its level and its ends.
_PRINTED = "printed as"


def outside(text: str, figures: Sequence[Figure]) -> Iterator[Pair]:
    """Yield each estimate with its interval in `text` that has a place outside of it, whatever their signs in words."""
    if not (any(word in text for word in _IN_INTERVAL) and _INTERVAL.search(text)):
        return
    for index, pair in find_pairs(text, list(figures), of_claim=True):
        whole = text[pair.start : pair.end]
        another = ";" in whole or _PRINTED in whole or _OF_ANOTHER.search(text, 0, pair.start)
        if len(pair.values) != 3 or another:
            continue
        try:
            estimate, low, high = map(float, pair.values)
        except ValueError:
            continue
        same_unit = figures[index].units & figures[index + 2].units or "" in figures[index + 2].units
        if same_unit and not low <= estimate <= high and not low <= -estimate <= high:
            yield pair
