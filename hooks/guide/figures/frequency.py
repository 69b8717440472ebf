"""How often something is given -> one form: "2/day" for twice daily, "/6 hour" for every 6 hours, "/hour" for hourly.

Forms that give the same number of doses in another way stay apart, as printed: 4 times daily is not every 6 hours.
"""

import re
from dataclasses import dataclass

from guide.figures.numbers import SMALL, value_of
from guide.figures.units import ADVERB, PERIOD, canonical

_COUNT = rf"(?:once|twice|thrice|(?:\d+|{SMALL}\b)(?:(?: to |-|–| or )(?:\d+|{SMALL}\b))?\s?(?:times?|×|x))"
_EACH = rf"(?:{ADVERB}|(?:an?|per|every|each)\s{PERIOD}|/\s?{PERIOD}|in\s24\shours)\b"
_TIMES_A = rf"(?P<count>{_COUNT})(?:\s|-)?(?P<each>{_EACH})"
_EVERY = rf"(?:every|each)\s(?:(?P<number>\d+(?:\.\d+)?|{SMALL}\b|other|second)[\s-])?(?P<period>{PERIOD})s?\b"
_SIGNS = r"(?P<sign>\b(?:b\.?d\.?|b\.?i\.?d\.?|t\.?d\.?s\.?|t\.?i\.?d\.?|q\.?d\.?s\.?|q\.?i\.?d\.?)(?![A-Za-z]))"
_HOURS = r"\bq\s?(?P<hours>\d+)\s?h(?:ours?)?\b"
_SINGLE = rf"(?P<single>(?:an?|per)\s{PERIOD}\b|{ADVERB}\b|at\snight\b)"
# Between a dose and how often it is given: of ketamine by mouth 3 times daily.
_STOPS = r"and|then|or|for|over|with|to|from|until|after|before|plus|versus|than|in|had|was|were|who|as|within"
EACH = re.compile(rf"[\s-]?(?P<each>{_EACH})", re.IGNORECASE)
# The bolus was given hourly.
_GIVEN = (
    r"(?:(?:was|were|is|are|be|been)\s(?:given|taken|infused|injected|repeated|administered|applied|used|swallowed)\s)?"
)
_GAP = rf"\s?(?:[(]|,\s(?=\w+\stimes|once|twice|every))?(?:(?!(?:{_STOPS})\b)[A-Za-z()+-]+\s){{0,4}}?{_GIVEN}"
_ANY = rf"(?P<all>{_TIMES_A}|{_EVERY}|{_SIGNS}|{_HOURS}|{_SINGLE})"
_BEHIND = re.compile(_GAP + _ANY, re.IGNORECASE)
_ANYWHERE = re.compile(rf"(?<![\w-]){_ANY}", re.IGNORECASE)
_TELLING = (
    *("hourly", "daily", "nightly", "weekly", "monthly", "yearly", "every", "each", "times", "once", "twice", "thrice"),
    *(" a ", " an ", " per ", "night"),
)
_TIMES_OF_SIGN = {"b": "2", "t": "3", "q": "4"}


@dataclass(frozen=True, slots=True)
class Often:
    """How often, in one form, and where it is said."""

    form: str
    start: int
    end: int


def often_behind(text: str, at: int) -> Often | None:
    """Return how often what ends at `at` is given, if the words behind it say so."""
    found = _BEHIND.match(text, at)
    return Often(_form(found), found.start("all"), found.end()) if found else None


def all_often(text: str) -> list[Often]:
    """Return all words of `text` that say how often."""
    lowered = text.lower()
    if not any(word in lowered for word in _TELLING):
        return []
    return [Often(_form(found), *found.span("all")) for found in _ANYWHERE.finditer(text)]


def _form(found: re.Match[str]) -> str:
    if found["count"]:
        first, *rest = re.split(r"\s?(?: to |-|–| or |times?|×|x)\s?", found["count"].lower())
        numbers = [_number(word) for word in (first, *rest) if word]
        form = "-".join(numbers) + "/" + period(found["each"])
    elif found["period"]:
        number = (found["number"] or "").lower()
        every = {"": "", "other": "2", "second": "2", "one": ""}.get(number)
        every = _number(number) if every is None else every
        form = f"/{every} {canonical(found['period'].lower())}".replace("/ ", "/")
    elif found["sign"]:
        form = f"{_TIMES_OF_SIGN[found['sign'][0].lower()]}/day"
    elif found["hours"]:
        form = f"/{found['hours']} hour"
    else:
        form = "/" + period(found["single"])
    return form.removeprefix("1") if form.startswith("1/") else form


def _number(word: str) -> str:
    return {"once": "1", "twice": "2", "thrice": "3"}.get(word) or value_of(word)


def period(words: str) -> str:
    """Return the period of words such as daily, a day, per day or /day."""
    if "24" in words:
        return "24 hour"
    return canonical(re.sub(r"^(?:(?:an?|per|every|each|at)\s|/\s?)", "", words.lower()))
