"""Links within a built site, and whether each leads to a file and an anchor of it."""

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from functools import lru_cache
from posixpath import normpath
from urllib.parse import unquote, urlsplit

from claimcheck.site.elements import Element


@dataclass(frozen=True, slots=True)
class PageLinks:
    """The links of a page to files of the site: how many, those that lead nowhere, and those to an anchor elsewhere.

    `dead` are lines and what is wrong; of `anchored` a line, the address as written, the page and the anchor.
    """

    count: int = 0
    dead: tuple[tuple[int, str], ...] = ()
    anchored: tuple[tuple[int, str, str, str], ...] = ()


def page_links(name: str, root: Element, files: Set[str], base: str) -> PageLinks:
    """Return the links of the page `name`, where `files` are those of its site, which will stand under `base`."""
    count, dead, anchored = 0, [], []
    for element, attribute in _links(root):
        address = element.get(attribute, "").strip()
        parts = _parts(address)
        if parts is None:
            count += 1
            dead.append((element.sourceline or 1, f"'{address}' is no address; mend the link"))
            continue
        path, anchor = parts
        if not path and not anchor:
            continue
        count += 1
        target = _target(name, path, base, files)
        if target is None:
            dead.append((element.sourceline or 1, f"'{address}' leads to no file of the site; mend the link"))
        elif anchor:
            anchored.append((element.sourceline or 1, address, target, anchor))
    return PageLinks(count, tuple(dead), tuple(anchored))


def dead_links(links: Mapping[str, PageLinks], anchors: Mapping[str, Set[str]]) -> Iterator[tuple[str, int, str]]:
    """Yield (page, line, what is wrong) for each link that leads nowhere; `anchors` are those of each page."""
    for name, of_page in links.items():
        yield from ((name, line, message) for line, message in of_page.dead)
        for line, address, target, anchor in of_page.anchored:
            if target in anchors and anchor not in anchors[target]:
                yield name, line, f"'{address}' leads to no anchor of {target}; mend the link"


def anchors_of(root: Element) -> frozenset[str]:
    """Return what a link to a page may name of it."""
    # "" and "top" lead to the top of every page.
    return frozenset(["", "top", "__top", *map(str, root.xpath("//@id | //a/@name"))])


def base_path(home: Element) -> str:
    """Return the path under which the site will stand, from the home page's canonical address."""
    canonical = home.xpath("//link[@rel='canonical']/@href")
    return urlsplit(str(canonical[0])).path if canonical else "/"


def _links(root: Element) -> Iterator[tuple[Element, str]]:
    for element in root.iter("a", "area", "link"):
        if element.get("href"):
            yield element, "href"
    for element in root.iter("img", "script", "source"):
        if element.get("src"):
            yield element, "src"


# Most pages have the same links.
@lru_cache(maxsize=16384)
def _parts(address: str) -> tuple[str, str] | None:
    """Return path and anchor of an address within the site, both empty for one elsewhere, nothing if it is none."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return ("", "") if parts.scheme or parts.netloc else (unquote(parts.path), unquote(parts.fragment))


def _target(page: str, path: str, base: str, files: Set[str]) -> str | None:
    if not path:
        return page
    folder = page.rpartition("/")[0]
    if path.startswith("/"):
        if not (path + "/").startswith(base):
            return None
        folder, path = "", path[len(base) :]
    # Pages of one folder share their links once the way up is gone.
    while folder and path.startswith("../"):
        folder, path = folder.rpartition("/")[0], path[3:].lstrip("/")
    whole = _whole(folder, path)
    if whole.startswith(".."):
        return None
    candidates = (whole, f"{whole}/index.html".lstrip("/"), f"{whole}.html")
    return next((candidate for candidate in candidates if candidate in files), None)


@lru_cache(maxsize=4096)
def _whole(folder: str, path: str) -> str:
    whole = normpath((f"{folder}/{path}" if folder else path) or ".")
    return "" if whole == "." else whole
