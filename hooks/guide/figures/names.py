"""Numbers that only name something: CYP3A4, 5-HT3, table 2, type 1 diabetes, NCT01369680, an address."""

import re
from collections.abc import Iterator

_NAMES = re.compile(
    r"\b(?:(?:tables?|figures?|sections?|chapters?|appendix|version|volume|types?|tier|ASA|ASA\s(?:class|status)"
    r"|NCT|ISRCTN|ACTRN)\.?\s*|(?<!took\s)(?<!take\s)(?<!taking\s)(?<!takes\s)part\s)\Z",
    re.IGNORECASE,
)
# A name before a count is none: "in section 20 people", "a review finding 12 trials".
_NAMING = frozenset(
    [
        *("table", "tables", "figure", "figures", "section", "sections", "chapter", "chapters", "appendix"),
        *("version", "volume", "type", "types", "tier", "asa", "class", "status", "nct", "isrctn", "actrn"),
        *("part"),
    ]
)
_FEW = _NAMING - {"nct", "isrctn", "actrn", "version", "volume", "section", "sections"}
_SMALL = re.compile(r"[12]?\d(?!\d)")
# What titles name by a number without stating anything.
_IN_TITLES = re.compile(
    r"\b9[059]% (?:CI|PI|CrI|confidence interval)|\(0 to \d+\)|\b[Pp]hase [0-4]\b(?:(?: and | or |/)[0-4]\b)?"
    r"|\b(?:under|over|below|above|(?:younger|older) than|aged) \d+(?: to \d+)?(?: (?:years|months|weeks)(?: old)?)?"
)
_ADDRESS = re.compile(r"https?://[^\s>|]+|\b(?:doi:\s?)?10\.\d{4,9}/[^\s>|]+")
_BEHIND = re.compile(r"-[A-Z]{2}|[A-Z]|(?:st|nd|rd|th)\b|[a-z](?![A-Za-z])")


def addresses(text: str) -> Iterator[tuple[int, int]]:
    """Yield where web addresses and DOIs stand that are shown as text."""
    if "/" in text:
        yield from (found.span() for found in _ADDRESS.finditer(text))


def is_name(text: str, start: int, end: int) -> bool:
    """Tell whether the number ``text[start:end]`` is part of a name, such as CYP3A4, alpha-2 or 5-HT3."""
    if _BEHIND.match(text, end):
        return True
    before = text[max(0, start - 2) : start]
    return before[-1:].isalpha() or before[-1:] in ("_", "@") or (before[-1:] == "-" and before[:1].isalpha())


def is_named(text: str, start: int, before: list[str]) -> bool:
    """Tell whether what stands before a number without a unit says that it only names: table 2, type 1.

    Tables, types and classes are few: "of this type 90 slept" counts people.
    """
    word = before[-1].strip("(").lower().rstrip(".") if before else ""
    if word in _FEW and not _SMALL.match(text, start):
        return False
    return bool(before) and word in _NAMING and bool(_NAMES.search(text, max(0, start - 24), start))


def without_names(title: str) -> str:
    """Return a title without what it names by a number: an interval's level, a scale, a phase, an age."""
    return _IN_TITLES.sub("", title)
