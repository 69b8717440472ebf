"""What stands before the pages of the printable document: its style and running lines, the cover and the contents."""

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from itertools import groupby
from pathlib import Path

from presentation.paper.leaf import anchor
from presentation.shown import Shown, ShownPage
from presentation.version import Version

PAPER = Path(__file__).parent
# In the running line: the script puts the day of printing here, `pdf` the day on which it made the file.
DATED = '"" /* day */'
# Where `pdf` links to the file, once there is one.
PDF_PLACE = re.compile(r"(<!-- pdf -->).*?(<!-- /pdf -->)")
_OPEN = "not yet checked by a clinician"


@dataclass(frozen=True, slots=True)
class Edition:
    """What the document says of itself; `home` is the way from it to the home page.

    `address` is where the guide is published, and empty when it is not; `worker` keeps the guide for
    reading without a connection, and is empty where there is none.
    """

    name: str
    description: str
    address: str
    home: str
    version: Version
    worker: str

    @property
    def base(self) -> str:
        """The way from the document to the folder of the home page."""
        return self.home.removesuffix("index.html") or "./"


def edition_of(shown: Shown, home: str) -> Edition:
    """Return what the document of this guide says of itself."""
    return Edition(shown.name, shown.description, shown.address, home, shown.version, shown.worker)


def parts(leaves: Iterable[ShownPage]) -> Iterator[tuple[str, list[ShownPage]]]:
    """Yield the parts of the navigation, each with those of its pages that are given."""
    for title, members in groupby(leaves, key=lambda leaf: leaf.part):
        yield title, list(members)


def head(leaves: list[ShownPage], edition: Edition) -> str:
    """Return the head of the HTML, and the line at the top of the screen that says what this is."""
    title = escape(f"{edition.name}: the whole guide to print")
    style = (PAPER / "document.css").read_text("utf-8")
    canonical = f'<link rel="canonical" href="{escape(edition.address)}print/">' if edition.address else ""
    check = f";\ncheck the current version at {edition.address}" if edition.address else ""
    content = f"{_quoted(f'{edition.name}, version {edition.version.words}')} {DATED} {_quoted(check)}"
    return "\n".join(
        [
            '<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            # Searches should lead to the pages themselves.
            f'<meta name="robots" content="noindex">\n{canonical}\n<title>{title}</title>',
            # What copy.js asks for, which says on the screen how old a copy is.
            f'<meta name="guide-base" content="{edition.base}">',
            f'<meta name="guide-version" content="{edition.version}">',
            f'<script src="{edition.base}assets/javascripts/copy.js" defer></script>',
            f"<style>\n{style}</style>\n<style>\n{_running_heads(leaves)}</style>",
            f'<style id="running-line">@page {{ @bottom-left {{ content: {content}; }} }}</style>\n</head>\n<body>',
            '<header class="paper-bar"><p>This page is made for printing: all pages of the guide in one document. '
            f'<a href="{escape(edition.home)}">Back to the guide</a>. <!-- pdf --><!-- /pdf --></p></header>',
            f'<p class="guide-copy" id="guide-copy" role="status" data-address="{escape(edition.address)}" '
            f'data-worker="{edition.worker}"></p>',
        ]
    )


def _running_heads(leaves: list[ShownPage]) -> str:
    """Return the styles that name each page, and that nobody has checked it, at the top of each of its sheets."""
    unchecked = {leaf.path for leaf in leaves if leaf.kind == "evidence" and not leaf.meta.get("checked_by")}
    named = {anchor(leaf.path): leaf.title + (f": {_OPEN}" if leaf.path in unchecked else "") for leaf in leaves}
    return "".join(
        f"@page {name} {{ @top-left {{ content: {_quoted(text)}; }} }} #{name} {{ page: {name}; }}\n"
        for name, text in named.items()
    )


def _quoted(text: str) -> str:
    """Return text as a string of CSS that can stand in a style element."""
    return '"' + re.sub(r'["\\<\n]', lambda found: f"\\{ord(found[0]):x} ", text) + '"'


def cover(pages: list[ShownPage], references: int, edition: Edition, errors: str) -> str:
    """Return the cover; `pages` are the evidence pages, and `errors` is the address to report an error to."""
    checked = sum(bool(leaf.meta.get("checked_by")) for leaf in pages)
    dates = [date for leaf in pages if isinstance(date := leaf.meta.get("evidence_to"), datetime.date)]
    latest = max(dates, default=None)
    rows = {
        "Version": escape(edition.version.words),
        "Printed on": '<span class="paper-day">____________________</span>',
        "Evidence looked for up to": f"{latest.day} {latest:%B %Y}" if latest else "not stated",
        "Checked by a clinician": f"{checked or 'None'} of the {len(pages)} pages",
        "Current version": _address(edition.address),
        "To report an error": _address(errors if edition.address else ""),
    }
    facts = "".join(f"<div><dt>{name}</dt><dd>{value}</dd></div>" for name, value in rows.items())
    named = {"name": escape(edition.name), "description": escape(edition.description), "facts": facts}
    return (PAPER / "cover.html").read_text("utf-8").format(pages=len(pages), references=references, **named)


def _address(address: str) -> str:
    return f'<a href="{escape(address)}">{escape(address)}</a>' if address else "ask whoever gave you this copy"


def contents(leaves: list[ShownPage]) -> str:
    """Return the table of contents, with a place for the number of the sheet on which each page begins."""
    lists = [
        (title or "Pages", [(anchor(leaf.path), leaf.title) for leaf in members]) for title, members in parts(leaves)
    ]
    listed = "\n".join(
        f"<section><h3>{escape(title)}</h3>\n<ol>{''.join(_line(*line) for line in lines)}</ol></section>"
        for title, lines in [*lists, ("Sources", [("references", "References")])]
    )
    return f'<nav class="paper-contents" aria-labelledby="contents">\n<h2 id="contents">Contents</h2>\n{listed}\n</nav>'


def _line(name: str, title: str) -> str:
    folio = f'<span class="paper-folio" data-to="{name}"></span>'
    return f'<li><a href="#{name}">{escape(title)}</a>{folio}</li>'
