"""What is asked of the elements of a page or a drawing, found in one walk over them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeAlias

from guide.vocabulary import SCHEMES
from lxml import etree

from claimcheck.site.addresses import scheme_of
from claimcheck.site.elements import HEADINGS, Element, form_of

# Attributes with the address of a file of the site, by the elements that lead there or load it.
_LEADING = {"a": "href", "area": "href", "link": "href", "img": "src", "script": "src", "source": "src"}
_HARMLESS = frozenset(["", *SCHEMES])


@dataclass(frozen=True, slots=True)
class Parts:
    """The elements of a tree by what is asked of them, each list in their order.

    `active` are those that may load, run or tell anything; `links` lead to a file or load one, and stand with its
    address; `marks` say what kind the page is; `certainties` and `styled` have the mark of a certainty and a style.
    `ids` are those of all elements, `anchors` the names that old pages give to places.
    """

    active: list[Element] = field(default_factory=list)
    links: list[tuple[Element, str]] = field(default_factory=list)
    marks: list[Element] = field(default_factory=list)
    headings: list[Element] = field(default_factory=list)
    certainties: list[Element] = field(default_factory=list)
    styled: list[Element] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    anchors: set[str] = field(default_factory=set)


_Ask: TypeAlias = Callable[[Parts, Element], None]


# Several rules ask, one after the other, and no more than one tree is ever held.
@lru_cache(maxsize=1)
def parts_of(root: Element) -> Parts:
    """Return the parts of a page or a drawing."""
    parts = Parts()
    for element in root.iter(etree.Element):
        for ask in _asks(element.tag, *element.keys()):
            ask(parts, element)
    return parts


# Thousands of elements are of a few dozen forms.
@lru_cache(maxsize=4096)
def _asks(tag: str, *attributes: str) -> tuple[_Ask, ...]:
    """Return what is asked of an element with this tag and these attributes."""
    form = form_of(tag, *attributes)
    asked = {
        _active: form == "active",
        _link_elsewhere: form == "link",
        _link: _LEADING.get(tag) in attributes,
        _heading: tag in HEADINGS,
        _mark: "data-kind" in attributes,
        _certainty: "class" in attributes,
        _styled: "style" in attributes,
        _id: "id" in attributes,
        _anchor: tag == "a" and "name" in attributes,
    }
    return tuple(ask for ask, is_asked in asked.items() if is_asked)


def _active(parts: Parts, element: Element) -> None:
    parts.active.append(element)


def _link_elsewhere(parts: Parts, element: Element) -> None:
    # A plain link to a page does nothing by itself.
    if scheme_of(element.get("href", "")) not in _HARMLESS:
        parts.active.append(element)


def _link(parts: Parts, element: Element) -> None:
    if address := element.get(_LEADING[element.tag]):
        parts.links.append((element, address))


def _heading(parts: Parts, element: Element) -> None:
    parts.headings.append(element)


def _mark(parts: Parts, element: Element) -> None:
    parts.marks.append(element)


def _certainty(parts: Parts, element: Element) -> None:
    if "guide-certainty" in element.get("class", ""):
        parts.certainties.append(element)


def _styled(parts: Parts, element: Element) -> None:
    parts.styled.append(element)


def _id(parts: Parts, element: Element) -> None:
    parts.ids.add(element.get("id", ""))


def _anchor(parts: Parts, element: Element) -> None:
    parts.anchors.add(element.get("name", ""))
