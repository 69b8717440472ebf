"""A drawing within a page holds elements of SVG alone.

Why: at the first element of HTML a browser ends the drawing, and throws the rest of it out into the page.
Bad: <svg><text>Pain <span>at rest</span></text></svg>
Good: <svg><text>Pain <tspan>at rest</tspan></text></svg>
"""

import re
from collections.abc import Iterator

from claimcheck.finding import Found
from claimcheck.site.elements import Element
from claimcheck.site.site import Site, line_of

_TAG = re.compile(r"</?([a-zA-Z][\w-]*)")
_SVG = frozenset(
    """
    svg g defs symbol use switch a view metadata title desc style script path rect circle ellipse line
    polyline polygon image text tspan textpath clippath mask pattern marker lineargradient radialgradient
    stop filter foreignobject animate animatemotion animatetransform mpath set
    """.split()
)


def check(site: Site) -> Iterator[Found]:
    """Yield a finding for each element within a drawing that is none of SVG's, but in a foreignObject."""
    for name, root in site.pages.items():
        for drawing in root.iter("svg"):
            for element in drawing.iter():
                tag = _stranger(element)
                if tag and not any(above.tag == "foreignobject" for above in element.iterancestors()):
                    yield name, line_of(element), f"a '{tag}' within an SVG ends the drawing there; use elements of SVG"


def _stranger(element: Element) -> str:
    """Return the name of an element that is none of SVG's; in a title the parser takes tags for text."""
    if not isinstance(element.tag, str):
        return ""
    if element.tag in _SVG or element.tag.startswith("fe"):
        found = _TAG.search(element.text or "") if element.tag == "title" else None
        return found[1] if found else ""
    return str(element.tag)
