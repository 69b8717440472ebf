"""Where the links of a page lead, and the anchors that links may lead to on it."""

import html
import re
import unicodedata
from collections.abc import Iterator

from guide.markdown.page import Page
from guide.place import Place

# What follows a link's text: a destination with at most one pair of brackets.
_DESTINATION = re.compile(r"\]\( *([^()\s]*(?:\([^()\s]*\)[^()\s]*)?)")
_NAMED = re.compile(r"""\bid=["']?([\w-]+)|\{:? *#([\w-]+)""")
# What the presentation adds to a page under a heading of its own.
_ADDED = frozenset(["references", "what-changed"])


def find_links(page: Page) -> Iterator[tuple[Place, str]]:
    """Yield the place and the destination of each link of the form ``[text](destination)`` that a reader sees."""
    for found in _DESTINATION.finditer(page.text, page.front_matter.end):
        # The text of a link is shown and its destination is not; in code and comments neither is.
        if page.masked[found.start()] == "]" and page.masked[found.start() + 1] == " ":
            yield page.place(found.start(1)), found[1]


def anchors(page: Page) -> set[str]:
    """Return the anchors of a page: of its headings, as Python-Markdown's toc makes them, and those that it names."""
    found = {name for pair in _NAMED.findall(page.text) for name in pair if name} | _ADDED
    for title in page.titles:
        if title.kind == "heading":
            slug = _slug(title.text.strip("# "))
            number = 1
            while (name := slug if number == 1 else f"{slug}_{number - 1}") in found:
                number += 1
            found.add(name)
    return found


def _slug(title: str) -> str:
    plain = unicodedata.normalize("NFKD", html.unescape(title)).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plain).strip().lower())
