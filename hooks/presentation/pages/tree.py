"""A page's HTML as a tree: read once, changed by small functions, written once, and the same words throughout."""

import re
from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple

from lxml import etree, html
from markupsafe import Markup

# What lxml has no place for, and no reader sees; a form feed is a space.
UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
# Their text is no prose: what stands in it is never marked, nor are its spaces changed.
RAW = {"code", "pre", "script", "style", "svg", "template", "textarea"}
# lxml writes all names in small letters. A browser gives these back their capitals (HTML standard, 13.2.6.5, "any other
# start tag", and 13.2.6.1, "adjust SVG attributes"); what reads a page without one does not.
_CAPITALS = """
altGlyph altGlyphDef altGlyphItem animateColor animateMotion animateTransform clipPath feBlend feColorMatrix
feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood
feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset fePointLight
feSpecularLighting feSpotLight feTile feTurbulence foreignObject glyphRef linearGradient radialGradient textPath
attributeName attributeType baseFrequency baseProfile calcMode clipPathUnits diffuseConstant edgeMode filterUnits
gradientTransform gradientUnits kernelMatrix kernelUnitLength keyPoints keySplines keyTimes lengthAdjust
limitingConeAngle markerHeight markerUnits markerWidth maskContentUnits maskUnits numOctaves pathLength
patternContentUnits patternTransform patternUnits pointsAtX pointsAtY pointsAtZ preserveAlpha preserveAspectRatio
primitiveUnits refX refY repeatCount repeatDur requiredExtensions requiredFeatures specularConstant specularExponent
spreadMethod startOffset stdDeviation stitchTiles surfaceScale systemLanguage tableValues targetX targetY textLength
viewBox viewTarget xChannelSelector yChannelSelector zoomAndPan
"""
_SVG_NAMES = {name.lower(): name for name in _CAPITALS.split()}


class Spot(NamedTuple):
    """A place of text in a tree: the text of `node` before its first child, or what follows its end."""

    node: html.HtmlElement
    side: Literal["text", "tail"]

    @property
    def text(self) -> str:
        """Return the text that stands here."""
        return getattr(self.node, self.side) or ""

    def put(self, text: str, elements: Sequence[html.HtmlElement] = ()) -> None:
        """Put `text`, and `elements` with what follows each, in the place of the text that stands here."""
        parent = self.node if self.side == "text" else self.node.getparent()
        at = 0 if self.side == "text" else parent.index(self.node) + 1
        setattr(self.node, self.side, text)
        parent[at:at] = elements


def read(markup: str) -> html.HtmlElement:
    """Return the tree of a part of a page, in an element that is none of it."""
    parser = html.HTMLParser(huge_tree=True)
    page = html.document_fromstring(f"<html><body>{_seen(markup)}</body></html>", parser=parser)
    (root,) = page.iter("body")
    if "&#" in markup:
        _drop_unseen(root)
    for drawing in root.iter("svg"):
        for element in drawing.iter(etree.Element):
            _restore_names(element)
    return root


def _seen(text: str) -> str:
    return UNSEEN.sub(lambda sign: " " if sign[0] == "\f" else "", text)


def _drop_unseen(root: html.HtmlElement) -> None:
    """Take out of a tree what was written by its number, such as &#8;, so that each text can be put back."""
    for node in root.iter():
        for side in ("text", "tail"):
            if UNSEEN.search(text := getattr(node, side) or ""):
                setattr(node, side, _seen(text))
        for name, value in node.items():
            if UNSEEN.search(value):
                node.set(name, _seen(value))


def read_element(markup: str) -> html.HtmlElement:
    """Return the tree of markup that is one element."""
    (element,) = read(markup)
    element.tail = None
    return element


def write(root: html.HtmlElement) -> Markup:
    """Return what stands in `root` as markup."""
    return Markup("").join([root.text or "", *(_written(child) for child in root)])


def write_title(root: html.HtmlElement) -> Markup:
    """Take the title out of `root`, where it stands first, and return it as markup, which is empty without one."""
    first = next(iter(root), None)
    if first is None or first.tag != "h1" or (root.text or "").strip():
        return Markup("")
    root.text, first.tail = first.tail, None
    root.remove(first)
    return _written(first)


def prose(root: html.HtmlElement) -> list[Spot]:
    """Return each place of text below `root` that a reader sees as prose."""
    spots = []
    walker = etree.iterwalk(root, events=("start", "comment", "pi"))
    for _, node in walker:
        if isinstance(node.tag, str) and node.tag not in RAW:
            spots.append(Spot(node, "text"))
        elif isinstance(node.tag, str):
            walker.skip_subtree()
        if node is not root:
            spots.append(Spot(node, "tail"))
    return spots


def put_in_prose(
    root: html.HtmlElement, pattern: re.Pattern[str], made: Callable[[re.Match[str]], html.HtmlElement]
) -> None:
    """Put the element that `made` returns in the place of each match of `pattern` in the prose below `root`."""
    for spot in prose(root):
        text = spot.text
        matches = list(pattern.finditer(text))
        if not matches:
            continue
        elements = [made(found) for found in matches]
        ends = [*(later.start() for later in matches[1:]), len(text)]
        for element, found, end in zip(elements, matches, ends, strict=True):
            element.tail = text[found.end() : end]
        spot.put(text[: matches[0].start()], elements)


def _restore_names(element: html.HtmlElement) -> None:
    element.tag = _SVG_NAMES.get(element.tag, element.tag)
    for name, value in element.attrib.items():
        if name in _SVG_NAMES:
            del element.attrib[name]
            element.set(_SVG_NAMES[name], value)


def _written(element: html.HtmlElement) -> Markup:
    return Markup(html.tostring(element, encoding="unicode"))
