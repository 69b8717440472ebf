"""Nothing runs in a page but the guide's own scripts, and nothing is shown in it but the page.

Why: a script, a frame or a style of an author can load, send and show anything, and no rule reads it.
Bad: <img src="plot.png" alt="" onload="report()">
Good: <img src="plot.png" alt="">
"""

from collections.abc import Iterator

from guide.vocabulary import SCHEMES
from lxml import etree

from claimcheck.finding import Found, short
from claimcheck.site.addresses import addresses, attributes, scheme_of
from claimcheck.site.site import Site, line_of

# Elements with a document or a program of their own, and those that change what the page's addresses mean.
_ELEMENTS = frozenset(
    ["iframe", "frame", "frameset", "object", "embed", "applet", "portal", "fencedframe", "base", "template", "foreignobject"]
)
# In a page's text these are an author's; the theme's own stand outside of it.
_IN_TEXT = frozenset(["script", "style", "link", "meta", "form"])
_DATA = ("application/ld+json", "application/json")
_ANIMATIONS = frozenset(["animate", "set", "animatetransform"])


def check(site: Site) -> Iterator[Found]:
    """Yield a finding for each element, attribute and address that runs something or shows another document."""
    for name, root in (*site.pages.items(), *site.xml.items()):
        drawing = name in site.xml
        for element in root.iter():
            if isinstance(element.tag, str):
                for message in _messages(element, drawing):
                    yield name, line_of(element), message


def _messages(element: etree._Element, drawing: bool) -> Iterator[str]:
    tag = etree.QName(element).localname.lower()
    if tag in _ELEMENTS:
        yield f"this {tag} may show or run anything; remove it"
    if tag in _IN_TEXT and element.get("type", "").lower() not in _DATA and (_in_text(element) or (drawing and tag == "script")):
        yield f"this {tag} stands in what an author wrote; remove it"
    if tag == "meta" and element.get("http-equiv", "").lower() == "refresh":
        yield "this meta sends the reader elsewhere; remove it"
    if tag in _ANIMATIONS and (element.get("attributeName") or element.get("attributename") or "").endswith("href"):
        yield f"this {tag} changes an address; remove it"
    for attribute, _ in attributes(element):
        if attribute.lower().startswith("on") or attribute.lower() == "srcdoc":
            yield f"'{attribute}' runs a script or shows another document; remove it"
    target = element.get("href") or element.get("xlink:href") or element.get("{http://www.w3.org/1999/xlink}href") or ""
    if tag in ("a", "area") and scheme_of(target) not in ("", *SCHEMES):
        yield f"'{short(target)}' is no address of {', '.join(SCHEMES)}; mend the link"
    for _, address in addresses(element):
        scheme = scheme_of(address)
        if scheme in ("javascript", "vbscript") or (scheme == "data" and not address.strip().lower().startswith("data:image/")):
            yield f"'{short(address)}' runs or shows what it holds; remove it"


def _in_text(element: etree._Element) -> bool:
    return any(above.get("data-kind") is not None or above.tag == "article" for above in element.iterancestors())
