"""Quantities in words, for places that may state none."""

import re
from collections.abc import Iterator

_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_SMALL = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_LARGE = rf"\w+teen|(?:{_TENS})(?:[ -](?:{_SMALL}))?|hundreds?|thousands?|millions?|dozens?"
_PARTS = (
    r"half(?!-li[fv])|halves|halved"
    r"|(?:a|one|two|three|four|nine)[ -](?:thirds?|quarters?|fifths?|tenths?)(?= of\b|s\b|\Z)"
    r"|two[ -]thirds|three[ -]quarters|twice|thrice|doubl(?:ed|es|ing)|tripl(?:ed|es|ing)|\w+-?fold"
)
_QUANTITY = re.compile(rf"\b(?:(?:{_SMALL}|{_LARGE}) per ?cent|{_LARGE}|{_PARTS})\b", re.IGNORECASE)
_NUMBER = rf"(?:\d+|{_SMALL}|{_LARGE})"
_SHARE = re.compile(
    rf"\b(?:{_NUMBER} (?:per ?cent|(?:in|out of) {_NUMBER})|\d+ of \d+|(?:half|thirds?|quarters?) of|twice|\w+-fold)\b",
    re.IGNORECASE,
)


def quantities_in_words(text: str) -> Iterator[tuple[int, str]]:
    """Yield place and words of each quantity of `text` that is written in words and is more than a small count."""
    for found in _QUANTITY.finditer(text):
        yield found.start(), found[0]


def share_in_words(text: str) -> str:
    """Return the first share or multiple of `text` that is written in words or as one number in another, or nothing."""
    found = _SHARE.search(text)
    return found[0] if found else ""
