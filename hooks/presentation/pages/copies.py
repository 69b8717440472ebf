"""The files that readers can take away, for the page about/copies.md."""

from markupsafe import Markup

from presentation.markup import render
from presentation.shown import Shown, ShownPage

_FILES = {
    "ketamine-in-pain.zip": "the whole guide as a folder: unpack it and open START HERE",
    "ketamine-in-pain.pdf": "the whole guide as one document, to read or to print",
}


def copies(page: ShownPage, shown: Shown) -> Markup:
    """Return the list of files, with links when the guide is published.

    The links are whole addresses: a copy must lead to the newest files and not to those it was made with.
    """
    return render("pages/copies.html", files=_FILES, address=shown.address)
