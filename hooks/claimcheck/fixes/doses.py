"""Doses in the typography that cannot be misread, where the number is in no doubt."""

import re
from collections.abc import Callable, Iterator

from guide.figures.typography import MISREAD_UNIT, NO_LEADING_ZERO, NO_SPACE, SHORT_HOUR, TRAILING_ZERO
from guide.markdown.page import Page

from claimcheck.fixes.edit import Edit

# 1.000 mg may be a thousand of them.
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:[.,]\d{3})+")
# The dose in "1 .5 mg" may be 1.5 mg.
_DIGIT_BEFORE = re.compile(r"\d\s\Z")
# Addresses and citations have numbers that are no doses.
_NO_PROSE = re.compile(r"[@\\]|://")
_WORD = re.compile(r"\S*\Z"), re.compile(r"\S*")


def dose_edits(page: Page) -> Iterator[Edit]:
    """Yield what the rule dose-typography asks for, where only one dose can be meant."""
    for pattern, new in _NEW:
        for found in pattern.finditer(page.masked):
            if (written := new(found)) and not _NO_PROSE.search(_word_around(page.masked, found)):
                yield Edit(found.start(), found.end(), written)


def _without_zero(found: re.Match[str]) -> str:
    return "" if _THOUSANDS.fullmatch(found[0]) else found[0].rstrip("0").rstrip(".")


def _with_zero(found: re.Match[str]) -> str:
    return "" if _DIGIT_BEFORE.search(found.string, max(0, found.start() - 2), found.start()) else f"0{found[0]}"


def _spaced(found: re.Match[str]) -> str:
    return re.sub(r"(?<=[0-9])(?=[^0-9.,])", " ", found[0], count=1)


def _with_hour(found: re.Match[str]) -> str:
    return f"{found[0].rpartition('/')[0]}/hour"


_NEW: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (TRAILING_ZERO, _without_zero),
    (NO_LEADING_ZERO, _with_zero),
    (MISREAD_UNIT, lambda _: "micrograms"),
    (NO_SPACE, _spaced),
    (SHORT_HOUR, _with_hour),
)


def _word_around(text: str, found: re.Match[str]) -> str:
    before = _WORD[0].search(text, max(0, found.start() - 200), found.start())
    after = _WORD[1].match(text, found.end())
    return f"{before[0] if before else ''}{found[0]}{after[0] if after else ''}"
