"""Text -> figures: numbers with what makes them mean something, normalised so that equal quantities are equal.

A figure is a value and a unit. ``1.0 mg/kg``, ``1 mg/kg``, ``1 mg kg⁻¹`` and ``1 mg per kg`` are one figure;
``0.5 mg`` and ``0.5 mg/kg``, ``19%`` and ``19`` are two. People and studies are counted in words of many kinds, so
"20 patients" and "20 people" are one figure, and a number without a noun may be either. What is only named by a
number is no figure: CYP3A4, table 2, NCT01369680. A part of a number is never one.
"""

import re
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from guide.figures.company import EVENTS, WHOLE, comparisons_differ, kinds_differ
from guide.figures.numbers import percent_of
from guide.figures.scan import MINUS, Number, scan
from guide.figures.seen import seen
from guide.figures.units import COUNTED, GRADES, PART, PEOPLE, PERCENT, POINTS, STUDIES, TIMES_AS_MUCH, is_known

# Between two numbers of which only one has a unit: 0.1 to 0.3 mg/kg, 12, 24 and 48 hours, 19 versus 27%.
_LINK = re.compile(
    rf"\s?(?:to|,?\s?(?:and|or|then)|versus|vs\.?|against|(?:as\s)?compared\swith|plus|(?P<comma>,)|/|\+|&|±|[{MINUS}])\s?\Z"
)
_OR = re.compile(r"\sor\s\Z")
_OF = re.compile(r"\s(?:out\s)?of\s(?:the\s)?\Z")
_WHOLE = re.compile(r"\s(?:out\s)?(?:of|in)\s(?:the\s)?\Z")

_OF_RESULTS = frozenset({PERCENT, "percentage points", POINTS, "mm", "cm", TIMES_AS_MUCH, PART})
_NOUNS = COUNTED - {POINTS, TIMES_AS_MUCH}


class Figure(NamedTuple):
    """A quantity: a value as text, its unit, what is said of it, and where and how it is written.

    `units` holds the units that it may have. `often` is how often such a dose is given and `also` how often by other
    words of the text, `comparison` one of ``< ≤ > ≥``, and `kind` what sort of number it is (OR, SD, CI, women); each
    is empty where the text says nothing. `of_dose` marks the number of "3 times daily" behind a dose, part of it.
    """

    value: str
    units: frozenset[str]
    start: int
    text: str
    often: str = ""
    also: frozenset[str] = frozenset()
    comparison: str = ""
    kind: str = ""
    of_dose: bool = False

    @property
    def end(self) -> int:
        """Return where the figure ends."""
        return self.start + len(self.text)

    @property
    def plain(self) -> str:
        """Return its value without a sign."""
        return self.value.removeprefix("-")

    @property
    def values(self) -> tuple[str, ...]:
        """Return its value without a sign, and of a part the per cent: figures that share none are not the same."""
        return (self.plain, percent_of(self.plain)) if PART in self.units else (self.plain,)

    @property
    def shown(self) -> str:
        """Return it in quotes, with the unit that it has from its neighbour in a list."""
        lent = "" if re.search(r"[^\W\d_]|[%‰]", self.text) else "".join(sorted(self.units))
        return f"'{self.text}' ({lent})" if lent else f"'{self.text}'"

    @property
    def is_result(self) -> bool:
        """Return whether it is more likely an outcome than a dose, a time or a count of people."""
        unit = min(self.units)
        if self.kind in ("CI", "PI", "CrI") and self.text.endswith("%"):
            return False
        return (
            unit in _OF_RESULTS
            or unit.startswith("P")
            or (not unit and ("." in self.value or self.kind not in ("", WHOLE, EVENTS)))
        )

    @property
    def unknown(self) -> bool:
        """Return whether it has a unit that the table of units lacks."""
        return not all(map(is_known, self.units))

    def same_as(self, other: "Figure") -> bool:
        """Return whether `other`, of a source, states this quantity; a sign may be put in words here."""
        # A claim may leave out how often a dose is given, and may not say it of what is given once.
        same = self.value in (other.value, other.plain) and self._same_units(other)
        return (same or _is_share(self, other) or _is_share(other, self)) and not self.differs_from(other)

    def same_but_for_sign(self, other: "Figure") -> bool:
        """Return whether `other`, of a source, states this quantity or its opposite."""
        return self.plain == other.plain and self._same_units(other) and not self.differs_from(other)

    def differs_from(self, other: "Figure") -> str:
        """Return in what this quantity is another than `other`, which has the same value and unit, or nothing."""
        if comparisons_differ(self.comparison, other.comparison):
            return f"{_quoted(other.comparison)} there, {_quoted(self.comparison)} here"
        if kinds_differ(self.kind, other.kind):
            return f"'{other.kind}' there, '{self.kind}' here"
        return "given as often as the card does not say" if self.often not in ("", other.often, *other.also) else ""

    def _same_units(self, other: "Figure") -> bool:
        if self.units & other.units:
            return True
        if other.also and self.units & {unit + often for unit in other.units for often in other.also}:
            return True
        # A count without a noun may be of anything; one that may as well have a unit of measure is no count.
        either = self.units | other.units
        return either <= COUNTED | {""} and "" in either


