"""Elements of built pages and drawings, by what they show, run or hold."""

import re
from functools import lru_cache
from typing import Any, TypeAlias

from lxml import etree

from claimcheck.site.addresses import ADDRESSING

# An element of a page or a drawing, lxml's _Element: its stubs take what XPath finds for anything but that.
Element: TypeAlias = Any

HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
# Those with a document or a program of their own, and those that change what the page's addresses mean.
SHOWING = frozenset(
    [
        *("iframe", "frame", "frameset", "object", "embed", "applet", "portal", "fencedframe", "base", "template"),
        "foreignobject",
    ]
)
# Those of the theme stand outside of a page's text; in it they are an author's.
OF_THEME = frozenset(
    [
        *(
            "script",
            "style",
            "link",
            "meta",
            "form",
            "input",
            "textarea",
            "select",
            "option",
            "button",
            "dialog",
            "audio",
        ),
        *("video", "canvas", "noscript", "datalist", "marquee", "progress", "meter", "rp", "search"),
    ]
)
# What a pointer or a screen reader tells of an element; the title of an abbreviation is its meaning in the glossary.
_TOLD = ("title", "placeholder", "label", "summary", "aria-description", "aria-placeholder", "aria-roledescription")
# What browsers show nothing of, or not as text; a citation in it is none.
UNSEEN = frozenset(
    [
        *("script", "style", "template", "svg", "nav", "noscript", "audio"),
        *("video", "canvas", "datalist", "rp", "object", "progress", "meter", "iframe", "textarea", "colgroup"),
    ]
)
BLOCKS = frozenset(
    [
        *("p", "li", "dd", "div", "section", "article", "blockquote", "figure", "figcaption", "caption", "ul", "ol"),
        *("dl", "table", "tbody", "tfoot", "details", "td", "main", "aside", "header", "footer", "center", "address"),
        *("hr", "br", "dialog", "search", "marquee", "fieldset", "hgroup", "menu", "dir", "rt", "rb", "plaintext"),
        *("button", "select", "form", "pre", "listing", "xmp", "multicol", "optgroup", "option", "slot"),
    ]
)
_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*0(?![.\d]*[1-9])|font-size\s*:\s*0(?![.\d])",
    re.IGNORECASE,
)
_ANIMATIONS = frozenset(["animate", "set", "animatetransform"])
_DATA = ("application/ld+json", "application/json")
_TEXT = etree.XPath("string()")
# What shows or runs something by its name alone.
_ACTIVE = SHOWING | OF_THEME | _ANIMATIONS | {"area"}


def name_of(element: Element) -> str:
    """Return the name of an element in small letters, without its namespace."""
    return _name(element.tag)


def local_name(element: Element) -> str:
    """Return the name of an element without its namespace, as it is written: broken tags may have any."""
    return str(element.tag).rpartition("}")[2]


def text_of(element: Element) -> str:
    """Return all text in an element, seen or not, without comments."""
    return str(_TEXT(element))


def is_hidden(element: Element) -> bool:
    """Tell whether an element is shown to nobody, or not before the reader opens it."""
    if element.get("hidden") is not None or (name_of(element) == "dialog" and element.get("open") is None):
        return True
    style = element.get("style")
    return style is not None and _HIDING.search(style) is not None


def is_of_theme(element: Element) -> bool:
    """Tell whether an element is one that only the theme may use."""
    return name_of(element) in OF_THEME and not holds_data(element)


def holds_data(element: Element) -> bool:
    """Tell whether a script holds data and runs nothing."""
    return element.get("type", "").lower() in _DATA


def in_text(element: Element) -> bool:
    """Tell whether an element stands in a page's text, which an author wrote."""
    return any(above.get("data-kind") is not None or above.tag == "article" for above in element.iterancestors())


def told(element: Element) -> str:
    """Return the attribute by which an element of a text tells words that no rule reads, or nothing."""
    told = next((name for name in _TOLD if element.get(name, "").strip()), "")
    # Asked last: to know where an element stands, all above it are looked at.
    ours = name_of(element) == "abbr" or "headerlink" in element.get("class", "").split()
    return told if told and not ours and in_text(element) else ""


def is_refresh(element: Element) -> bool:
    """Tell whether an element sends the reader to another page."""
    return name_of(element) == "meta" and element.get("http-equiv", "").lower() == "refresh"


def animates_address(element: Element) -> bool:
    """Tell whether an element changes the address that another one has."""
    changed = element.get("attributeName") or element.get("attributename") or ""
    return name_of(element) in _ANIMATIONS and changed.endswith("href")


def link_of(element: Element) -> str:
    """Return the address that a reader follows on an element, or nothing."""
    if name_of(element) not in ("a", "area"):
        return ""
    names = ("href", "xlink:href", "{http://www.w3.org/1999/xlink}href")
    return next(filter(None, map(element.get, names)), "")


def form_of(tag: str, *attributes: str) -> str:
    """Return "inert" for an element that can neither load nor run nor tell anything, whatever its attributes hold.

    For one that could by its `href` alone it is "link", and "active" for any other.
    """
    name = _name(tag)
    does = {*_TOLD, *ADDRESSING}.intersection(attributes)
    if name in _ACTIVE or any(attribute.lower().startswith(("on", "srcdoc")) for attribute in attributes):
        return "active"
    return "active" if does - ({"href"} if name == "a" else set()) else "link" if does else "inert"


# Asked of each element, and there are few.
@lru_cache(maxsize=1024)
def _name(tag: object) -> str:
    return str(tag).rpartition("}")[2].lower()
