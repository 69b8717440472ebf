"""A block of a page as a sheet of its own has it: without ids, its sources numbered anew."""

from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass

from guide.vocabulary import REFERENCE_PREFIX, WAIVER
from lxml import etree, html
from markupsafe import Markup

from presentation.shown import Shown, ShownPage


@dataclass(frozen=True, slots=True)
class ShortReference:
    """A source at the foot of a sheet: the id that citations lead to, its name, and the way to its card, if any."""

    id: str
    name: str
    address: str


def as_block(element: html.HtmlElement, numbers: dict[str, int]) -> Markup:
    """Return an element of a page without links but those to its sources, whose `numbers` grow with what it cites.

    A warning about a source keeps its words.
    """
    block = deepcopy(element)
    block.tail = None
    for extra in block.xpath(".//a[@class='headerlink'] | .//caption"):
        extra.drop_tree()
    for comment in block.xpath(".//comment()"):
        if WAIVER not in (comment.text or ""):
            comment.drop_tree()
    for link in block.xpath(".//a"):
        key = str(link.get("href", "")).removeprefix(f"#{REFERENCE_PREFIX}")
        if key == link.get("href", ""):
            link.drop_tag()
        elif "guide-warning" not in link.classes:
            number = numbers.setdefault(key, len(numbers) + 1)
            link.text = str(number)
            link.set("aria-label", f"Source {number}: {link.get('aria-label', '').partition(': ')[2]}")
    for group in block.find_class("guide-citation"):
        _sort(group)
    for part in block.iter(etree.Element):
        for attribute in ("id", "title", "data-search-exclude"):
            part.attrib.pop(attribute, None)
    return Markup(html.tostring(block, encoding="unicode"))


def _sort(group: html.HtmlElement) -> None:
    """Put the numbers of a citation in their order; what stands between them stays where it is."""
    links = [link for link in group.iter("a") if "guide-warning" not in link.classes]
    said = sorted(links, key=lambda link: int(link.text))
    for link, (text, attributes) in zip(links, [(link.text, dict(link.attrib)) for link in said], strict=True):
        link.text = text
        link.attrib.update(attributes)


def short_references(keys: Iterable[str], shown: Shown, here: ShownPage) -> list[ShortReference]:
    """Return the sources with these keys, in their order, as the foot of the sheet `here` names them."""
    return [ShortReference(REFERENCE_PREFIX + key, shown.sources[key].name, shown.card_way(key, here)) for key in keys]
