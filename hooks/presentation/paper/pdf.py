"""The PDF of the whole guide, made by Chromium out of a built site: `python -m presentation.paper.pdf site`.

Chromium cannot say in the contents on which sheet a page begins. So it prints until the numbers settle: once to see
where the pages come to lie, and again with the numbers filled in. Nothing is loaded and no script runs.
"""

import datetime
import sys
from collections.abc import Mapping
from copy import deepcopy
from io import BytesIO
from pathlib import Path
from typing import cast
from urllib.parse import unquote

import pikepdf
from lxml import html

from presentation.paper.front import DATED
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

NAME = "ketamine-in-pain.pdf"
# Numbers are longer or shorter than what stood for them, so a line may break elsewhere and a page begin elsewhere.
_PASSES = 5


def make_pdf(site: Path, made: datetime.date) -> tuple[Path, int]:
    """Write the PDF into the built site and link to it from the document; return its path and its number of sheets.

    Raises PdfError when the site has no document, when Chromium is missing or prints nothing, or when something
    would be lacking: a link leads nowhere, or the document wants to load something.
    """
    source = next((page for page in (site / "print" / "index.html", site / "print.html") if page.is_file()), None)
    if source is None:
        raise PdfError(f"{site} has no printable document; build the guide first: make build")
    root = cast(html.HtmlElement, html.document_fromstring(source.read_text("utf-8")))
    target = site / NAME
    sheets = pack(_print_until_settled(for_paper(root, made)), target, made)
    link_to_file(root, source, target, sheets)
    return target, sheets


def for_paper(document: html.HtmlElement, made: datetime.date) -> html.HtmlElement:
    """Return the document as it is printed to the file: on A4, with the day it was made, and without what screens need.

    Links to pages that are not in it lead to the published guide, if there is one, since a file is sent around.
    Those to other pages of it have a place for the number of the sheet.
    """
    root = deepcopy(document)
    # The policy lets no style be changed, and Chromium prints without a network and without scripts.
    for part in root.xpath("//script | //meta[@http-equiv] | //header[@class='paper-bar'] | //p[@id='guide-copy']"):
        part.drop_tree()
    line = root.get_element_by_id("running-line")
    line.text = line.text.replace(DATED, f'", PDF made {made.day} {made:%B %Y}"', 1)
    size = root.makeelement("style")
    size.text = "@page { size: A4; }"
    root.head.append(size)
    home = "".join(root.xpath("//link[@rel='canonical']/@href")).removesuffix("print/")
    lead_to_published(root, "print/", home)
    for link in root.xpath("//nav[@class='paper-contents']//a | //a[contains(@class, 'paper-elsewhere')]"):
        link.append(link.makeelement("span", {"class": "paper-folio"}))
    return root


def _print_until_settled(root: html.HtmlElement) -> bytes:
    """Return the PDF of the document, in which each number of a sheet is the right one."""
    check_links(root)
    numbers: dict[str, int] = {}
    with opened() as page:
        for _ in range(_PASSES):
            write_numbers(root, numbers)
            printed = print_document(page, text_of(root))
            with pikepdf.open(BytesIO(printed)) as pdf:
                found = first_sheets(pdf)
            if found == numbers:
                return printed
            numbers = found
    raise PdfError(f"the numbers of sheets in the contents still move after {_PASSES} passes; mend paper/document.css")


def write_numbers(root: html.HtmlElement, numbers: Mapping[str, int]) -> None:
    """Write beside each link the number of the sheet that it leads to; 000 stands for one unknown."""
    for folio in root.xpath("//span[@class='paper-folio']"):
        name = unquote(folio.getparent().get("href")[1:])
        folio.text = str(numbers.get(name, "000"))


def first_sheets(pdf: pikepdf.Pdf) -> dict[str, int]:
    """Return the number of the sheet, from 1, on which each id lies that something in the PDF links to."""
    numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
    places = cast(Mapping[str, pikepdf.Array], pdf.Root.Dests)
    return {name.removeprefix("/"): numbers[place[0].objgen] for name, place in places.items()}


def main() -> int:
    """Make the PDF of the site in the folder that the command names; return 0, or 2 when it could not be made."""
    site = Path(sys.argv[1] if len(sys.argv) > 1 else "site")
    try:
        target, sheets = make_pdf(site, day_made())
    except PdfError as error:
        print(error, file=sys.stderr)
        return 2
    print(f"wrote {target}: {sheets} pages, {size_of(target)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
