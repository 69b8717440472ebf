"""Documents for paper -> PDF, by Chromium: it loads nothing and runs no script."""

import datetime
import os
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pikepdf
from lxml import html
from playwright.sync_api import Error, Page, Route, sync_playwright

from presentation.addresses import published
from presentation.markup import render
from presentation.paper.chromium import CHROMIUM_FLAGS, chromium
from presentation.paper.front import PDF_PLACE

_DOCTYPE = "<!doctype html>"
# Where a document seems to lie while it is printed.
_ADDRESS = "http://document.invalid/"
_NO_NETWORK = "--host-resolver-rules=MAP * ~NOTFOUND"
_TIMEOUT = 300_000


class PdfError(Exception):
    """A PDF could not be made; the message says what to do."""


def text_of(root: html.HtmlElement) -> str:
    """Return a document as the text of its file."""
    return str(html.tostring(root, encoding="unicode", doctype=_DOCTYPE))


def lead_to_published(root: html.HtmlElement, url: str, home: str) -> None:
    """Lead links to other pages to the guide published at `home`, since a file is sent around; without it nowhere.

    `url` is where the document lies below the home page.
    """
    for link in root.xpath("//a[@href]"):
        href = urlsplit(link.get("href"))
        if href.path and not (href.scheme or href.netloc):
            address = urljoin(_ADDRESS + url, link.attrib.pop("href")).removeprefix(_ADDRESS)
            if home:
                link.set("href", home + published(address))


def check_links(root: html.HtmlElement) -> None:
    """Raise PdfError when a link within the document leads nowhere."""
    ids = set(root.xpath("//@id"))
    for href in root.xpath("//@href"):
        if href.startswith("#") and unquote(href[1:]) not in ids:
            raise PdfError(f'the PDF would lack something; a link leads nowhere, mend the page: "{href}"')


@contextmanager
def opened() -> Iterator[Page]:
    """Open an empty page of Chromium, in which no script runs; raises PdfError when it is missing or fails."""
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


def print_document(page: Page, text: str) -> bytes:
    """Return the PDF of a document; raises PdfError when it wants to load something."""
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
    printed: bytes = page.pdf(prefer_css_page_size=True, tagged=True, outline=True)
    return printed


def pack(printed: bytes, target: Path, made: datetime.date) -> int:
    """Write a PDF a third as large, the same for the same document, day and Chromium; return its sheets of paper."""
    with pikepdf.open(BytesIO(printed)) as pdf:
        for name in ("/CreationDate", "/ModDate"):
            pdf.docinfo[name] = f"D:{made:%Y%m%d}000000Z"
        streams = pikepdf.ObjectStreamMode.generate
        target.parent.mkdir(exist_ok=True)
        pdf.save(target, object_stream_mode=streams, recompress_flate=True, linearize=True, deterministic_id=True)
        return len(pdf.pages)


def link_to_file(root: html.HtmlElement, source: Path, target: Path, sheets: int) -> None:
    """Write the document again to `source`, with a link to its PDF of so many sheets at `target`."""
    place = root.get_element_by_id(PDF_PLACE)
    address = os.path.relpath(target, source.parent)
    link = render("paper/pdf_link.html", address=address, sheets=sheets, size=size_of(target))
    place[:] = html.fragments_fromstring(link)
    source.write_text(text_of(root), "utf-8")


def size_of(target: Path) -> str:
    """Return the size of a file as readers are told it."""
    return f"{target.stat().st_size / 1_000_000:.1f} MB"


def day_made() -> datetime.date:
    """Return today, or the day of SOURCE_DATE_EPOCH, by which builds that can be repeated are dated."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    now = datetime.datetime.fromtimestamp(int(epoch), datetime.UTC) if epoch else datetime.datetime.now(datetime.UTC)
    return now.date()
