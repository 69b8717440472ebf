"""The sums that derived lines of cards hold, and whether each comes out."""

import re
from collections.abc import Iterator
from fractions import Fraction

_N = r"\d[\d,]*(?:\.\d+)?"
_HUNDRED = re.compile(rf"(?P<a>{_N}) of (?P<b>{_N})(?: people)?,? (?:which )?is (?P<c>{_N}) of 100\b")
_PERCENT = re.compile(rf"(?<!% and )(?<![\d.])(?P<a>{_N})% is (?P<c>{_N}) of 100\b")
_PERCENTS = re.compile(rf"(?P<a>{_N})% and (?P<b>{_N})% (?:is|are) (?P<c>{_N}) of 100\b.*? and (?P<d>{_N}) of 100\b")
_MORE = re.compile(
    rf"(?P<a>{_N}) of (?P<b>{_N}) (?:against|versus) (?P<c>{_N}) of (?P<d>{_N})"
    rf" is (?P<e>{_N}) (?P<how>more|fewer|less) (?:in|of) 100"
)
_TOTAL = re.compile(rf"(?P<parts>{_N}(?: \w+)?(?:, {_N}(?: \w+)?)* and {_N}(?: \w+)?) are (?P<c>{_N})\b(?! of)")
_PER_MINUTE = re.compile(rf"(?P<a>{_N}) micrograms/kg/minute is (?P<c>{_N}) mg/kg/hour")
_PER_KG = re.compile(rf"(?P<a>{_N}) mg/hour (?:at|for) (?P<b>{_N}) kg is (?P<c>{_N}) mg/kg/hour")
_PER_DAY = re.compile(rf"(?P<a>{_N}) mg/kg per day is (?P<c>{_N}) mg/kg/hour")


def sums(text: str) -> Iterator[tuple[str, bool]]:
    """Yield each sum of `text` that can be reckoned again, as it is written, and whether it comes out."""
    for found in _HUNDRED.finditer(text):
        yield found[0], _is(100 * _part(found["a"], found["b"]), found["c"])
    for found in _PERCENT.finditer(text):
        yield found[0], _is(_of(found["a"]), found["c"])
    for found in _PERCENTS.finditer(text):
        yield found[0], _is(_of(found["a"]), found["c"]) and _is(_of(found["b"]), found["d"])
    for found in _MORE.finditer(text):
        more = 100 * (_part(found["a"], found["b"]) - _part(found["c"], found["d"]))
        yield found[0], _is(more if found["how"] == "more" else -more, found["e"])
    for found in _TOTAL.finditer(text):
        yield found[0], sum(map(_of, re.findall(_N, found["parts"]))) == _of(found["c"])
    for found in _PER_MINUTE.finditer(text):
        yield found[0], _is(_of(found["a"]) * 60 / 1000, found["c"])
    for found in _PER_KG.finditer(text):
        yield found[0], _is(_part(found["a"], found["b"]), found["c"])
    for found in _PER_DAY.finditer(text):
        yield found[0], _is(_of(found["a"]) / 24, found["c"])


def _of(number: str) -> Fraction:
    return Fraction(number.replace(",", "").rstrip("."))


def _part(part: str, whole: str) -> Fraction:
    """Return what `part` is of `whole`, or more than there can be of nothing."""
    return _of(part) / _of(whole) if _of(whole) else Fraction(10**9)


def _is(exact: Fraction, written: str) -> bool:
    """Tell whether a number is `exact`, rounded at its last digit."""
    digits = len(written.partition(".")[2])
    return abs(exact - _of(written)) <= Fraction(1, 2 * 10**digits)
