"""Certainty as sources state it, marked so that the eye finds it: dots beside the words, never instead of them."""

import re

from presentation.claims import CERTAINTY, LEVELS, levels

_TAG = re.compile(r"(<[^>]+>)")


def with_certainty_marks(html: str) -> str:
    """Wrap each statement of certainty in a page's HTML; the style sheet puts its dots before the words."""

    def marked(found: re.Match[str]) -> str:
        return certainty_mark(found[0], levels(found))

    return "".join(part if part.startswith("<") else CERTAINTY.sub(marked, part) for part in _TAG.split(html))


def certainty_mark(words: str, stated: list[str]) -> str:
    """Return `words` marked with the levels that they state, one, or two for a range: 1 very low to 4 high."""
    numbers = sorted(LEVELS.index(level) + 1 for level in stated)
    return f'<span class="guide-certainty" data-level="{"-".join(str(number) for number in numbers)}">{words}</span>'
