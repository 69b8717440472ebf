"""Parts of the menu, which pages share byte for byte: each is read once, and a page is read without them.

It is sound because nothing is taken for a part of the menu by its bytes alone. Such a part holds a list of plain
links and no other tag, attribute or reference to a sign, so that reading it leaves a parser where it was; what stands
in its place must come out as a child of a `nav` that stands in nothing but plain containers; and each of its links
must lead to a file. Where any of this does not hold, the page is read whole, and the rules see all of it.
"""

import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache

from claimcheck.site.elements import Element
from claimcheck.site.links import files_led_to, leads_over

# As the theme writes it; a menu of any other form is read with its page.
_BEGIN, _END = b'<details class="guide-menu__part">', b"</details>"
_PART = re.compile(
    rb'<details class="guide-menu__part">\s*<summary>[^<>&\[\x00]*</summary>\s*'
    rb'<ul>(?:\s*<li><a href="[^"<>&#:\[\s\x00]+">[^<>&\[\x00]*</a></li>)*\s*</ul>\s*</details>'
)
_ADDRESS = re.compile(rb'href="([^"]*)"')
_TAG = re.compile(rb"<[^>]*>")
# What stands in the place of a part has this attribute, which no page may bring along.
_MARK = "data-part-of-menu"
_CONTAINERS = frozenset(["html", "body", "main", "div", "header", "section"])


@dataclass(frozen=True, slots=True)
class MenuPart:
    """A part of a menu: what a reader reads in it, the addresses that it leads to, and what stands in its place."""

    text: str
    addresses: tuple[str, ...]
    stand_in: bytes


def without_menu(data: bytes) -> tuple[bytes, list[MenuPart]]:
    """Return the bytes of a page with the parts of its menu taken out, and these parts, in their order."""
    pieces, parts, at = [], [], 0
    start = -1 if _MARK.encode() in data else data.find(_BEGIN)
    while start >= 0:
        end = data.find(_END, start) + len(_END)
        part = _read(data[start:end]) if end >= len(_END) else None
        if part is not None:
            pieces += [data[at:start], part.stand_in]
            parts.append(part)
            at = end
        start = data.find(_BEGIN, start + 1)
    return b"".join([*pieces, data[at:]]), parts


def put_menu(root: Element, parts: list[MenuPart]) -> bool:
    """Put the text of the parts in their place in the tree of a page; tell whether each stood in a plain `nav`."""
    menus = (nav for nav in root.iter("nav") if _CONTAINERS.issuperset(above.tag for above in nav.iterancestors()))
    places = [place for nav in menus for place in nav.iterchildren("details") if place.get(_MARK) is not None]
    if len(places) != len(parts) or any(len(place) or (place.text or "").strip() for place in places):
        return False
    for place, part in zip(places, parts, strict=True):
        del place.attrib[_MARK]
        place.text = part.text
    return True


def links_of_menu(name: str, parts: list[MenuPart], files: AbstractSet[str], base: str) -> int | None:
    """Return how many links these parts of the page `name` have, or nothing when one of them leads to no file."""
    top = "../" * name.count("/")
    for part in parts:
        shared, others = _files_of(part.addresses, top, base)
        if any(files.isdisjoint(which) for which in shared):
            return None
        if any(files.isdisjoint(files_led_to(name, address, base)) for address in others):
            return None
    return sum(len(part.addresses) for part in parts)


@lru_cache(maxsize=4096)
def _files_of(addresses: tuple[str, ...], top: str, base: str) -> tuple[list[tuple[str, ...]], list[str]]:
    """Return of which files one must be there for each address that leads over `top`, the home page, and the others."""
    name = "a/" * top.count("/")
    over = [address for address in addresses if leads_over(top, address)]
    return [files_led_to(name, address, base) for address in over], [one for one in addresses if one not in over]


@lru_cache(maxsize=4096)
def _read(data: bytes) -> MenuPart | None:
    """Return what is a part of a menu and nothing else, or nothing."""
    if _PART.fullmatch(data) is None:
        return None
    try:
        text = _TAG.sub(b" ", data).decode()
        addresses = tuple(address.decode("ascii") for address in _ADDRESS.findall(data))
    except UnicodeDecodeError:
        return None
    mark = f'<details class="guide-menu__part" {_MARK}="">'
    return MenuPart(text, addresses, mark.encode() + b"\n" * data.count(b"\n") + _END)
