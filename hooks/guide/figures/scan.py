"""The numbers of a text as a reader sees it, each with its own unit and company; `figure` puts them together."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from guide.figures.company import comparison, kind, words_before
from guide.figures.frequency import EACH, Often, all_often, often_behind, period
from guide.figures.names import addresses, is_name, is_named
from guide.figures.numbers import SMALL, find_numbers, value_of
from guide.figures.units import AMOUNTS, COUNTED, GRADES, PART, PERCENT, PERIOD, TIMES, TIMES_AS_MUCH, UNIT, canonical

MINUS = r"\-−–"
_SIGN = re.compile(rf"(?<![\w)%{MINUS}])[{MINUS}]")
_P = re.compile(
    r"(?<![^\W\d_])[Pp](?:[\s-]?values?)?\s?(?:(?:was|is)\s)?(?P<comparison>of\s|[<>=≤≥]=?|(?<=was\s)|(?<=is\s))\s?\Z"
)
_SUCCESSIVE = r"(?:consecutive|successive|postoperative|further|more|full)"
_UNIT = re.compile(
    rf"(?:\s{{1,20}}|[{MINUS}]|(?P<bracket>\s?[(\[]\s?))?(?:{_SUCCESSIVE}\s(?={PERIOD}))?(?P<unit>{UNIT})(?(bracket)\s?[)\]])"
)
# The dose (mg/kg) was 20.
_BEFORE_NUMBER = re.compile(r"\s?(?:(?:was|were|is|of)\s|[:=]\s?)?")
# Letters behind a number that are no unit of the table are one all the same: 50mgz/kg, 3 mSv, 7 foo/kg.
_UNKNOWN = re.compile(
    rf"(?:(?P<glued>[a-zµμ]{{2,8}}|\s?[a-zµμ][A-Z][A-Za-z]?)(?![\w-])"
    rf"|\s(?P<above>[A-Za-zµμ]{{1,8}})(?=/(?:kg|ml|dl|{PERIOD}|min)\b))(?:/[a-z]+)*"
)
# Right behind a number these leave it without a unit there.
_NO_LETTER = frozenset(["", *",.;:|)]"])
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b")
_NEEDLE = re.compile(r"\s(?:needle|cannula|catheter)")
# The size of a needle only names it.
_GAUGE = re.compile(r"[-\s]gauge\b|\s?G(?=\s(?:needle|cannula|catheter))")
# "One" is a pronoun more often than a number: it counts before a unit, a total or another number.
_ONE_OF = re.compile(rf"\s(?:of|in)\s(?:the\s)?(?:\d|{SMALL}\b)|\s(?:to|or)\s(?:\d|{SMALL}\b)")
_NO_UNIT = frozenset("SHDMG")
_DOSED = AMOUNTS | TIMES | {PERCENT, "sprays", "tablets", "doses", "infusions", "injections", "sessions"}
_NEVER_OF_A_NAME = (AMOUNTS | {PERCENT}) - {"g", "l"}


class Number(NamedTuple):
    """A number of a text: its value and unit, what is said of it, and where it stands."""

    value: str
    unit: str
    start: int
    end: int
    often: str = ""
    also: frozenset[str] = frozenset()
    comparison: str = ""
    kind: str = ""
    of_dose: bool = False


def scan(text: str) -> list[Number]:
    """Return the numbers of `text`, as a reader sees it, in reading order; not those that only name.

    How often something is given may be said elsewhere than behind the dose; `also` holds what no dose has taken.
    """
    taken: list[Often] = []
    numbers = list(_scan(text, taken))
    spans = {(said.start, said.end) for said in taken}
    if taken:
        numbers = [n._replace(of_dose=any(s <= n.start and n.end <= e for s, e in spans)) for n in numbers]
    doses = [number for number in numbers if number.unit.split("/")[0] in _DOSED and not number.of_dose]
    if not doses:
        return numbers
    also = frozenset(
        said.form
        for said in all_often(text)
        if (said.start, said.end) not in spans and not any(n.start <= said.start < n.end for n in doses)
    )
    if not also:
        return numbers
    known = set(doses)
    return [n._replace(also=also) if n in known and not n.often and not _is_rate(n.unit) else n for n in numbers]


def _scan(text: str, taken: list[Often]) -> Iterator[Number]:
    found = find_numbers(text)
    if not found:
        return
    skipped = list(addresses(text))
    at = index = 0
    for match in found:
        while index < len(skipped) and skipped[index][1] <= match.start():
            index += 1
        inside = index < len(skipped) and skipped[index][0] <= match.start()
        if match.start() < at or inside:
            continue
        number = _number(text, match, taken)
        at = max(match.end(), number.end if number else 0)
        if number:
            yield number


def _number(text: str, found: re.Match[str], taken: list[Often]) -> Number | None:
    start, end = found.span()
    sort = found.lastgroup or "digits"
    value = value_of(found["roman"] if sort == "roman" else found[0])
    before = words_before(text, start)
    start, negative = _with_sign(text, start, before)
    if negative and value != "0":
        value = f"-{value}"
    near = text[max(0, start - 14) : start]
    if ("P" in near or "p" in near) and near[-1] in "<>=≤≥ " and (p := _P.search(text, max(0, start - 14), start)):
        return Number(value, "P" + (p["comparison"].replace("of", "=").strip() or "="), p.start(), end)
    grade = before[-1].lower().removesuffix("s") if before else ""
    if sort == "roman" or (grade in GRADES and sort == "digits"):
        grade = grade if sort != "roman" else found["grade"].lower().removesuffix("s")
        first = start if sort == "roman" else text.rfind(before[-1], 0, start)
        return None if text[end : end + 1].isalpha() else Number(value, grade, first, end)
    if sort == "part":
        return Number(value, PART, start, end, comparison=comparison(text, start, end, PART, before))
    unit, stop = (TIMES_AS_MUCH, end) if sort == "times" else _unit(text, found.start(), end)
    if unit == TIMES_AS_MUCH and (each := EACH.match(text, stop)):
        unit, stop = f"{unit}/{period(each['each'])}", each.end()
    first_unit, *below = unit.split("/")
    measured = unit not in ("", *COUNTED)
    if sort == "digits" and _GAUGE.match(text, end):
        return None
    if sort == "digits":
        # With a unit of amount it is a quantity, whatever is glued to it: up-to-90%, ketamine5 mg.
        if first_unit not in _NEVER_OF_A_NAME and is_name(text, found.start(), stop if unit else end):
            return None
        if (not unit and is_named(text, start, before)) or (unit == "g" and _NEEDLE.match(text, stop)):
            return None
    elif sort == "words" and not _counts(text, found, measured):
        return None
    given = ""
    if first_unit in _DOSED and (said := often_behind(text, stop)):
        taken.append(said)
        given = said.form
    if below and below[-1] in TIMES and first_unit in (*TIMES, PERCENT):
        unit, given = first_unit, "/" + below[-1]
    elif given[1:] in TIMES and first_unit in AMOUNTS:
        unit, given = unit if _is_rate(unit) else unit + given, ""
    compared = comparison(text, start, stop, unit, before)
    return Number(value, unit, start, stop, given, comparison=compared, kind=kind(text, start, stop, unit, before))


def _with_sign(text: str, start: int, before: list[str]) -> tuple[int, bool]:
    """Return where a number begins with its sign, and whether that is a minus, as a sign or in words."""
    if start and text[start - 1] in "-−–" and _SIGN.match(text, start - 1):
        return start - 1, True
    if before and before[-1].lower() in ("minus", "negative"):
        return text.rfind(before[-1], 0, start), True
    return start, False


def _is_rate(unit: str) -> bool:
    return bool(TIMES & set(unit.split("/")[1:]))


def _counts(text: str, found: re.Match[str], measured: bool) -> bool:
    """Tell whether a number in words is one: not in a compound such as two-arm; "one" only before what it counts."""
    if text[found.start() - 1 : found.start()] == "-" or (text[found.end() : found.end() + 1] == "-" and not measured):
        return False
    return found[0].lower() != "one" or measured or bool(_ONE_OF.match(text, found.end()))


def _unit(text: str, start: int, end: int) -> tuple[str, int]:
    """Return the unit of the number ``text[start:end]`` in its one form, and where number and unit end."""
    if text[end : end + 1] in _NO_LETTER:
        return _unit_before(text, start, end)
    found = _UNIT.match(text, end)
    unit = canonical(found["unit"]) if found and found["unit"] not in _NO_UNIT else ""
    if found and unit and not found["bracket"]:
        the_1990s = unit == "second" and end - start == 4 and found[0] == "s"
        return ("", end) if the_1990s else (unit, found.end())
    if found and unit.split("/")[0] in _NEVER_OF_A_NAME:
        return unit, found.end()
    if not _ORDINAL.match(text, end) and (unknown := _UNKNOWN.match(text, end)):
        return unknown[0].strip(), unknown.end()
    return _unit_before(text, start, end)


def _unit_before(text: str, start: int, end: int) -> tuple[str, int]:
    """Return the unit that stands in brackets before a number, and where the number ends."""
    opened = max(text.rfind("(", max(0, start - 40), start), text.rfind("[", max(0, start - 40), start))
    before = _UNIT.match(text, opened) if opened >= 0 else None
    if before and before["bracket"] and _BEFORE_NUMBER.fullmatch(text, before.end(), start):
        unit = canonical(before["unit"])
        return (unit, end) if unit.split("/")[0] in _NEVER_OF_A_NAME else ("", end)
    return "", end