def _is_share(part: Figure, percent: Figure) -> bool:
    """Tell whether one says as a part what the other says in per cent: a quarter, 25%."""
    return PART in part.units and PERCENT in percent.units and percent_of(part.value) == percent.value


def told_apart(figure: Figure, others: list[Figure]) -> list[Figure]:
    """Return those of the `others` that may state `figure`: none that leaves open what another one denies.

    Where a card has 70 people and "52 of 70", the 70 is no count of infusions; the plain 0.86 beside a risk ratio of
    0.86 is no odds ratio.
    """
    if len(others) < 2:
        return others
    said = [other for other in others if other.value == figure.value]
    counted = figure.units <= _NOUNS and any(other.units <= _NOUNS - figure.units for other in said)
    if counted or ("" not in figure.units and any(other.units & figure.units for other in said)):
        others = [other for other in others if other.units & figure.units]
    if any(kinds_differ(figure.kind, other.kind) for other in said):
        others = [other for other in others if other.kind]
    return others


def _quoted(comparison: str) -> str:
    return f"'{comparison}'" if comparison else "no comparison"


def find_figures(text: str) -> list[Figure]:
    """Return the figures of `text` in reading order."""
    return list(_figures(text))


# Several rules look at each claim; one after the other, so that a smaller cache would keep none until it is asked for.
@lru_cache(maxsize=32768)
def _figures(text: str) -> tuple[Figure, ...]:
    shown = seen(text)
    numbers = scan(shown.text)
    figures = []
    before, compared = 0, ""
    for number, (units, often, also) in zip(numbers, _lent(shown.text, numbers), strict=True):
        start, end = shown.span(number.start, number.end)
        # At most 20 or 25 mg: what is said of the first is said of the second.
        compared = number.comparison or (compared if _OR.match(shown.text, before, number.start) else "")
        before = number.end
        figures.append(
            Figure(number.value, units, start, text[start:end], often, also, compared, number.kind, number.of_dose)
        )
    return tuple(figures)


def _lent(text: str, numbers: list[Number]) -> list[tuple[frozenset[str], str, frozenset[str]]]:
    """Return the units of each number and how often it is given; one of a list without a unit has its neighbour's."""
    found = [(frozenset({number.unit}), number.often, number.also) for number in numbers]
    listed = False
    for index in range(len(numbers) - 2, -1, -1):
        number, following = numbers[index : index + 2]
        # A unit comes after none, whatever the order of the set is in this run.
        unit, (units, often, also) = max(found[index + 1][0]), found[index + 1]
        between = _LINK.match(text, number.end, following.start)
        # Of 0.76 and a half, only the second is a part.
        own = unit in ("", PART) or unit.startswith("P") or following.kind in ("CI", "PI", "CrI")
        if not between or number.unit or own:
            listed = False
            continue
        if index and _WHOLE.match(text, numbers[index - 1].end, number.start):
            listed = False
            continue
        # After a bare comma another thing may begin: in 2012, 40 mg.
        sure = listed or not between["comma"]
        found[index] = (units if sure else units | {""}, often, also)
        listed = True
    counted = ""
    for index, (number, following) in enumerate(pairwise(numbers)):
        # 7 of 20 people and 3 of 20: what the first of two wholes counts, the second and the parts count as well.
        if number.unit or not _OF.match(text, number.end, following.start):
            continue
        counted = following.unit if following.unit in (PEOPLE, STUDIES) else counted if not following.unit else ""
        for at in (index, index + 1):
            if counted and found[at][0] == {""}:
                found[at] = (frozenset({counted}), "", frozenset())
    for index, (grade, number) in enumerate(pairwise(numbers), 1):
        linked = _LINK.match(text, grade.end, number.start)
        if linked and grade.unit in GRADES and found[index][0] == {""}:
            found[index] = (frozenset({grade.unit}), "", frozenset())
    return found
