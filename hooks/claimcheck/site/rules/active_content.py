"""Nothing runs in a page but the guide's own scripts, and nothing is shown in it but the page.

Why: a script, a frame or a style of an author can load, send and show anything, and no rule reads it.
Bad: <img src="plot.png" alt="" onload="report()">
Good: <img src="plot.png" alt="">
"""

from collections.abc import Iterator

from guide.vocabulary import SCHEMES

from claimcheck.finding import Found, short
from claimcheck.site import elements
from claimcheck.site.addresses import addresses, runs, scheme_of
from claimcheck.site.elements import Element
from claimcheck.site.site import Site, line_of, loading_elements


def check(site: Site) -> Iterator[Found]:
    """Yield a finding for each element, attribute and address that runs something or shows another document."""
    for name, element in loading_elements(site):
        for message in _messages(element, drawing=name in site.xml):
            yield name, line_of(element), message


def _messages(element: Element, drawing: bool) -> Iterator[str]:
    tag = elements.name_of(element)
    if tag in elements.SHOWING:
        yield f"this {tag} may show or run anything; remove it"
    if elements.is_of_theme(element) and (elements.in_text(element) or (drawing and tag == "script")):
        yield f"this {tag} stands in what an author wrote; remove it"
    if told := elements.told(element):
        yield f"'{told}' tells words that no rule reads; remove it"
    if elements.is_refresh(element):
        yield "this meta sends the reader elsewhere; remove it"
    if elements.animates_address(element):
        yield f"this {tag} changes an address; remove it"
    for attribute in element.attrib:
        if (name := attribute.lower()).startswith("on") or name == "srcdoc":
            yield f"'{attribute}' runs a script or shows another document; remove it"
    if scheme_of(target := elements.link_of(element)) not in ("", *SCHEMES):
        yield f"'{short(target)}' is no address of {', '.join(SCHEMES)}; mend the link"
    for _, address in addresses(element):
        if runs(address):
            yield f"'{short(address)}' runs or shows what it holds; remove it"
