"""Whether a title states a quantity: a number that has a unit, a decimal point, or another number beside it."""

import re
from itertools import zip_longest

from guide.figures.figure import Figure, find_figures
from guide.figures.scan import MINUS
from guide.figures.units import AMOUNTS, GRADES, MEASURE, PERCENT, TIMES, canonical

_TWO_NUMBERS = re.compile(rf"\s*(?:to|of|/|[{MINUS}])\s*\Z")
_SAMPLE = re.compile(r"\b[nN]\s?=\s?\Z")
_AGE = re.compile(r"\b(?:under|over|below|above|older than|younger than|aged)\s\Z", re.IGNORECASE)
_UNIT_ALONE = re.compile(rf"(?:[(\[,:]\s?|\bin |\A\s*)(?P<unit>{MEASURE})\s?(?:[)\]]|\s*\Z)")


def states_quantity(text: str) -> str:
    """Return the first quantity of `text` as it is written, or nothing.

    What names a section or a column is none: the level of an interval, the ends of a scale from 0, a phase, an age.
    """
    figures = find_figures(text)
    end_of_scale = -1
    for index, (figure, following) in enumerate(zip_longest(figures, figures[1:])):
        two = following and _TWO_NUMBERS.match(text, figure.end, following.start)
        if two and figure.value == "0":
            end_of_scale = index + 1
            continue
        if index == end_of_scale or _only_names(text, figure):
            continue
        if two and following and any(map(str.isdigit, text[figure.start : following.end])):
            return text[figure.start : following.end]
        sample = _SAMPLE.search(text, max(0, figure.start - 6), figure.start)
        if sample:
            return text[sample.start() : figure.end]
        if any(map(str.isnumeric, figure.text)) and (figure.units != {""} or "." in figure.value):
            return figure.text
    return ""


def unit_alone(text: str) -> str:
    """Return the unit that a table header names for the numbers below it, such as (mg/kg) or ", hours", or nothing."""
    found = _UNIT_ALONE.search(text)
    if not found:
        return ""
    first = canonical(found["unit"]).split("/")[0]
    return found["unit"] if first in AMOUNTS | TIMES | {PERCENT} else ""


def _only_names(text: str, figure: Figure) -> bool:
    level = figure.text.endswith("%") and figure.kind in ("CI", "PI", "CrI")
    age = bool(figure.units & {"year", "month"} and _AGE.search(text, max(0, figure.start - 16), figure.start))
    return level or age or figure.units <= GRADES
