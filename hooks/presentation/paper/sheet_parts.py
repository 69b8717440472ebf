"""What of a page stands on its sheet: sentences, items and rows as they are, chosen by where they stand on the page.

Of each section its lead; of the bottom line and of what is not known also the items; of the findings the lead of each
subsection; of the doses the first table; of the harms the first five.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from guide.vocabulary import WAIVER
from lxml import html

from presentation.shown import ShownPage

# The sections in the order in which they stand on a sheet: what is looked up at a bedside is on its first side.
_SECTIONS = ("bottom-line", "harms-seen-here", "doses-studied", "what-the-evidence-says")
_LAST = ("where-sources-disagree", "what-is-not-known")
_WITHOUT_ITEMS = ("where-sources-disagree",)
_HARMS = 5
_LEAD, _TITLE = "p", "h3"


@dataclass(frozen=True, slots=True)
class Point:
    """An item, a row, a paragraph, or the lead of a subsection with its title; the gate reads each as claims."""

    element: html.HtmlElement
    title: html.HtmlElement | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A section of a sheet, by its id on the page; `head` is that of the table of which its points are rows.

    `cut` tells that the page has more points of the same kind.
    """

    id: str
    title: str
    lead: html.HtmlElement | None
    points: tuple[Point, ...]
    head: html.HtmlElement | None = None
    cut: bool = False

    def cut_to(self, most: int) -> "Part":
        """Return the section with no more than its first `most` points."""
        return self.with_points(self.points[:most])

    def with_points(self, points: tuple[Point, ...]) -> "Part":
        """Return the section with those of its points that are given."""
        return replace(self, points=points, cut=self.cut or len(points) < len(self.points))


def parts_of(page: html.HtmlElement, stopping: Part | None) -> list[Part]:
    """Return the sections of a sheet, chosen from the HTML of its page; `stopping` stands before what is disputed."""
    found = {part.id: part for part in map(part_of, sections_of(page))}
    first = [found[id] for id in _SECTIONS if id in found]
    last = [found[id] for id in _LAST if id in found]
    return [*first, *([stopping] if stopping else []), *last]


def part_of(section: Sequence[html.HtmlElement]) -> Part:
    """Return what a sheet takes of a section, its heading first."""
    heading, *rest = section
    id = str(heading.get("id"))
    opening = rest[0] if rest and rest[0].tag == _LEAD else None
    title = str(heading.xpath("string(text())")).strip()
    if id == "what-the-evidence-says":
        return Part(id, title, opening, tuple(_subsections(rest)))
    own = rest[: next((at for at, element in enumerate(rest) if element.tag == _TITLE), len(rest))]
    tables = [table for element in own for table in element.xpath("self::div/table")]
    if tables:
        rows = tuple(Point(row) for row in tables[0].xpath("./tbody/tr"))
        return Part(id, title, opening, rows, head=tables[0].find("thead"))
    if id == "harms-seen-here":
        return Part(id, title, opening, tuple(_points(own[1:], ("p", "ul", "ol")))).cut_to(_HARMS)
    return Part(id, title, opening, () if id in _WITHOUT_ITEMS else tuple(_points(own[1:], ("ul", "ol"))))


def tree_of(page: ShownPage) -> html.HtmlElement:
    """Return the HTML of a page as an element."""
    return html.fragment_fromstring(page.html, create_parent="div")


def sections_of(page: html.HtmlElement) -> Iterator[list[html.HtmlElement]]:
    """Yield the sections of a page's text, each with its heading first."""
    section: list[html.HtmlElement] = []
    for element in page.xpath("./*[@data-kind='evidence']/*"):
        if element.tag == "h2":
            if section:
                yield section
            section = [element]
        elif section:
            section.append(element)
    if section:
        yield section


def _subsections(elements: Sequence[html.HtmlElement]) -> Iterator[Point]:
    """Yield the lead of each subsection, with its title, but of one that speaks of a picture, which is not there."""
    starts = [at for at, element in enumerate(elements) if element.tag == _TITLE]
    for start, end in zip(starts, [*starts[1:], len(elements)], strict=True):
        heading, *rest = elements[start:end]
        if rest and rest[0].tag == _LEAD and not any(element.tag == "figure" for element in rest):
            yield Point(rest[0], heading)


def _points(elements: Sequence[html.HtmlElement], tags: Sequence[str]) -> Iterator[Point]:
    """Yield paragraphs and items that say something; those with nothing but a link lead on, and paper cannot."""
    for element in elements:
        if element.tag in tags:
            for part in [element] if element.tag == _LEAD else element:
                if part.find_class("guide-citation") or _is_waived(part):
                    yield Point(part)


def _is_waived(element: html.HtmlElement) -> bool:
    return any(f"{WAIVER}: method" in (comment.text or "") for comment in element.xpath(".//comment()"))
