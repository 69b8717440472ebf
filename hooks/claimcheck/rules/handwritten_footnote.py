"""A footnote mark is not written by hand on an evidence page.

Why: it looks like a source and is none.
Bad: Ketamine lowered pain scores<sup>1</sup>.
Good: Ketamine lowered pain scores [@brinck2018].
"""

import re
from collections.abc import Iterator

from guide.guide import Guide

from claimcheck.finding import Found

# A footnote reference; a superscript number or letter in tags; superscript digits as characters.
_MARK = re.compile(
    r"\[\^[^\[\]\s]+\]|<sup\b[^<>]*>\s*\[?(?:\d[\d,\s–-]*|[a-z])\]?\s*</sup>|(?<![⁻⁺])[¹²³⁰⁴-⁹]+(?![⁻⁺])|&sup[123];|&#(?:178|179|185);"
)
# What goes before an exponent: a unit (kg/m²), a power of ten (10⁹), a statistic (I², χ²).
_POWER = re.compile(r"(?:(?<!\w)(?:[cdkmµμn]?m|s|[IRrχτη])|\b10[⁻⁺-]?)$")


def check(guide: Guide) -> Iterator[Found]:
    """Yield a finding for each footnote mark in the prose of an evidence page."""
    for page in guide.evidence_pages:
        for found in _MARK.finditer(page.text, page.front_matter.end):
            inner = found[0].startswith("<sup")
            shown = page.masked[found.start() + found[0].find(">") + 1 if inner else found.start() : found.end()]
            if not shown.strip() or (not found[0].startswith("[") and _is_power(page.text, found.start())):
                continue
            place = page.place(found.start())
            message = f"'{found[0]}' looks like a source and is none; cite with [@key]"
            yield page.path, place, message


def _is_power(text: str, offset: int) -> bool:
    return bool(_POWER.search(text[max(0, offset - 6) : offset]))
