"""The PDFs of the leaflet, of each sheet and of all sheets: `python -m presentation.paper.sheets_pdf site`.

Each document says where its file belongs, and is given a link to it.
"""

import datetime
import sys
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import cast

import pikepdf
from lxml import html
from playwright.sync_api import Page

from presentation.addresses import SHEETS, SHEETS_FILE, published
from presentation.paper.front import PDF_PLACE
from presentation.paper.printing import (
    PdfError,
    check_links,
    day_made,
    lead_to_published,
    link_to_file,
    opened,
    pack,
    print_document,
    size_of,
    text_of,
)

_LEAFLETS = ("print/leaflet/index.html", "leaflet.html")


@dataclass(frozen=True, slots=True)
class _Printed:
    """A document as it was printed; `title` is what the bookmark of it says."""

    title: str
    content: bytes


def make_sheets(site: Path, made: datetime.date) -> dict[Path, int]:
    """Write the PDFs into the built site and link to them; return how many sheets of paper each of them has.

    Raises PdfError when the site has no sheets, and as `make_pdf` does.
    """
    found = sorted((site / SHEETS).rglob("*.html"), key=_place)
    if not found:
        raise PdfError(f"{site} has no sheets; build the guide first: make build")
    leaflets = [site / name for name in _LEAFLETS if (site / name).is_file()]
    lengths: dict[Path, int] = {}
    sheets = []
    with opened() as page:
        for source in [*leaflets, *found]:
            root = cast(html.HtmlElement, html.document_fromstring(source.read_text("utf-8")))
            printed = _print(page, root, source.relative_to(site).as_posix())
            target = site / root.get_element_by_id(PDF_PLACE).get("data-file")
            lengths[target] = pack(printed.content, target, made)
            link_to_file(root, source, target, lengths[target])
            if source in found:
                sheets.append(printed)
    together = site / SHEETS_FILE
    lengths[together] = pack(_joined(sheets), together, made)
    return lengths


def _place(source: Path) -> tuple[str, int, Path]:
    """Return where a sheet stands among all: by the kind of pain, its overview first."""
    parts = source.parts[source.parts.index("indications") :]
    return parts[1], len(parts), source


def _print(page: Page, document: html.HtmlElement, name: str) -> _Printed:
    """Return the PDF of the document that lies at `name` below the home page."""
    root = deepcopy(document)
    check_links(root)
    root.get_element_by_id(PDF_PLACE).clear()
    canonical = "".join(root.xpath("//link[@rel='canonical']/@href"))
    # That of a sheet is its page, and that of the leaflet itself.
    lead_to_published(root, name, canonical.removesuffix(published(name.removeprefix(SHEETS))))
    # Files are joined, and numbers of sources would then lead to those of another sheet.
    for link in root.xpath("//a[starts-with(@href, '#')]"):
        del link.attrib["href"]
    return _Printed(root.findtext(".//h1"), print_document(page, text_of(root)))


def _joined(sheets: Sequence[_Printed]) -> bytes:
    """Return one PDF of several, with a bookmark each; tags that screen readers need are in the single files alone."""
    joined = pikepdf.new()
    marks = []
    for sheet in sheets:
        marks.append(pikepdf.OutlineItem(sheet.title, len(joined.pages)))
        with pikepdf.open(BytesIO(sheet.content)) as pdf:
            for leaf in pdf.pages:
                if "/StructParents" in leaf.obj:
                    del leaf.obj["/StructParents"]
            joined.pages.extend(pdf.pages)
    with joined.open_outline() as outline:
        outline.root.extend(marks)
    joined.Root.Lang = "en-GB"
    joined.docinfo["/Title"] = "Ketamine in Pain: one sheet an indication"
    content = BytesIO()
    joined.save(content)
    return content.getvalue()


def main() -> int:
    """Make the PDFs of the site in the folder that the command names; return 0, or 2 when one could not be made."""
    site = Path(sys.argv[1] if len(sys.argv) > 1 else "site")
    try:
        lengths = make_sheets(site, day_made())
    except PdfError as error:
        print(error, file=sys.stderr)
        return 2
    together = site / SHEETS_FILE
    print(f"wrote {len(lengths)} files, among them {together}: {lengths[together]} pages, {size_of(together)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
