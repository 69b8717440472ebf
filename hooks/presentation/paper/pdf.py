"""The printable document of a built site -> a PDF beside it, by Chromium: `python -m presentation.paper.pdf site`.

Chromium cannot say in the contents on which sheet a page begins. So it prints twice: once to see where the pages come
to lie, and again with the numbers filled in. Nothing is loaded from anywhere, and the document's script plays no part.
"""

import datetime
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

import pikepdf

from presentation.addresses import published
from presentation.paper.front import DATED, PDF_PLACE

NAME = "ketamine-in-pain.pdf"
_NAMES = ("chromium", "chromium-browser", "google-chrome")
_FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND",
    "--no-pdf-header-footer", "--generate-pdf-document-outline",
)  # fmt: skip
_FOLIO = re.compile(r'(<span class="paper-folio" data-to="([^"]+)">)\d*(</span>)')
# Links to pages that are not in the document: from a file that is sent around they lead to the published guide.
_RELATIVE = re.compile(r'<a href="(?!#|[a-z]+:)(?:\.\./)?([^"]*)"')
# Numbers are longer or shorter than what stood for them, so a line may break elsewhere and a page begin elsewhere.
_PASSES = 5
_TIMEOUT = 300


class PdfError(Exception):
    """The PDF could not be made; the message says what to do."""


def find_chromium() -> str:
    """Return the path of Chromium, the one that CHROMIUM names first; raise PdfError when there is none."""
    named = os.environ.get("CHROMIUM")
    found = next(filter(None, map(shutil.which, [named] if named else _NAMES)), None)
    if not found:
        raise PdfError("Chromium is missing: install it (Debian: apt-get install chromium), or name it in CHROMIUM")
    return found


def make_pdf(site: Path, chromium: str, made: datetime.date) -> tuple[Path, int]:
    """Write the PDF into the built site and link to it from the document; return its path and its number of sheets.

    Raises PdfError when the site has no document, or Chromium prints none.
    """
    source = next((page for page in (site / "print" / "index.html", site / "print.html") if page.is_file()), None)
    if source is None:
        raise PdfError(f"{site} has no printable document; build the guide first: make build")
    text = source.read_text("utf-8")
    target = site / NAME
    with tempfile.TemporaryDirectory() as folder:
        printed, sheets = _print_until_settled(for_paper(text, made), chromium, Path(folder))
        _pack(printed, target, made)
    size = f"{target.stat().st_size / 1_000_000:.1f} MB"
    link = f'<a href="{os.path.relpath(target, source.parent)}">Save it as a PDF</a> ({sheets} pages, {size}).'
    source.write_text(PDF_PLACE.sub(lambda place: f"{place[1]}{link}{place[2]}", text), "utf-8")
    return target, sheets


_FOR_SCREENS = re.compile(
    r'<script\b.*?</script>|<p class="guide-copy".*?</p>|<header class="paper-bar">.*?</header>', re.DOTALL
)


def for_paper(text: str, made: datetime.date) -> str:
    """Return the document as it is printed to the file: on A4, with the day it was made, without what screens need."""
    day = f"{made.day} {made:%B %Y}"
    text = text.replace(DATED, f'", PDF made {day}"', 1)
    text = _FOR_SCREENS.sub("", text)
    text = text.replace("</head>", "<style>@page { size: A4; }</style></head>", 1)
    canonical = re.search(r'<link rel="canonical" href="([^"]*)print/">', text)
    return _RELATIVE.sub(lambda link: f'<a href="{canonical[1]}{published(link[1])}"' if canonical else "<a", text)


def with_numbers(text: str, numbers: Mapping[str, int]) -> str:
    """Return the document with the number of the sheet on which each linked page begins; 000 stands for one unknown."""
    return _FOLIO.sub(lambda folio: f"{folio[1]}{numbers.get(folio[2], '000')}{folio[3]}", text)


def _print_until_settled(text: str, chromium: str, folder: Path) -> tuple[Path, int]:
    numbers: dict[str, int] = {}
    for _ in range(_PASSES):
        printed = _print(with_numbers(text, numbers), chromium, folder)
        with pikepdf.open(printed) as pdf:
            found, sheets = first_sheets(pdf), len(pdf.pages)
        if found == numbers:
            return printed, sheets
        numbers = found
    raise PdfError(f"the numbers of pages in the contents still move after {_PASSES} passes; mend paper/document.css")


def _print(text: str, chromium: str, folder: Path) -> Path:
    page, printed = folder / "document.html", folder / "printed.pdf"
    page.write_text(text, "utf-8")
    printed.unlink(missing_ok=True)
    command = [chromium, *_FLAGS, f"--user-data-dir={folder / 'profile'}", f"--print-to-pdf={printed}", page.as_uri()]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=_TIMEOUT)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise PdfError(f"Chromium could not print the document: {error}; try another one, named in CHROMIUM") from error
    if not printed.is_file():
        said = done.stderr.strip().rpartition("\n")[2]
        raise PdfError(f"Chromium printed nothing: {said}; try another one, named in CHROMIUM")
    return printed


def first_sheets(pdf: pikepdf.Pdf) -> dict[str, int]:
    """Return the number of the sheet, from 1, on which each id lies that something in the PDF links to."""
    numbers = {page.objgen: number for number, page in enumerate(pdf.pages, 1)}
    return {name.removeprefix("/"): numbers[place[0].objgen] for name, place in pdf.Root.Dests.items()}


def _pack(printed: Path, target: Path, made: datetime.date) -> None:
    """Write the PDF anew, a third as large, and the same for the same document, day and Chromium."""
    with pikepdf.open(printed) as pdf:
        for name in ("/CreationDate", "/ModDate"):
            pdf.docinfo[name] = f"D:{made:%Y%m%d}000000Z"
        streams = pikepdf.ObjectStreamMode.generate
        pdf.save(target, object_stream_mode=streams, recompress_flate=True, linearize=True, deterministic_id=True)


def _day_made() -> datetime.date:
    """Return today, or the day of SOURCE_DATE_EPOCH, by which builds that can be repeated are dated."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    now = datetime.datetime.fromtimestamp(int(epoch), datetime.UTC) if epoch else datetime.datetime.now(datetime.UTC)
    return now.date()


def main() -> int:
    """Make the PDF of the site in the folder that the command names; return 0, or 2 when it could not be made."""
    site = Path(sys.argv[1] if len(sys.argv) > 1 else "site")
    try:
        target, sheets = make_pdf(site, find_chromium(), _day_made())
    except PdfError as error:
        print(error, file=sys.stderr)
        return 2
    print(f"wrote {target}: {sheets} pages, {target.stat().st_size / 1_000_000:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
