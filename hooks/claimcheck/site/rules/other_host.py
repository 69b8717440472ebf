"""Nothing that a reader opens loads anything from another host, or sends anything there.

Why: the guide promises that no other host learns who reads what, and reads the same without a connection.
Bad: <img src="https://cdn.example/plot.png" alt="">
Good: <img src="../assets/images/plot.png" alt="">
"""

from collections.abc import Iterator

from guide.place import Place

from claimcheck.finding import Found, short
from claimcheck.site.addresses import addresses, css_addresses, is_foreign, script_addresses
from claimcheck.site.elements import Element, holds_data, local_name
from claimcheck.site.site import Site, line_of, loading_elements


def check(site: Site) -> Iterator[Found]:
    """Yield a finding for each address of another host in pages, drawings, style sheets and scripts."""
    for name, element in loading_elements(site):
        for more, address in _loads(element):
            place = Place(line_of(element).line + more)
            tag = local_name(element)
            yield name, place, f"this {tag} loads '{short(address)}' from another host; keep it here"
    for name, text in site.texts.items():
        found = css_addresses(text) if name.endswith(".css") else script_addresses(text)
        for line, address in found:
            if is_foreign(address):
                yield name, Place(line + 1), f"this file loads '{short(address)}' from another host; keep it here"


def _loads(element: Element) -> Iterator[tuple[int, str]]:
    """Yield the line behind the element's own, and the address, of each load from elsewhere."""
    # The languages of XML are named by addresses, and a feed or a map of the site is made of them.
    if element.nsmap and element.nsmap.get(element.prefix) not in (None, "http://www.w3.org/2000/svg"):
        return
    yield from ((0, address) for _, address in addresses(element) if is_foreign(address))
    tag = local_name(element)
    if tag == "style":
        yield from ((line, address) for line, address in css_addresses(element.text or "") if is_foreign(address))
    elif tag == "script" and not holds_data(element):
        yield from script_addresses(element.text or "")
