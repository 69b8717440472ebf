"""A matplotlib figure -> SVG that lives in a page: its own text, the page's colours, names for those who cannot see it.

One unit of a drawing is one pixel at full size. Colours are stand-ins that become the page's own, which hold their
contrast in light, in dark and on paper; text stays text, in the page's typeface.
"""

import io
import re

from lxml import etree
from matplotlib import rc_context
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure

INK, MUTED, LINE, ACCENT = "#000001", "#000002", "#000003", "#000004"
_COLOURS = {
    INK: "currentColor",
    MUTED: "var(--soft, currentColor)",
    LINE: "var(--line, #8a9699)",
    ACCENT: "var(--teal, currentColor)",
}
TEXT, SMALL = 14, 13
_SETTINGS = {
    "svg.fonttype": "none",
    "svg.hashsalt": "ketamine-in-pain",
    "svg.id": None,
    "text.parse_math": False,
    "axes.unicode_minus": True,
    "path.simplify": False,
}
_NO_METADATA = {"Date": None, "Creator": None, "Format": None, "Type": None}
_SVG = "{http://www.w3.org/2000/svg}"
_HREF = "{http://www.w3.org/1999/xlink}href"


def blank(width: float, height: float) -> Figure:
    """Return an empty figure of this many pixels."""
    figure = Figure(figsize=(width / 72, height / 72), dpi=72)
    FigureCanvasSVG(figure)
    return figure


def to_svg(figure: Figure, name: str, title: str, description: str) -> str:
    """Return `figure` as one line of SVG; `name` is unique on the page and begins each of its ids."""
    written = io.StringIO()
    with rc_context(_SETTINGS):
        figure.savefig(written, format="svg", transparent=True, metadata=_NO_METADATA)
    parser = etree.XMLParser(remove_comments=True, remove_blank_text=True, resolve_entities=False, no_network=True)
    drawn = etree.fromstring(written.getvalue().encode(), parser)
    # The style sheet would hold for the whole page.
    for element in [*drawn.iter(f"{_SVG}metadata"), *drawn.iter(f"{_SVG}style")]:
        element.getparent().remove(element)
    _own_ids(drawn, name)
    for element in drawn.iter():
        if style := element.get("style"):
            element.set("style", _page_style(style))
    view = drawn.get("viewBox")
    for attribute in ("width", "height", "version"):
        drawn.attrib.pop(attribute, None)
    attributes = {
        "class": "guide-picture__svg",
        "role": "img",
        "aria-labelledby": f"{name}-title {name}-desc",
        "style": f"max-width: {float(view.split()[2]):.0f}px; stroke-linejoin: round; stroke-linecap: butt",
        "focusable": "false",
    }
    for attribute, value in attributes.items():
        drawn.set(attribute, value)
    for position, (tag, text) in enumerate((("title", title), ("desc", description))):
        element = etree.Element(f"{_SVG}{tag}", id=f"{name}-{tag}")
        element.text = text
        drawn.insert(position, element)
    text = etree.tostring(drawn, encoding="unicode")
    text = re.sub(r' xmlns:xlink="[^"]*"', "", text).replace("xlink:href", "href")
    # A line break is a space between two drawing commands, and nothing between two elements.
    return re.sub(r">\s+<", "><", text).replace("\n", " ")


def _own_ids(drawn: etree._Element, name: str) -> None:
    """Keep the ids that something points to, and make them this picture's."""
    text = etree.tostring(drawn, encoding="unicode")
    used = set(re.findall(r'(?:href="#|url\(#)([^")]+)', text))
    for element in drawn.iter():
        if (own := element.attrib.pop("id", None)) in used:
            element.set("id", f"{name}-{own}")
        for attribute, value in element.attrib.items():
            if attribute == _HREF:
                element.set(attribute, value.replace("#", f"#{name}-", 1))
            elif "url(#" in value:
                element.set(attribute, value.replace("url(#", f"url(#{name}-"))


def _page_style(style: str) -> str:
    # The typeface is the page's; sizes and weights stay.
    style = re.sub(r"\s*font-family: [^;]*(;|$)", "", style)
    style = re.sub(r"font: (?:[a-z]+ )*?(\d00 )?([\d.]+px) [^;]*", _font, style)
    for colour, own in _COLOURS.items():
        style = style.replace(colour, own)
    return style


def _font(shorthand: re.Match[str]) -> str:
    return f"font-size: {shorthand[2]}" + (f"; font-weight: {shorthand[1].strip()}" if shorthand[1] else "")
