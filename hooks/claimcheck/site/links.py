"""Links within a built site, and whether each leads to a file and an anchor of it."""

import re
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from functools import lru_cache
from posixpath import normpath
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from claimcheck.site.elements import Element
from claimcheck.site.parts import parts_of

# The name of no file, for what leads out of the site.
_NOWHERE = ("/",)
# What a browser leaves out of an address.
_UNREAD = re.compile(r"\A[\x00-\x20]+|[\t\r\n]")


@dataclass(frozen=True, slots=True)
class PageLinks:
    """The links of a page to files of the site: how many, those that lead nowhere, and those to an anchor elsewhere.

    `dead` are lines and what is wrong; of `anchored` a line, the address as written, the page and the anchor.
    """

    count: int = 0
    dead: tuple[tuple[int, str], ...] = ()
    anchored: tuple[tuple[int, str, str, str], ...] = ()


class _Way(NamedTuple):
    """Where a path leads: the files of which one must be there; with none it leads to another site.

    `here` says that it leads to the page that it stands on.
    """

    files: tuple[str, ...] = ()
    here: bool = False


_HERE = _Way(("",), here=True)


def page_links(name: str, root: Element, files: Set[str], base: str) -> PageLinks:
    """Return the links of the page `name`, where `files` are those of its site, which will stand under `base`."""
    count, dead, anchored, own = 0, [], [], anchors_of(root)
    folder, top = _folder(name)
    for element, written in parts_of(root).links:
        address = written.strip()
        path, _, anchor = (address if address.isprintable() else _UNREAD.sub("", address)).partition("#")
        anchor = unquote(anchor) if "%" in anchor else anchor
        way = _way_from(folder, top, path, base)
        if way is not None and (not way.files or (way.here and not anchor)):
            continue
        count += 1
        if way is None:
            dead.append((element.sourceline or 1, f"'{address}' is no address; mend the link"))
            continue
        target = name if way.here else next((file for file in way.files if file in files), None)
        if target is None:
            dead.append((element.sourceline or 1, f"'{address}' leads to no file of the site; mend the link"))
        elif anchor and not (target == name and anchor in own):
            anchored.append((element.sourceline or 1, address, target, anchor))
    return PageLinks(count, tuple(dead), tuple(anchored))


def leads_over(top: str, path: str) -> bool:
    """Tell whether a path leads over the home page, which lies at `top`, so that it leads from all folders as deep."""
    return bool(top) and path.startswith(top) and path[len(top) : len(top) + 1] not in (".", "/")


def files_led_to(name: str, path: str, base: str) -> tuple[str, ...]:
    """Return the files of which one must be there when a path without an anchor leads there from the page `name`."""
    way = _way_from(*_folder(name), path, base)
    return () if way is None or way.here else way.files


def dead_links(links: Mapping[str, PageLinks], anchors: Mapping[str, Set[str]]) -> Iterator[tuple[str, int, str]]:
    """Yield (page, line, what is wrong) for each link that leads nowhere; `anchors` are those of each page."""
    for name, of_page in links.items():
        yield from ((name, line, message) for line, message in of_page.dead)
        for line, address, target, anchor in of_page.anchored:
            if target in anchors and anchor not in anchors[target]:
                yield name, line, f"'{address}' leads to no anchor of {target}; mend the link"


def anchors_of(root: Element) -> frozenset[str]:
    """Return what a link to a page may name of it."""
    parts = parts_of(root)
    # "" and "top" lead to the top of every page.
    return frozenset(["", "top", "__top", *parts.ids, *parts.anchors])


def base_path(home: Element) -> str:
    """Return the path under which the site will stand, from the home page's canonical address."""
    canonical = home.xpath("//link[@rel='canonical']/@href")
    return urlsplit(str(canonical[0])).path if canonical else "/"


def _folder(name: str) -> tuple[str, str]:
    """Return the folder that a page lies in, and the way from there to the home page."""
    folder = name.rpartition("/")[0]
    return folder, "../" * len(folder.split("/")) if folder else ""


def _way_from(folder: str, top: str, path: str, base: str) -> _Way | None:
    # Pages share most of their links once the way up is gone.
    if leads_over(top, path):
        return _way("", f"./{path[len(top) :]}", base)
    return _way(folder, path, base) if path else _HERE


@lru_cache(maxsize=16384)
def _way(folder: str, address: str, base: str) -> _Way | None:
    """Return where an address without its anchor leads from `folder`, or nothing if it is none."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    path = unquote(parts.path)
    if parts.scheme or parts.netloc:
        return _Way()
    if not path:
        return _HERE
    if path.startswith("/"):
        if not (path + "/").startswith(base):
            return _Way(_NOWHERE)
        folder, path = "", path[len(base) :]
    whole = normpath((f"{folder}/{path}" if folder else path) or ".")
    whole = "" if whole == "." else whole
    return _Way(_NOWHERE if whole.startswith("..") else (whole, f"{whole}/index.html".lstrip("/"), f"{whole}.html"))
