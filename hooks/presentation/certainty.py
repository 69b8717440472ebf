"""Certainty as sources state it: the words for it, and how they compare."""

import re

# Certainty as the guide's pages state it, always beside whose it is.
LEVELS = ("very low", "low", "moderate", "high")
_LEVEL = "(very low|low|moderate|high)"
CERTAINTY = re.compile(
    rf"\b{_LEVEL}(?: (?:to|or) {_LEVEL})?(?:[- ]| level of )certainty\b"
    rf"|\bcertainty (?:(?:of the evidence )?(?:rated as|rated|as|was|is) )?{_LEVEL}(?: (?:to|or) {_LEVEL})?\b",
    re.IGNORECASE,
)


def levels(found: re.Match[str]) -> list[str]:
    """Return the one or two levels that a match of `CERTAINTY` names, in small letters."""
    return [level.lower() for level in found.groups() if level]
