"""Pages are written in signs that a reader sees, and takes for what they are.

Why: a sign that is not seen, or looks like another, hides the end of a sentence or makes one number of two.
Bad: a sentence that ends with U+2024, one dot leader, which looks like a full stop
Good: Pain fell [@brinck2018].
"""

import unicodedata
from collections.abc import Iterator

from guide.guide import Guide
from guide.markdown.alphabet import find_odd
from guide.place import Place

from claimcheck.finding import Found

_REMEDIES = {
    "C": "is not seen by a reader; remove it",
    "Z": "is an odd space; write a space",
    "N": "is an odd digit; write digits as 0 to 9",
    "L": "is an odd letter; write it in plain Latin letters, or Greek ones that look like no others",
    "P": "is an odd mark; write the usual one: . , ; : ? ! ( ) [ ] “ ” ‘ ’ – —",
    "M": "is a mark that joins a letter; write the letter and its mark as one sign",
}


def check(guide: Guide) -> Iterator[Found]:
    """Yield a finding for the first such sign of each line, on pages of every kind and in front matter too."""
    for page in (page for page in guide.pages if not page.unreadable):
        for number, line in enumerate(page.text.split("\n"), 1):
            if odd := find_odd(line):
                at, sign = odd
                remedy = _REMEDIES.get(unicodedata.category(sign)[0], "is an odd sign; write it in words")
                yield page.path, Place(number, at + 1), f"{_name(sign)} {remedy}"


def _name(sign: str) -> str:
    seen = f"'{sign}' " if sign.isprintable() and not sign.isspace() else ""
    return f"{seen}(U+{ord(sign):04X}, {unicodedata.name(sign, 'no name').lower()})"
