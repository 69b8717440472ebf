"""How numbers are written -> their values: digits with separators, powers, fractions, words and Roman numerals.

A value is a decimal number as text, with no zeros that change nothing; a part is a fraction, such as 1/3.
What is no number that a source could state, such as 05 or 1,5, keeps the form in which it is written.
"""

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from unicodedata import numeric

from guide.figures.seen import SUPERSCRIPTS
from guide.figures.units import GRADES

_ONES = dict(zip(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"], range(1, 10), strict=True))
_TEENS = dict(
    zip(
        ["ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"],
        range(10, 20),
        strict=True,
    )
)
_TENS = dict(
    zip(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], range(20, 100, 10), strict=True)
)
_SMALL_WORDS = _ONES | _TEENS | _TENS
_MULTIPLES = {"dozen": 12, "hundred": 100, "thousand": 1_000, "million": 1_000_000}
SMALL = rf"(?:(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_ONES)})\b)?|{'|'.join(_TEENS)}|{'|'.join(_ONES)})"
_HUNDREDS = rf"(?:(?:an?|{SMALL})[- ])?(?:hundred|dozen)\b(?: (?:and )?{SMALL}\b)?"
_LARGE = rf"(?:(?:an?|{_HUNDREDS}|{SMALL})[- ])?(?:thousand|million)\b(?:,? (?:and )?(?:{_HUNDREDS}|{SMALL})\b)?"
WORDS = rf"(?i:\b(?:{_LARGE}|{_HUNDREDS}|{SMALL})\b)"
_ORDINALS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
_PARTS = r"third|quarter|fifth|sixth|eighth|tenth"
# "A third of them" is a part, "a third study" is not; a half-life is a name.
PARTS = (
    r"(?i:\bhalf\b(?![- ](?:li(?:fe|ves)|time|an?\b|hour|day))|\bhal(?:ved?|ving)\b"
    rf"|\b(?:two|three|four|five|seven|nine)[- ](?:{_PARTS})s\b"
    rf"|\b(?:an?|one)[- ](?:{_PARTS})\b(?= of\b| (?:as|more|less|fewer|lower|higher)\b|\s*(?:[.\[|]|\Z))"
    rf"|(?<=by )(?:an?|one)[- ](?:{_PARTS})\b(?!-))"
)
_TIMES = {"twice": "2", "thrice": "3", "doubl": "2", "tripl": "3", "trebl": "3", "quadr": "4"}
TIMES_WORDS = (
    r"(?i:\b(?:twice|thrice)\b|\b(?:doubl|tripl|trebl|quadrupl)(?:e[sd]?|ing)\b(?![- ](?:blind|dummy|masked|vision))"
    rf"|\b(?:{_HUNDREDS}|{SMALL})-?fold\b)"
)
VULGAR = "¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
_POWER = rf"(?:\s?[×x]\s?10(?:\^[-−]?\d+|[{SUPERSCRIPTS}]+)|\^[-−]?\d+|[{SUPERSCRIPTS}]+|[eE][+-]?\d+)"
# Commas are taken along even where no thousands are: "1,5" and "0.5,0.9" are slips, not two numbers.
DIGITS = (
    rf"(?:\d{{1,3}}(?:[ ']\d{{3}})+(?![\d'])(?:\.\d+)?|\d+(?:[.,]\d+)*|(?<![\w.])\.\d+)(?:{_POWER}| ?[{VULGAR}])?"
    rf"|[{VULGAR}]"
)
_MULTIPLIED = re.compile(rf"(?P<number>.*\d)[\s-](?P<by>{'|'.join(_MULTIPLES)})\Z", re.IGNORECASE)
MULTIPLIER = rf"(?:[\s-](?i:{'|'.join(_MULTIPLES)})\b)?"
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?\Z|\d{1,3}(?: \d{3})+(?:\.\d+)?\Z|\d{1,3}(?:'\d{3})+(?:\.\d+)?\Z")
_PLAIN = re.compile(r"(0|[1-9]\d*)?(?:\.(\d+))?\Z")
_WITH_VULGAR = re.compile(rf"(\d*) ?([{VULGAR}])\Z")
_RAISED = str.maketrans(SUPERSCRIPTS, "0123456789+-")
_WITH_POWER = re.compile(rf"(?P<number>[\d.,]+)(?P<times>\s?[×x]\s?10)?(?P<power>[{SUPERSCRIPTS}]+|\^[-−]?\d+)\Z")
GRADED = rf"\b(?P<grade>(?i:{'|'.join(sorted(GRADES))})s?)\s(?P<roman>I{{1,3}}|I?V|VI{{1,3}})\b"
_ROMAN = {"I": "1", "II": "2", "III": "3", "IV": "4", "V": "5", "VI": "6", "VII": "7", "VIII": "8"}


IN_WORDS = rf"(?P<times>{TIMES_WORDS})|(?P<part>{PARTS})|(?P<words>{WORDS})"
# A text with none of these has no number in words; the first parts of doubled, tripled and so on.
NUMBER_WORDS = frozenset(
    [*_SMALL_WORDS, *_MULTIPLES, *GRADES, *(f"{word}s" for word in GRADES), "twice", "thrice"]
    + ["half", "halve", "halved", "halving", *_PARTS.split("|"), *(f"{part}s" for part in _PARTS.split("|"))]
    + [stem + end for stem in ("doubl", "tripl", "trebl", "quadrupl") for end in ("e", "ed", "es", "ing")]
    + [f"{word}fold" for word in (*_SMALL_WORDS, *_MULTIPLES)]
)


_FIRST_DIGIT = re.compile(f"[0-9{VULGAR}]")
_DIGITS = re.compile(rf"(?:{DIGITS}){MULTIPLIER}")
_IN_WORDS = re.compile(rf"{IN_WORDS}|{GRADED}")
_WORD = re.compile(r"[A-Za-z]+")


def find_numbers(text: str) -> list[re.Match[str]]:
    """Return what may be numbers of `text` in reading order; `lastgroup` names the sort of those that are in words."""
    return sorted([*_in_digits(text), *_in_words(text)], key=lambda match: match.start())


def _in_digits(text: str) -> Iterator[re.Match[str]]:
    at = 0
    while first := _FIRST_DIGIT.search(text, at):
        # A decimal point without its zero is part of the number.
        point = (
            text[first.start() - 1 : first.start()] == "." and not text[first.start() - 2 : first.start() - 1].isalnum()
        )
        number = _DIGITS.match(text, first.start() - point) or first
        at = number.end()
        yield number


def _in_words(text: str) -> Iterator[re.Match[str]]:
    """Yield what may be numbers in words; most texts have none, which a set of words tells fastest."""
    if NUMBER_WORDS.isdisjoint(_WORD.findall(text.lower())):
        return
    at, article = 0, -1
    for word in _WORD.finditer(text):
        lowered = word[0].lower()
        if lowered in ("a", "an"):
            article = word.start()
            continue
        if lowered in NUMBER_WORDS and word.start() >= at:
            number = _IN_WORDS.match(text, article) if article >= 0 else None
            number = number or _IN_WORDS.match(text, word.start())
            if number:
                at = number.end()
                yield number
        article = -1


def value_of(written: str) -> str:
    """Return the value of a number without its sign, however it is written."""
    if written.isascii() and written.isdecimal():
        return written
    if written in _ROMAN:
        return _ROMAN[written]
    if not any(map(str.isnumeric, written)):
        return _of_words(written.lower())
    if multiplied := _MULTIPLIED.match(written):
        return _product(value_of(multiplied["number"]), _MULTIPLES[multiplied["by"].lower()])
    if vulgar := _WITH_VULGAR.match(written):
        part = Fraction(int(vulgar[1] or 0)) + Fraction(numeric(vulgar[2])).limit_denominator(10)
        tenths = part * 1000
        return plain(str(Decimal(int(tenths)) / 1000)) if tenths.denominator == 1 else str(part)
    if power := _WITH_POWER.match(written):
        raised = power["power"].translate(_RAISED).replace("−", "-").removeprefix("^")
        return f"{plain(power['number'])}{'e' if power['times'] else '^'}{raised}"
    return plain(written)


def plain(digits: str) -> str:
    """Return digits without separators of thousands and zeros that change nothing, or as they are if no number."""
    if _THOUSANDS.match(digits):
        digits = re.sub("[ ,']", "", digits)
    found = _PLAIN.match(digits)
    if not found:
        return digits
    fraction = (found[2] or "").rstrip("0")
    whole = found[1] or "0"
    return f"{whole}.{fraction}" if fraction else whole


def percent_of(part: str) -> str:
    """Return how many per cent a part such as 1/4 is, as a value, or nothing if that is no round number."""
    percent = 100 * Fraction(part)
    return str(percent) if percent.denominator == 1 else ""


def _of_words(words: str) -> str:
    if words in ("half", "halve", "halved", "halving"):
        return "1/2"
    if words.endswith("fold"):
        return _of_words(words.removesuffix("fold").rstrip("-"))
    if words[:5] in _TIMES or words in _TIMES:
        return _TIMES.get(words) or _TIMES[words[:5]]
    *before, last = re.split(r"[\s,-]+", words)
    part = _ORDINALS.get(last.removesuffix("s"))
    if part:
        return str(Fraction(_SMALL_WORDS.get(before[0], 1), part))
    whole = current = 0
    for word in (*before, last):
        if word in ("thousand", "million"):
            whole, current = whole + (current or 1) * _MULTIPLES[word], 0
        elif word in _MULTIPLES:
            current = (current or 1) * _MULTIPLES[word]
        else:
            current += _SMALL_WORDS.get(word, 0)
    return str(whole + current)


def _product(value: str, by: int) -> str:
    try:
        return plain(f"{Decimal(value) * by:f}")
    except InvalidOperation:
        return f"{value} × {by}"
