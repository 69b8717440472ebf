"""The signs that pages are written in, and the first of a line that is none of them."""

import re

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


def find_odd(line: str) -> tuple[int, str] | None:
    """Return where in a line the first sign stands that pages are not written in, and the sign, or nothing."""
    found = None if line.isascii() and line.isprintable() else _ODD.search(line)
    return (found.start(), found[0]) if found else None
