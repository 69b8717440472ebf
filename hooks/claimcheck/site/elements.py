"""Elements of built pages and drawings, by what they show, run or hold."""

from lxml import etree

# Those with a document or a program of their own, and those that change what the page's addresses mean.
SHOWING = frozenset(
    [
        *("iframe", "frame", "frameset", "object", "embed", "applet", "portal", "fencedframe", "base", "template"),
        "foreignobject",
    ]
)
# Those of the theme stand outside of a page's text; in it they are an author's.
OF_THEME = frozenset(["script", "style", "link", "meta", "form"])
_ANIMATIONS = frozenset(["animate", "set", "animatetransform"])
_DATA = ("application/ld+json", "application/json")


def name_of(element: etree._Element) -> str:
    """Return the name of an element in small letters, without its namespace."""
    return etree.QName(element).localname.lower()


def holds_data(element: etree._Element) -> bool:
    """Tell whether a script holds data and runs nothing."""
    return element.get("type", "").lower() in _DATA


def in_text(element: etree._Element) -> bool:
    """Tell whether an element stands in a page's text, which an author wrote."""
    return any(above.get("data-kind") is not None or above.tag == "article" for above in element.iterancestors())


def is_refresh(element: etree._Element) -> bool:
    """Tell whether an element sends the reader to another page."""
    return name_of(element) == "meta" and element.get("http-equiv", "").lower() == "refresh"


def animates_address(element: etree._Element) -> bool:
    """Tell whether an element changes the address that another one has."""
    changed = element.get("attributeName") or element.get("attributename") or ""
    return name_of(element) in _ANIMATIONS and changed.endswith("href")


def link_of(element: etree._Element) -> str:
    """Return the address that a reader follows on an element, or nothing."""
    if name_of(element) not in ("a", "area"):
        return ""
    names = ("href", "xlink:href", "{http://www.w3.org/1999/xlink}href")
    return next(filter(None, map(element.get, names)), "")
