"""Text -> figures: numbers with what makes them mean something, normalised so that equal quantities are equal.

A figure is a value and a unit. ``1.0 mg/kg``, ``1 mg/kg`` and ``1 mg per kg`` are one figure;
``0.5 mg`` and ``0.5 mg/kg``, ``19%`` and ``19`` are two. People and studies are counted in words
of many kinds, so "20 patients" and "20 people" are one figure, and a number without a noun may be
either. What is only named by a number is no figure: CYP3A4, table 2, NCT01369680.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from itertools import zip_longest

PEOPLE, STUDIES = "people", "studies"
_NUMBER_WORDS = (
    *("one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)
_WORDS = {word: str(number) for number, word in enumerate(_NUMBER_WORDS, 1)}
# What may stand between a count and what is counted: "14 small randomised trials".
_ADJECTIVES = r"(?:(?!(?:of|in|to|and|or|with|for|by|from|than|versus|on|at|the)\b)[a-z-]+ ){0,3}"
_UNITS = {
    "%": r"%|per ?cent",
    "mg": r"mg|milligrams?",
    "micrograms": r"micrograms?|microg|mcg|[µμ]g|ug",
    "ng": r"ng|nanograms?",
    "g": r"g|grams?",
    "kg": r"kg",
    "ml": r"m[lL]|millilitres?",
    "l": r"L|litres?",
    "mmol": r"mmol",
    "mmHg": r"mm ?Hg",
    "mm": r"mm",
    "cm": r"cm",
    "units": r"IU|units?",
    "second": r"seconds?|secs?|s",
    "minute": r"minutes?|mins?",
    "hour": r"hours?|hrs?|h",
    "day": r"days?|d",
    "week": r"weeks?|wks?",
    "month": r"months?",
    "year": r"years?|yrs?",
    PEOPLE: (
        rf"{_ADJECTIVES}(?:people|persons?|patients?|participants?|adults?|children|volunteers?|subjects?|men|women"
        r"|inpatients?|outpatients?|respondents?|users?|cases?)"
    ),
    STUDIES: (
        rf"{_ADJECTIVES}(?:studies|study|trials?|RCTs?|reviews?|meta-analys[ei]s|articles?|reports?|papers?|records?)"
    ),
}
_COUNTED = {PEOPLE, STUDIES}
_PATTERN_OF_UNIT = "|".join(f"(?:{pattern})" for pattern in _UNITS.values())
_UNIT = rf"(?:(?:{_PATTERN_OF_UNIT})(?![A-Za-z%])(?:\s?(?:/|per )\s?(?:{_PATTERN_OF_UNIT})(?![A-Za-z%]))*)"
_MINUS = r"\-−–‐‑‒﹣－"
_SIGN = rf"(?:(?<![\w)%{_MINUS}])[{_MINUS}](?=\d))?"
_NUMBER = r"(?:\d{1,3}(?:,\d{3})+(?![\d,])|\d+)(?:\.\d+)?|(?<![\w.])\.\d+"
_WORD = "|".join(_WORDS)
_FIGURE = re.compile(
    rf"(?P<p>(?<![A-Za-z])[Pp](?:\s?value)?\s?(?P<comparison>[<>=≤≥])\s?)?"
    rf"(?<![A-Za-z\d_*])(?<![A-Za-z]-)(?<!\d[.,])(?P<number>{_SIGN}(?:{_NUMBER})|(?:{_WORD})(?![A-Za-z]))"
    rf"(?![\d*])(?:(?:\s|-|\xa0)?(?P<unit>{_UNIT}))?(?![A-Za-z])",
    re.IGNORECASE,
)
# Between two numbers of which only the last has a unit: 0.1 to 0.3 mg/kg, 12, 24 and 48 hours, 19 versus 27%.
_LINK = re.compile(rf"\s*(?:to|and|or|versus|vs\.?|,|/|±|,\s*(?:and|or)|[{_MINUS}])\s*\Z")
_NAMES = re.compile(
    r"(?:\b(?:tables?|figures?|sections?|chapters?|appendix|finding|NCT|ISRCTN|ACTRN|version|volume|part)\.?\s*)\Z",
    re.IGNORECASE,
)
_CANONICAL = [(re.compile(rf"(?:{pattern})\Z", re.IGNORECASE), unit) for unit, pattern in _UNITS.items()]


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
        counted, others = self.units & (_COUNTED | {""}), other.units & (_COUNTED | {""})
        return bool(counted and others) and "" in counted | others


def states_quantity(text: str) -> str:
    """Return the first number of `text` that has a unit, a decimal point or a second number, or nothing."""
    figures = find_figures(text)
    for figure, following in zip_longest(figures, figures[1:]):
        end = figure.start + len(figure.text)
        if following and re.fullmatch(rf"\s*(?:to|of|/|[{_MINUS}])\s*", text[end : following.start]):
            return text[figure.start : following.start + len(following.text)]
        sample = re.search(r"\b[nN]\s?=\s?\Z", text[: figure.start])
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
    if _NAMES.search(text, max(0, match.start() - 20), match.start()):
        return False
    # "One" is a pronoun more often than a number: it counts before a unit or a total, and so do words in compounds.
    if match["number"].lower() in _WORDS:
        if text[match.end() : match.end() + 1] == "-" or text[match.start() - 1 : match.start()] == "-":
            return False
        total = re.match(r"\s(?:of|in)\s(?:the\s)?(?:\d|" + _WORD + r")", text[match.end() :], re.IGNORECASE)
        unit = _unit(match)
        return match["number"].lower() != "one" or (bool(total) if not unit else unit not in _COUNTED)
    return True


def _value(number: str) -> str:
    word = _WORDS.get(number.lower())
    digits = word or re.sub(rf"^[{_MINUS}]", "-", number).replace(",", "")
    # A whole number with a zero before it is a slip, and no quantity that a source could state.
    return digits if re.match(r"-?0\d", digits) else f"{Decimal(digits).normalize():f}"


def _unit(match: re.Match[str]) -> str:
    if match["p"]:
        return "P" + match["comparison"]
    parts = re.split(r"\s?/\s?|\s?per (?!cent)", match["unit"] or "")
    return "/".join(next((unit for pattern, unit in _CANONICAL if pattern.match(part)), part) for part in parts)
