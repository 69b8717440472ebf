"""A built site as its rules see it: each file by itself while it is open, then what is kept of all of them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from guide.guide import Guide
from guide.place import Place

from claimcheck.site.claims import SiteClaim
from claimcheck.site.elements import Element
from claimcheck.site.parts import parts_of


@dataclass(frozen=True, slots=True)
class Site:
    """One file of a site, or what is kept of the whole site when each of its files has been closed.

    Of one file: `pages` and `xml` hold its tree and `texts` a style sheet or script, by its path below the site's
    folder, so that no more than one tree is ever held. Of the whole site: `files` are all regular files, `odd` says of
    each thing that is no such file, or cannot be read, what it is, `claims` are those without a source, with their
    page, `dead_links` with their page, line and what is wrong with them, `words` are what a reader gets of each page
    that is an evidence page of `guide`: that is what the site was built from, where it is known.

    A rule is asked about each file and then about the whole, and says nothing of what is not there.
    """

    pages: Mapping[str, Element] = field(default_factory=dict)
    xml: Mapping[str, Element] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    files: frozenset[str] = frozenset()
    odd: Mapping[str, str] = field(default_factory=dict)
    claims: tuple[tuple[str, SiteClaim], ...] = ()
    dead_links: tuple[tuple[str, int, str], ...] = ()
    words: Mapping[str, str] = field(default_factory=dict)
    guide: Guide | None = None


def built_as(location: str) -> tuple[str, ...]:
    """Return where the page at `location` below the docs folder may stand in the built site, likeliest first."""
    stem = re.sub(r"\.[^./]+\Z", "", location)
    if re.search(r"(?:\A|/)(?:index|README)\Z", stem):
        return (f"{stem.removesuffix('README').removesuffix('index')}index.html",)
    return f"{stem}/index.html", f"{stem}.html"


def loading_elements(site: Site) -> Iterator[tuple[str, Element]]:
    """Yield each element of the site's pages and drawings that may load, run or tell anything, with its file."""
    for name, root in (*site.pages.items(), *site.xml.items()):
        yield from ((name, element) for element in parts_of(root).active)


def line_of(element: Element) -> Place:
    """Return the place of an element, as far as the parser knows it: its line."""
    line = element.sourceline
    return Place(line if isinstance(line, int) else 1)
