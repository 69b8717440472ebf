"""Certainty as sources state it, marked so that the eye finds it: dots beside the words, never instead of them."""

import re

# A picture is one piece: an element of HTML inside of it would end it, and what comes after would fall out of it.
_TAG = re.compile(r"(<svg\b.*?</svg>|<[^>]+>)", re.DOTALL)
# Certainty as the guide's pages state it, always beside whose it is.
LEVELS = ("very low", "low", "moderate", "high")
_LEVEL = "(very low|low|moderate|high)"
CERTAINTY = re.compile(
    rf"\b{_LEVEL}(?: to {_LEVEL})?(?:[- ]| level of )certainty\b"
    rf"|\bcertainty (?:(?:of the evidence )?(?:rated as|rated|as|was|is) )?{_LEVEL}(?: to {_LEVEL})?\b",
    re.IGNORECASE,
)


def levels(found: re.Match[str]) -> list[str]:
    """Return the one or two levels that a match of `CERTAINTY` names, in small letters."""
    return [level.lower() for level in found.groups() if level]


def with_certainty_marks(html: str) -> str:
    """Wrap each statement of certainty in a page's HTML; the style sheet puts its dots before the words."""

    def marked(found: re.Match[str]) -> str:
        return certainty_mark(found[0], levels(found))

    return "".join(part if part.startswith("<") else CERTAINTY.sub(marked, part) for part in _TAG.split(html))


def certainty_mark(words: str, stated: list[str]) -> str:
    """Return `words` marked with the levels that they state, one, or two for a range: 1 very low to 4 high."""
    numbers = sorted(LEVELS.index(level) + 1 for level in stated)
    return f'<span class="guide-certainty" data-level="{"-".join(str(number) for number in numbers)}">{words}</span>'
