"""Pages are written in signs that a reader sees, and takes for what they are.

Why: a sign that is not seen, or looks like another, hides the end of a sentence or makes one number of two.
Bad: a sentence that ends with U+2024, one dot leader, which looks like a full stop
Good: Pain fell [@brinck2018].
"""

import re
import unicodedata
from collections.abc import Iterator

from guide.guide import Guide
from guide.place import Place

from claimcheck.finding import Found

# Besides ASCII: what pages need. Letters of Latin and Greek, without those Greek ones that look like Latin ones.
_LETTERS = "À-ÖØ-öø-İĴ-ķĹ-ľŁ-ňŊ-žǍ-ǜȘ-țḀ-ẙẠ-ỹ"
_GREEK = "α-θκλξπ-τφ-ωΓΔΘΛΞΠΣΦΨΩ"
_ALLOWED = rf"\n -~{_LETTERS}{_GREEK}µμ–—‘’“”…·−±×÷≤≥≠≈°²³¹⁰⁴-⁹⁻⁺€£§®™"
_ODD = re.compile(
    rf"[^{_ALLOWED}\t₀-₉\xa0]"
    # A no-break space holds two words together; digits below the line stand behind a letter.
    r"|(?<!\S)\xa0|\xa0(?!\S)|(?<![A-Za-zα₀-₉])[₀-₉]"
    rf"|(?<=[a-z])[{_GREEK}]|[{_GREEK}](?=[a-z])"
)
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
            odd = None if line.isascii() and line.isprintable() else _ODD.search(line)
            if odd:
                remedy = _REMEDIES.get(unicodedata.category(odd[0])[0], "is an odd sign; write it in words")
                message = f"{_name(odd[0])} {remedy}"
                yield page.path, Place(number, odd.start() + 1), message


def _name(sign: str) -> str:
    seen = f"'{sign}' " if sign.isprintable() and not sign.isspace() else ""
    return f"{seen}(U+{ord(sign):04X}, {unicodedata.name(sign, 'no name').lower()})"
