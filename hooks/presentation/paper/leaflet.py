"""The leaflet for patients, two sides of A4: sentences of their pages, which `<!-- on-leaflet -->` stands below.

It has no text of its own but its title and its foot, so that nothing on it can differ from the pages.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from lxml import html
from markupsafe import Markup

from presentation.addresses import ICON, LEAFLET, LEAFLET_FILE, leaflet_url, way
from presentation.markup import render
from presentation.paper.block import as_block, short_references
from presentation.paper.front import PAPER, PDF_PLACE
from presentation.shown import Shown, ShownPage

MARK = "on-leaflet"
_HEADINGS = ("h2", "h3")


def write_leaflet(site: Path, shown: Shown, folders: bool) -> None:
    """Write the leaflet, if a page has marked something for it; `folders` is that of `write_document`."""
    url = leaflet_url(folders)
    if text := leaflet([shown.pages[path] for path in shown.order], shown, url):
        target = site / (f"{url}index.html" if folders else url)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")


def leaflet(leaves: Iterable[ShownPage], shown: Shown, url: str) -> str:
    """Return the leaflet of the pages `leaves`, in their order, as HTML; nothing when no page has a mark.

    `url` is where it will lie below the home page.
    """
    numbers: dict[str, int] = {}
    blocks: list[Markup] = []
    used = []
    # Few pages have a mark: the others are not read.
    for leaf in (leaf for leaf in leaves if MARK in leaf.html):
        if found := list(_marked(html.fragment_fromstring(leaf.html, create_parent="div"))):
            used.append(leaf)
            blocks += [as_block(block, numbers) for block in found]
    if not used:
        return ""
    here = ShownPage("", url, LEAFLET, "", "evidence", {})
    text = render(
        "paper/leaflet.html",
        title=LEAFLET,
        as_file=not url.endswith("/"),
        style=Markup((PAPER / "leaflet.css").read_text("utf-8")),
        description="Two sides to print for people offered ketamine for pain: what it may do, its risks, when to call.",
        icon=way(ICON, url),
        home=way("", url) if url.endswith("/") else "index.html",
        name=shown.name,
        version=shown.version.words,
        address=shown.address,
        pdf_place=PDF_PLACE,
        file=LEAFLET_FILE,
        unchecked=not all(leaf.meta.get("checked_by") for leaf in used),
        blocks=blocks,
        items=short_references(numbers, shown, here),
    )
    return str(text)


def _marked(root: html.HtmlElement) -> Iterator[html.HtmlElement]:
    """Yield the paragraphs and lists with a mark, each heading above the first of its section."""
    for text in root.xpath("./*[@data-kind='evidence']"):
        open_headings: list[html.HtmlElement] = []
        for element in text:
            if element.tag in _HEADINGS:
                level = _HEADINGS.index(element.tag)
                open_headings = [h for h in open_headings if _HEADINGS.index(h.tag) < level] + [element]
            elif isinstance(element, html.HtmlComment) and (element.text or "").strip() == MARK:
                yield from open_headings
                # Each is said once, and still tells which headings are below it.
                open_headings = []
                if (above := element.getprevious()) is not None:
                    yield above
