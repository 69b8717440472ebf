"""One sheet an indication, at most two sides of A4 to pin up: what its page says, word for word, and where it stands.

It has no sentence of its own but those of its foot, so that nothing on it can differ from the page.
"""

from dataclasses import dataclass, replace
from pathlib import Path

from lxml import html
from markupsafe import Markup

from presentation.addresses import ICON, has_sheet, published, sheet_file, sheet_url, way
from presentation.markup import render
from presentation.paper.block import as_block, short_references
from presentation.paper.fit import fitted
from presentation.paper.front import PAPER, PDF_PLACE, quoted
from presentation.paper.sheet_parts import Part, parts_of, tree_of
from presentation.paper.stopping import PAGE as STOPPING_PAGE
from presentation.paper.stopping import SECTION as STOPPING
from presentation.paper.stopping import about, stopping_part
from presentation.qr import qr_code
from presentation.shown import Shown, ShownPage


@dataclass(frozen=True, slots=True)
class _Shown:
    """A point as the template shows it; `is_item` tells that its text is an item of a list by itself."""

    title: Markup
    text: Markup
    is_item: bool


@dataclass(frozen=True, slots=True)
class _Section:
    """A section as the template shows it; `more` leads to it on its page, and is empty when nothing is left out."""

    id: str
    title: str
    lead: Markup
    head: Markup
    points: tuple[_Shown, ...]
    more: str


def write_sheets(site: Path, shown: Shown) -> None:
    """Write the sheet of each page that has one, beside the other documents for paper."""
    stopping = stopping_part(shown)
    for path in filter(has_sheet, shown.order):
        url = sheet_url(shown.pages[path].url)
        target = site / (f"{url}index.html" if url.endswith("/") else url)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(sheet(shown.pages[path], shown, stopping), "utf-8")


def sheet(page: ShownPage, shown: Shown, stopping: Part | None) -> str:
    """Return the sheet of a page as HTML; `stopping` is the section on stopping, for all kinds of pain."""
    stopping = about(stopping, page, shown) if stopping else None
    here = ShownPage("", sheet_url(page.url), page.title, page.part, "evidence", {})
    parts = parts_of(tree_of(page), stopping)
    numbers: dict[str, int] = {}
    # The sources of all that could stand there are more than those of what will.
    for part in parts:
        _section(part, numbers, "")
    parts = fitted(parts, len(numbers))
    numbers.clear()
    ways = {part.id: shown.page_way(STOPPING_PAGE if part.id == STOPPING else page.path, here) for part in parts}
    sections = [_section(part, numbers, f"{ways[part.id]}#{part.id}") for part in parts]
    address = shown.address + published(page.url).removeprefix("./") if shown.address else ""
    # The menu calls pages of several parts by the same name, and a wall has no menu.
    title = str(page.meta.get("title") or page.title)
    full = replace(page, title=title).name
    text = render(
        "paper/sheet.html",
        page=page,
        title=title,
        full=full,
        as_file=not here.url.endswith("/"),
        style=Markup((PAPER / "sheet.css").read_text("utf-8")),
        back=way(page.url, here.url),
        icon=way(ICON, here.url),
        running=quoted(f"{full}. {shown.name}, version {shown.version.words}{'; ' * bool(address)}{address}"),
        name=shown.name,
        version=shown.version.words,
        address=address,
        qr=qr_code(address) if address else "",
        pdf_place=PDF_PLACE,
        file=sheet_file(page.path),
        sections=sections,
        items=short_references(numbers, shown, here),
    )
    return str(text)


def _section(part: Part, numbers: dict[str, int], page: str) -> _Section:
    """Return a section for the template, numbering its sources in the order of reading."""
    lead = _block(part.lead, numbers)
    points = tuple(
        _Shown(_block(point.title, numbers), as_block(point.element, numbers), point.element.tag == "li")
        for point in part.points
    )
    head = _block(part.head, numbers) if points else Markup("")
    return _Section(part.id, part.title, lead, head, points, page if part.cut else "")


def _block(element: html.HtmlElement | None, numbers: dict[str, int]) -> Markup:
    return Markup("") if element is None else as_block(element, numbers)
