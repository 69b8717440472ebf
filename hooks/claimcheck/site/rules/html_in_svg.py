"""A drawing within a page holds elements of SVG alone.

Why: at the first element of HTML a browser ends the drawing, and throws the rest of it out into the page.
Bad: <svg><text>Pain <span>at rest</span></text></svg>
Good: <svg><text>Pain <tspan>at rest</tspan></text></svg>
"""

from collections.abc import Iterator

from claimcheck.finding import Found
from claimcheck.site.site import Site, line_of

_SVG = frozenset(
    ["svg", "g", "defs", "symbol", "use", "switch", "a", "view", "metadata", "title", "desc", "style", "script"]
    + ["path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "image", "text", "tspan", "textpath"]
    + ["clippath", "mask", "pattern", "marker", "lineargradient", "radialgradient", "stop", "filter", "foreignobject"]
    + ["animate", "animatemotion", "animatetransform", "mpath", "set"]
)


def check(site: Site) -> Iterator[Found]:
    """Yield a finding for each element within a drawing that is none of SVG's, but in a foreignObject."""
    for name, root in site.pages.items():
        for drawing in root.iter("svg"):
            for element in drawing.iter():
                if not isinstance(element.tag, str) or element.tag in _SVG or element.tag.startswith("fe"):
                    continue
                if not any(above.tag == "foreignobject" for above in element.iterancestors()):
                    message = f"a '{element.tag}' within an SVG ends the drawing there; write it in elements of SVG"
                    yield name, line_of(element), message
