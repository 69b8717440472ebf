"""The PDF of the whole guide, made by WeasyPrint out of a built site: `python -m presentation.paper.pdf site`."""

import datetime
import logging
import os
import sys
from contextlib import redirect_stdout
from copy import deepcopy
from io import StringIO
from logging.handlers import BufferingHandler
from pathlib import Path
from typing import cast
from urllib.parse import urlsplit

from lxml import html

from presentation.addresses import published
from presentation.markup import render
from presentation.paper.document import PDF_PLACE
from presentation.paper.front import DATED

NAME = "ketamine-in-pain.pdf"
_DOCTYPE = "<!doctype html>"


class PdfError(Exception):
    """The PDF could not be made; the message says what to do."""


def make_pdf(site: Path, made: datetime.date) -> tuple[Path, int]:
    """Write the PDF into the built site and link to it from the document; return its path and its number of sheets.

    Raises PdfError when the site has no document, when WeasyPrint lacks a library, or when it reports an error, such
    as a link that leads nowhere.
    """
    source = next((page for page in (site / "print" / "index.html", site / "print.html") if page.is_file()), None)
    if source is None:
        raise PdfError(f"{site} has no printable document; build the guide first: make build")
    root = cast(html.HtmlElement, html.document_fromstring(source.read_text("utf-8")))
    target = site / NAME
    sheets = _print(for_paper(root, made), target)
    place = root.get_element_by_id(PDF_PLACE)
    size = f"{target.stat().st_size / 1_000_000:.1f} MB"
    link = render("paper/pdf_link.html", address=os.path.relpath(target, source.parent), sheets=sheets, size=size)
    place[:] = html.fragments_fromstring(link)
    source.write_text(html.tostring(root, encoding="unicode", doctype=_DOCTYPE), "utf-8")
    return target, sheets


def for_paper(document: html.HtmlElement, made: datetime.date) -> str:
    """Return the document as it is printed to the file: with the day it was made, and without what screens need.

    Links to pages that are not in it lead to the published guide, if there is one, since a file is sent around.
    """
    root = deepcopy(document)
    for part in root.xpath("//script | //header[@class='paper-bar'] | //p[@id='guide-copy']"):
        part.drop_tree()
    line = root.get_element_by_id("running-line")
    line.text = line.text.replace(DATED, f'", PDF made {made.day} {made:%B %Y}"', 1)
    root.head.append(root.makeelement("meta", {"name": "dcterms.created", "content": made.isoformat()}))
    home = "".join(root.xpath("//link[@rel='canonical']/@href")).removesuffix("print/")
    for link in root.xpath("//a[@href]"):
        href = urlsplit(link.get("href"))
        if href.path and not (href.scheme or href.netloc):
            address = link.attrib.pop("href").removeprefix("../")
            if home:
                link.set("href", home + published(address))
    style = root.head.find("style").text
    for drawing in root.iter("svg"):
        # To WeasyPrint a drawing is a document of its own, which reads no style but its own, and reads that whatever
        # medium it is for; the medium keeps it from being read once more for the whole document.
        own = drawing.makeelement("style", {"media": "screen"})
        own.text = style
        drawing.insert(0, own)
    return str(html.tostring(root, encoding="unicode", doctype=_DOCTYPE))


def _print(text: str, target: Path) -> int:
    """Write the PDF, the same for the same text, WeasyPrint and fonts; return the number of its sheets."""
    said = StringIO()
    try:
        with redirect_stdout(said):
            import weasyprint
    except OSError as error:
        raise PdfError(
            "Pango is missing: install it "
            "(Debian: apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0; macOS: brew install pango)"
        ) from error
    errors = BufferingHandler(capacity=sys.maxsize)
    errors.setLevel(logging.ERROR)
    weasyprint.LOGGER.addHandler(errors)
    try:
        nothing_else = weasyprint.urls.URLFetcher(allowed_protocols=())
        printed = weasyprint.HTML(string=text, url_fetcher=nothing_else).render(pdf_tags=True)
        printed.write_pdf(target, pdf_tags=True)
    finally:
        weasyprint.LOGGER.removeHandler(errors)
    if errors.buffer:
        target.unlink()
        raise PdfError(f"the PDF would lack something; mend the page: {errors.buffer[0].getMessage()}")
    return len(printed.pages)


def _day_made() -> datetime.date:
    """Return today, or the day of SOURCE_DATE_EPOCH, by which builds that can be repeated are dated."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    now = datetime.datetime.fromtimestamp(int(epoch), datetime.UTC) if epoch else datetime.datetime.now(datetime.UTC)
    return now.date()


def main() -> int:
    """Make the PDF of the site in the folder that the command names; return 0, or 2 when it could not be made."""
    site = Path(sys.argv[1] if len(sys.argv) > 1 else "site")
    try:
        target, sheets = make_pdf(site, _day_made())
    except PdfError as error:
        print(error, file=sys.stderr)
        return 2
    print(f"wrote {target}: {sheets} pages, {target.stat().st_size / 1_000_000:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
