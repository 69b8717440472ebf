"""The files that readers can take away, for the page about/copies.md."""

from html import escape

PLACE = "<!-- copies -->"
_FILES = {
    "ketamine-in-pain.zip": "the whole guide as a folder: unpack it and open START HERE",
    "ketamine-in-pain.pdf": "the whole guide as one document, to read or to print",
}


def copies(address: str) -> str:
    """Return the list of files as HTML, with links when the guide is published at `address`.

    The links are whole addresses: a copy must lead to the newest files and not to those it was made with.
    """
    items = []
    for name, what in _FILES.items():
        shown = f'<a href="{escape(address + name)}">{name}</a>' if address else f"<code>{name}</code>"
        items.append(f"<li>{shown}: {what}</li>")
    listed = '<ul class="guide-copies">\n' + "\n".join(items) + "\n</ul>"
    return listed if address else f"<p>The files stand below the address of the home page.</p>\n{listed}"
