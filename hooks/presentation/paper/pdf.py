"""The PDF of the whole guide, made by Chromium out of a built site: `python -m presentation.paper.pdf site`.

Chromium cannot say in the contents on which sheet a page begins. So it prints until the numbers settle: once to see
where the pages come to lie, and again with the numbers filled in. Nothing is loaded and no script runs.
"""

import datetime
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from copy import deepcopy
from io import BytesIO
from pathlib import Path
from typing import cast
from urllib.parse import unquote, urlsplit

import pikepdf
from lxml import html
from playwright.sync_api import Error, Page, Route, sync_playwright

from presentation.addresses import published
from presentation.markup import render
from presentation.paper.chromium import CHROMIUM_FLAGS, chromium
from presentation.paper.document import PDF_PLACE
from presentation.paper.front import DATED

NAME = "ketamine-in-pain.pdf"
_DOCTYPE = "<!doctype html>"
# Where the document seems to lie while it is printed.
_ADDRESS = "http://document.invalid/"
_NO_NETWORK = "--host-resolver-rules=MAP * ~NOTFOUND"
# Numbers are longer or shorter than what stood for them, so a line may break elsewhere and a page begin elsewhere.
_PASSES = 5
_TIMEOUT = 300_000


class PdfError(Exception):
    """The PDF could not be made; the message says what to do."""


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
    sheets = _pack(_print_until_settled(for_paper(root, made)), target, made)
    place = root.get_element_by_id(PDF_PLACE)
    size = f"{target.stat().st_size / 1_000_000:.1f} MB"
    link = render("paper/pdf_link.html", address=os.path.relpath(target, source.parent), sheets=sheets, size=size)
    place[:] = html.fragments_fromstring(link)
    source.write_text(_text(root), "utf-8")
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
    for link in root.xpath("//a[@href]"):
        href = urlsplit(link.get("href"))
        if href.path and not (href.scheme or href.netloc):
            address = link.attrib.pop("href").removeprefix("../")
            if home:
                link.set("href", home + published(address))
    for link in root.xpath("//nav[@class='paper-contents']//a | //a[contains(@class, 'paper-elsewhere')]"):
        link.append(link.makeelement("span", {"class": "paper-folio"}))
    return root


def _text(root: html.HtmlElement) -> str:
    return str(html.tostring(root, encoding="unicode", doctype=_DOCTYPE))


def _lost(root: html.HtmlElement) -> list[str]:
    """Return the links within the document that lead nowhere."""
    ids = set(root.xpath("//@id"))
    return [href for href in root.xpath("//@href") if href.startswith("#") and unquote(href[1:]) not in ids]


def _print_until_settled(root: html.HtmlElement) -> bytes:
    """Return the PDF of the document, in which each number of a sheet is the right one."""
    if lost := _lost(root):
        raise PdfError(f'the PDF would lack something; a link leads nowhere, mend the page: "{lost[0]}"')
    numbers: dict[str, int] = {}
    with _opened() as page:
        for _ in range(_PASSES):
            write_numbers(root, numbers)
            printed = _print(page, _text(root))
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


@contextmanager
def _opened() -> Iterator[Page]:
    """Open an empty page of Chromium, in which no script runs."""
    path = chromium()
    if path is None:
        raise PdfError("Chromium is missing: install it (Debian: apt-get install chromium), or name it in CHROMIUM")
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=path, args=[*CHROMIUM_FLAGS, _NO_NETWORK])
            page = browser.new_context(java_script_enabled=False).new_page()
            page.set_default_timeout(_TIMEOUT)
            yield page
            browser.close()
    except Error as error:
        said = error.message.partition("\n")[0]
        raise PdfError(f"Chromium could not print the document: {said}; name another one in CHROMIUM") from error


def _print(page: Page, text: str) -> bytes:
    """Return the PDF of a document that loads nothing."""
    asked: list[str] = []

    def answer(route: Route) -> None:
        if route.request.url == _ADDRESS:
            route.fulfill(body=text, content_type="text/html; charset=utf-8")
        else:
            asked.append(route.request.url)
            route.abort()

    page.unroute_all()
    page.route("**/*", answer)
    page.goto(_ADDRESS)
    # A browser asks for the sign of a site by itself.
    if wanted := [url for url in asked if url != f"{_ADDRESS}favicon.ico"]:
        raise PdfError(f'the PDF would lack something; the document loads a file, mend the page: "{wanted[0]}"')
    return page.pdf(prefer_css_page_size=True, tagged=True, outline=True)


def first_sheets(pdf: pikepdf.Pdf) -> dict[str, int]:
    """Return the number of the sheet, from 1, on which each id lies that something in the PDF links to."""
    numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
    places = cast(Mapping[str, pikepdf.Array], pdf.Root.Dests)
    return {name.removeprefix("/"): numbers[place[0].objgen] for name, place in places.items()}


def _pack(printed: bytes, target: Path, made: datetime.date) -> int:
    """Write the PDF a third as large, the same for the same document, day and Chromium; return its sheets."""
    with pikepdf.open(BytesIO(printed)) as pdf:
        for name in ("/CreationDate", "/ModDate"):
            pdf.docinfo[name] = f"D:{made:%Y%m%d}000000Z"
        streams = pikepdf.ObjectStreamMode.generate
        pdf.save(target, object_stream_mode=streams, recompress_flate=True, linearize=True, deterministic_id=True)
        return len(pdf.pages)


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
