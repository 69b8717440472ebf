"""Certainty, marked so that the eye finds it: dots beside the words, never instead of them."""

from collections.abc import Sequence

from lxml import html
from markupsafe import Markup

from presentation.certainty import CERTAINTY, LEVELS, levels
from presentation.markup import render
from presentation.pages.tree import put_in_prose, read_element


def mark_certainty(root: html.HtmlElement) -> None:
    """Mark each statement of certainty below `root`."""
    put_in_prose(root, CERTAINTY, lambda found: read_element(certainty_mark(found[0], levels(found))))


def certainty_mark(words: str, stated: Sequence[str]) -> Markup:
    """Return `words` marked with the one or two levels that they state."""
    numbers = sorted(LEVELS.index(level) + 1 for level in stated)
    return render("pages/certainty.html", words=words, level="-".join(map(str, numbers)))
