"""The files that readers can take away, for the page about/copies.md."""

from markupsafe import Markup

from presentation.addresses import LEAFLET_FILE, SHEETS_FILE, has_sheet, sheet_file, sheet_url, way
from presentation.markup import render
from presentation.shown import Shown, ShownPage

_FILES = {
    "ketamine-in-pain.zip": "the whole guide as a folder: unpack it and open START HERE",
    "ketamine-in-pain.pdf": "the whole guide as one document, to read or to print",
    SHEETS_FILE: "one sheet an indication, all of them, to pin up",
    LEAFLET_FILE: "the leaflet for patients, two sides",
}


def copies(page: ShownPage, shown: Shown) -> Markup:
    """Return the list of files, with links when the guide is published, and that of the sheets.

    The links to files are whole addresses: a copy must lead to the newest files and not to those it was made with.
    """
    titles = {read.location: str(read.front_matter.fields.get("title", "")) for read in shown.guide.pages}
    sheets = [
        {"title": titles[path], "way": way(sheet_url(shown.addresses[path]), page.url), "file": sheet_file(path)}
        for path in filter(has_sheet, shown.order)
        if path in titles
    ]
    return render("pages/copies.html", files=_FILES, sheets=sheets, address=shown.address)
