"""Where the links of a page lead, and the anchors that links may lead to on it."""

import html
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from posixpath import dirname, normpath
from urllib.parse import unquote, urlsplit

from guide.markdown.page import Page
from guide.place import Place
from guide.vocabulary import FILLED_ON, PLACEHOLDERS, SCHEMES

# What follows a link's text: a destination with at most one pair of brackets.
_DESTINATION = re.compile(r"\]\( *([^()\s]*(?:\([^()\s]*\)[^()\s]*)?)")
_NAMED = re.compile(r"""\bid=["']?([\w-]+)|\{:? *#([\w-]+)""")
# What the presentation adds to a page under a heading of its own.
_ADDED = frozenset(["references", "what-changed"])
# What fills a page with lists that have anchors of their own.
_LISTS = frozenset(f"<!-- {name} -->" for name in PLACEHOLDERS if name not in FILLED_ON)


@dataclass(frozen=True, slots=True)
class Target:
    """Where a link leads: to another place of the web, with a `scheme` or a `host`, or to a page of the guide.

    `path` is the page's, below the docs folder; `from_root` says that the link begins with ``/``, which leads to
    no page wherever the site does not stand at the root of its host.
    """

    scheme: str
    host: str
    path: str
    anchor: str
    from_root: bool

    @property
    def outside(self) -> bool:
        """Tell whether it is an address and no page of the guide."""
        return bool(self.scheme or self.host)

    @property
    def opens(self) -> bool:
        """Tell whether an address is one of the web or of mail."""
        return self.scheme in SCHEMES and (bool(self.host) or self.scheme == "mailto")


def find_links(page: Page) -> Iterator[tuple[Place, str]]:
    """Yield the place and the destination of each link of the form ``[text](destination)`` that a reader sees."""
    for found in _DESTINATION.finditer(page.text, page.front_matter.end):
        # The text of a link is shown and its destination is not; in code and comments neither is.
        escaped = page.text[max(0, page.text.rfind("[", 0, found.start()) - 1) :].startswith("\\[")
        if page.masked[found.start()] == "]" and page.masked[found.start() + 1] == " " and not escaped:
            yield page.place(found.start(1)), found[1]


def read_target(destination: str, page: Page) -> Target | None:
    """Return where the `destination` of a link on `page` leads, or None when it is no address."""
    try:
        parts = urlsplit(destination)
        # A port that is none shows only when it is asked for.
        _ = parts.port
    except ValueError:
        return None
    path = f"{dirname(page.location)}/{unquote(parts.path)}".lstrip("/")
    return Target(
        parts.scheme,
        parts.netloc,
        normpath(path) if parts.path else page.location,
        parts.fragment,
        parts.path.startswith("/"),
    )


def anchors(page: Page) -> set[str] | None:
    """Return the anchors of a page: of its headings, as Python-Markdown's toc makes them, and those that it names.

    A page that is filled with lists has others besides, which only the built site shows; of it None is returned.
    """
    if any(comment in _LISTS for _, comment in page.comments):
        return None
    named = _NAMED.findall(page.text) if "id=" in page.text or "{" in page.text else ()
    found = {name for pair in named for name in pair if name} | _ADDED
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
