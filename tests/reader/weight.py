"""What each page costs on the line: its own bytes, and what the search fetches when it is first used."""

import mimetypes
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import median
from urllib.parse import urljoin, urlsplit

from lxml import html
from playwright.sync_api import Browser
from presentation.copies.offline import kept_files
from reader.guide_search import first_search
from reader.network import listen, open_page, sent, weights
from reader.tables import kilobytes, table
from serving import KINDS

STYLES = "//link[contains(@rel, 'stylesheet')]/@href"
SCRIPTS = "//script/@src | //link[@rel='modulepreload']/@href"
PICTURES = "//img/@src | //link[contains(@rel, 'icon')]/@href"
SEARCH = "//*[@role='search'] | //search"
# What finds eight pages, an answer in words, and an author, whose card comes with those of all others.
QUERIES = ("ketamine", "how long does pain relief last", "hardy 2012")
AUTHOR = QUERIES[-1]
LISTED = 10


@dataclass(frozen=True, slots=True)
class Weight:
    """The bytes of a page and of what it names, each as a server sends it."""

    address: str
    page: int
    styles: int
    scripts: int
    pictures: int

    @property
    def first_load(self) -> int:
        """What is needed before the page is as it should be; pictures come after that."""
        return self.page + self.styles + self.scripts


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights of all pages, heaviest first, and what comes on top of them.

    `documents` are pages without a search box: the whole guide as one page, for paper, which nobody reads in passing.
    `searches` is what the first search fetches, by what is searched for.
    `unnamed` is what pages of each kind loaded without naming it in their HTML, so that it escaped the count;
    `kept` is what a worker fetches in the background, once for each version, so that the guide opens offline.
    """

    pages: list[Weight]
    documents: list[Weight]
    searches: dict[str, int]
    unnamed: dict[str, int]
    kept: int

    @property
    def search(self) -> int:
        """What the heaviest first search fetches that is not for an author."""
        return max(size for query, size in self.searches.items() if query != AUTHOR)


@cache
def _file(path: Path) -> int:
    """Return what a file of the built site weighs; raises OSError when there is none."""
    return sent(mimetypes.guess_type(path.name)[0] or "", path.read_bytes())


def _named(page: Path, url: str, query: str) -> set[str]:
    """Return the addresses that a page served at `url` names in places that the XPath `query` finds."""
    found = (urljoin(url, str(name)) for name in html.fromstring(page.read_bytes()).xpath(query))
    return {name for name in found if not name.startswith("data:")}


def weigh(folder: Path, page: Path, home: str) -> Weight:
    """Weigh a page of the site that is built in `folder` and served at `home`."""
    address = page.relative_to(folder).as_posix().removesuffix("index.html")

    def cost(query: str) -> int:
        paths = {urlsplit(name).path for name in _named(page, home + address, query)}
        return sum(_file(folder / path.removeprefix(urlsplit(home).path)) for path in paths)

    return Weight(address, _file(page), cost(STYLES), cost(SCRIPTS), cost(PICTURES))


def _loaded(browser: Browser, url: str) -> dict[str, int]:
    page = open_page(browser)
    requests = listen(page)
    page.goto(url, wait_until="networkidle")
    found = weights(requests)
    page.context.close()
    return found


def _kept(folder: Path) -> int:
    """Return what the worker fetches that keeps the guide for readers without a connection."""
    names = (f"{name}index.html" if name.endswith("/") or not name else name for name in kept_files(folder))
    return sum(_file(folder / name) for name in names)


def measure(browser: Browser, folder: Path, home: str) -> Weights:
    """Weigh every page of the guide that is built in `folder` and served at `home`."""
    pages, documents = [], []
    for path in folder.rglob("*.html"):
        (pages if html.fromstring(path.read_bytes()).xpath(SEARCH) else documents).append(weigh(folder, path, home))
    pages.sort(key=lambda page: -page.first_load)
    unnamed = {}
    for address in KINDS.values():
        path = folder / address / "index.html"
        if path.is_file():
            known = {home + address, *_named(path, home + address, f"{STYLES} | {SCRIPTS} | {PICTURES}")}
            unnamed |= {name: size for name, size in _loaded(browser, home + address).items() if name not in known}
    searches = {}
    for query in QUERIES:
        page = open_page(browser)
        searches[query] = first_search(page, home, query)
        page.context.close()
    return Weights(pages, documents, searches, unnamed, _kept(folder))


def _row(name: str, page: Weight, search: int) -> list[str]:
    sizes = (page.page, page.styles, page.scripts, page.first_load, page.first_load + search, page.pictures)
    return [name, *map(kilobytes, sizes)]


def _middle(pages: list[Weight]) -> Weight:
    """Return a page whose every weight is the median of that weight."""
    names = ("page", "styles", "scripts", "pictures")
    return Weight("", *(round(median(getattr(page, name) for page in pages)) for name in names))


def text(found: Weights) -> str:
    """Return the figures as tables."""
    rows = [_row(page.address or "home", page, found.search) for page in found.pages[:LISTED]]
    cards, others = (
        [page for page in found.pages if page.address.startswith("sources/") == wanted] for wanted in (True, False)
    )
    rows += [
        _row(f"median of {len(pages)} {name}", _middle(pages), found.search)
        for name, pages in (("source cards", cards), ("other pages", others))
        if pages
    ]
    rows += [_row(f"document {page.address}", page, 0) for page in found.documents]
    heads = [f"The {LISTED} heaviest pages, gzip", "HTML", "CSS", "scripts", "first load", "with search", "pictures"]
    unnamed = [[urlsplit(name).path, kilobytes(size)] for name, size in sorted(found.unnamed.items())]
    return "\n\n".join(
        [
            table(heads, rows),
            table(
                ["The first search fetches", "gzip"],
                [[query, kilobytes(size)] for query, size in found.searches.items()],
            ),
            table(["What pages load without naming it", "gzip"], unnamed or [["nothing", ""]]),
            f"Kept by the browser in the background, to read offline, once for each version: {kilobytes(found.kept)}",
        ]
    )
