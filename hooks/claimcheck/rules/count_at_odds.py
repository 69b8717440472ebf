"""A part of a whole on a card is no more than the whole, and its percentage is that of its counts.

Why: claims and pictures rest on the card, so a slip of the pen there, such as 51% (29 of 93), reaches every page.
     A percentage may be cut or rounded at its last digit.
Bad: - Pain halved in 51% (29 of 93). *Abstract, results*
Good: - Pain halved in 31% (29 of 93). *Abstract, results*
"""

import re
from collections.abc import Iterator
from fractions import Fraction

from guide.guide import Guide

from claimcheck.finding import Found

_PERCENT = r"(?<![\d.−-])(?P<{0}>\d+(?:\.\d+)?)%"
_PART = r"(?P<{0}>\d+) (?:out )?of (?:the )?(?P<{1}>\d+)(?![\d.,]*%|[.,]?\d)"
_BOTH = re.compile(
    rf"{_PERCENT.format('p1')}\s?\({_PART.format('a1', 'b1')}\)"
    rf"|(?<![\d.,]){_PART.format('a2', 'b2')}(?: [a-z]+){{0,2}} \({_PERCENT.format('p2')}\)"
)
_BARE = re.compile(rf"(?<![\d.,−-]){_PART.format('a', 'b')}(?!\s?(?:mg|ml|mm|g|micrograms|hours|days|weeks)\b)")
_REMEDY = "see what the source prints"


def check(guide: Guide) -> Iterator[Found]:
    """Yield a finding for each count and percentage of a fact that do not fit."""
    for card in guide.cards:
        for fact in card.facts:
            for found in _BOTH.finditer(fact.says):
                which = "1" if found["a1"] else "2"
                part, whole, percent = (found[name + which] for name in "abp")
                if int(part) <= int(whole) > 0 and abs(
                    Fraction(100 * int(part), int(whole)) - Fraction(percent)
                ) >= _last_digit(percent):
                    message = f"'{percent}%' is not {part} of {whole}"
                    yield card.page.path, fact.place, f"{message}; {_REMEDY}"
            for found in _BARE.finditer(fact.says):
                if int(found["a"]) > int(found["b"]):
                    message = f"'{found['a']} of {found['b']}' is more than the whole"
                    yield card.page.path, fact.place, f"{message}; {_REMEDY}"


def _last_digit(percent: str) -> Fraction:
    return Fraction(1, 10 ** len(percent.partition(".")[2]))
