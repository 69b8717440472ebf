"""Text -> figures: numbers with what makes them mean something, normalised so that equal quantities are equal.

A figure is a value and a unit. ``1.0 mg/kg``, ``1 mg/kg`` and ``1 mg per kg`` are one figure;
``0.5 mg`` and ``0.5 mg/kg``, ``19%`` and ``19`` are two. People and studies are counted in words
of many kinds, so "20 patients" and "20 people" are one figure, and a number without a noun may be
either. What is only named by a number is no figure: CYP3A4, table 2, NCT01369680.
"""

import re
from dataclasses import dataclass
from itertools import zip_longest

from guide.figures.units import CANONICAL, COUNTED, TIMES, UNIT

_NUMBER_WORDS = (
    *("one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)
_WORDS = {word: str(number) for number, word in enumerate(_NUMBER_WORDS, 1)}
_MINUS = r"\-−–‐‑‒﹣－"
_SIGN = rf"(?:(?<![\w)%{_MINUS}])[{_MINUS}](?=\d))?"
# Commas are taken along even where no thousands are: "1,5" and "0.5,0.9" are slips, not two numbers.
_NUMBER = r"\d+(?:[.,]\d+)*(?:[eE][+-]?\d+)?|(?<![\w.])\.\d+"
_WORD = "(?i:" + "|".join(_WORDS) + ")"
_THOUSANDS = re.compile(r"-?\d{1,3}(?:,\d{3})+(?:\.\d+)?\Z")
_PLAIN = re.compile(r"(-?)(0|[1-9]\d*)?(?:\.(\d+))?\Z")
# ASCII: the regular expression would take a long s or a dotless i for a letter of a number's name.
_FIGURE = re.compile(
    rf"(?P<p>(?<![A-Za-z])[Pp](?:\s?value)?\s?(?P<comparison>of\s|[<>=≤≥])\s?)?"
    rf"(?<![A-Za-z\d])(?<![A-Za-z\d][_*])(?<!\\\*)(?<![A-Za-z]-)(?<!\d[.,])"
    rf"(?P<number>{_SIGN}(?:{_NUMBER})|(?:{_WORD})(?![A-Za-z]))"
    rf"(?!\d|-[A-Z]{{2}})(?:(?:\s|-|\xa0{{1,6}})?(?P<unit>{UNIT}))?(?![A-Za-z])",
    re.ASCII,
)
# Between two numbers of which only the last has a unit: 0.1 to 0.3 mg/kg, 12, 24 and 48 hours, 19 versus 27%.
_LINK = re.compile(rf"\s*(?:to|and|or|versus|vs\.?|,|/|±|,\s*(?:and|or)|[{_MINUS}])\s*\Z")
_TWO_NUMBERS = re.compile(rf"\s*(?:to|of|/|[{_MINUS}])\s*\Z")
_SAMPLE = re.compile(r"\b[nN]\s?=\s?\Z")
_TOTAL = re.compile(rf"\s(?:of|in)\s(?:the\s)?(?:\d|{_WORD})", re.ASCII)
_NAMES = re.compile(
    r"(?:\b(?:tables?|figures?|sections?|chapters?|appendix|finding|NCT|ISRCTN|ACTRN|version|volume|part)\.?\s*)\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity: a decimal value as text, its unit, and where and how it is written.

    `units` holds the units that it may have: in "12 and 24 hours" the first may be hours or a number.
    """

    value: str
    units: frozenset[str]
    start: int
    text: str

    def same_as(self, other: "Figure") -> bool:
        """Return whether `other`, of a source, states this quantity; a sign may be put in words here."""
        if self.value != other.value and self.value != other.value.removeprefix("-"):
            return False
        if self.units & other.units:
            return True
        # A count without a noun may be of anything; one that may as well have a unit of measure is no count.
        either = self.units | other.units
        return either <= COUNTED | {""} and "" in either


def states_quantity(text: str) -> str:
    """Return the first number of `text` that has a unit, a decimal point or a second number, or nothing."""
    figures = find_figures(text)
    for figure, following in zip_longest(figures, figures[1:]):
        end = figure.start + len(figure.text)
        joined = text[figure.start : following.start + len(following.text)] if following else ""
        if joined and _TWO_NUMBERS.match(text, end, following.start) and any(map(str.isdigit, joined)):
            return joined
        sample = _SAMPLE.search(text, max(0, figure.start - 6), figure.start)
        if sample:
            return text[sample.start() : end]
        if any(map(str.isdigit, figure.text)) and (figure.units != {""} or "." in figure.value):
            return figure.text
    return ""


def find_figures(text: str) -> list[Figure]:
    """Return the figures of `text` in reading order."""
    found = [match for match in _FIGURE.finditer(text) if _is_figure(text, match)]
    units = [_unit(match) for match in found]
    figures: list[Figure] = []
    inherited: dict[int, str] = {}
    for index in range(len(found) - 2, -1, -1):
        between = text[found[index].end() : found[index + 1].start()]
        following = units[index + 1] or inherited.get(index + 1, "")
        of_interval = text.startswith(" CI", found[index + 1].end())
        if (
            not units[index]
            and following
            and not following.startswith("P")
            and not of_interval
            and _LINK.match(between)
        ):
            inherited[index] = following
    for index, match in enumerate(found):
        possible = {units[index]} | ({inherited[index]} if index in inherited else set())
        figures.append(Figure(_value(match["number"]), frozenset(possible), match.start(), match[0].strip()))
    return figures


def _is_figure(text: str, match: re.Match[str]) -> bool:
    unit = _unit(match)
    if unit in ("", *COUNTED) and _NAMES.search(text, max(0, match.start() - 20), match.start()):
        return False
    # "One" is a pronoun more often than a number: it counts before a unit or a total, and so do words in compounds.
    if match["number"].lower() in _WORDS:
        if text[match.end() : match.end() + 1] == "-" or text[match.start() - 1 : match.start()] == "-":
            return False
        total = _TOTAL.match(text, match.end())
        return match["number"].lower() != "one" or (bool(total) if not unit else unit not in COUNTED)
    return True


def _value(number: str) -> str:
    """Return a number in one form: no sign but a hyphen, no thousands separators, no zeros that change nothing.

    What is no number that a source could state, such as 05 or 1,5, stays as it is written.
    """
    digits = _WORDS.get(number.lower()) or re.sub(rf"^[{_MINUS}]", "-", number)
    if _THOUSANDS.match(digits):
        digits = digits.replace(",", "")
    plain = _PLAIN.match(digits)
    if not plain:
        return digits
    fraction = (plain[3] or "").rstrip("0")
    whole = plain[2] or "0"
    sign = plain[1] if fraction or whole != "0" else ""
    return f"{sign}{whole}.{fraction}" if fraction else f"{sign}{whole}"


def _unit(match: re.Match[str]) -> str:
    if match["p"]:
        return "P" + match["comparison"].replace("of", "=").strip()
    parts = re.split(r"\s?/\s?|\s?per (?!cent)|\san? (?=hour|minute|day|week|month|year)", match["unit"] or "")
    units = [next((unit for pattern, unit in CANONICAL if pattern.match(part)), part) for part in parts]
    # "4 hours a day" is 4 hours, and so is "4 hours daily".
    return units[0] if units[0] in TIMES else "/".join(units)
