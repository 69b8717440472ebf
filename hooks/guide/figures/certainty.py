"""Words that say how sure something is, and grades of guidelines as printed: low certainty, grade B, level II-1."""

import re
from dataclasses import dataclass
from functools import lru_cache

LEVELS = ("very low", "low", "moderate", "high")
_LEVEL = r"very\slow|low|moderate|high"
_TWO = rf"(?:{_LEVEL})(?:(?:[-\s](?:to|or)[-\s]|-\sor\s|/)(?:{_LEVEL}))?"
_STATED = re.compile(
    rf"\b(?P<before>{_TWO})(?:-|\s|\slevel\sof\s)(?:certainty|confidence\sin\sthe\sevidence|quality(?:\sof)?\sevidence)\b"
    rf"|\b(?:certainty|confidence\sin\sthe\sevidence|quality\sof\s(?:the\s)?evidence|evidence\squality)"
    rf"(?:\s(?!(?:and|but|with|that|not|because|in|at|while)\b)[a-z'’]+){{0,6}}?\s(?P<after>{_TWO})\b"
    rf"|\b(?:as|of)\s(?P<quality>{_TWO})\squality\b(?!\sof\slife)"
    r"|\b[Gg](?:rade|RADE)s?\s(?P<grade>[A-D]\b[+]?)"
    r"|\b(?:[Ll]evel|Oxford(?:\slevel)?)\s(?P<level>(?:I{1,3}|IV|[1-5])(?:-[1-3]|[a-d])?\b)(?!\s(?:trauma|hospital))",
    re.IGNORECASE,
)
# Each of these statements has one of them; none has a letter that has another form where case is ignored, as i and ı.
_TELLING = ("certa", "denc", "qual", "grade", "level", "oxford")
_GRADES = re.compile(
    r"\b[Gg](?:rade|RADE)s?\s([A-D]\b[+]?)|\b(?:[Ll]evel\s|Oxford\s)((?:I{1,3}|IV|[1-5])(?:-[1-3]|[a-d])?)\b"
)


@dataclass(frozen=True, slots=True)
class Certainty:
    """What a text says of how sure something is: the levels or grades, where it says so, and in which words."""

    says: frozenset[str]
    start: int
    text: str


@lru_cache(maxsize=16384)
def find_certainty(text: str) -> tuple[Certainty, ...]:
    """Return what `text` says in a sentence of how sure something is."""
    lowered = text.lower()
    if not any(word in lowered for word in _TELLING):
        return ()
    found = []
    for match in _STATED.finditer(text):
        words = match["before"] or match["after"] or match["quality"]
        grade = match["grade"]
        if grade and not grade.isupper():
            continue
        printed = frozenset({f"grade {grade}" if grade else f"level {match['level']}"})
        says = _levels(words) if words else printed
        found.append(Certainty(says, match.start(), match[0]))
    return tuple(found)


def certainty_of_field(text: str) -> frozenset[str]:
    """Return the levels and grades that a fact's own words of certainty name, such as "low to very low"."""
    grades = (f"grade {match[1]}" if match[1] else f"level {match[2]}" for match in _GRADES.finditer(text))
    return _levels(text) | frozenset(grades)


def _levels(words: str) -> frozenset[str]:
    return frozenset(
        " ".join(level.lower().split()) for level in re.findall(rf"\b(?:{_LEVEL})\b", words, re.IGNORECASE)
    )
