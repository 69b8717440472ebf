"""The head, the cover and the contents of the printable document."""

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from markupsafe import Markup

from presentation.markup import render
from presentation.paper.leaf import anchor
from presentation.shown import Shown, ShownPage
from presentation.version import Version

PAPER = Path(__file__).parent
# The id of where a document links to its PDF, once there is one.
PDF_PLACE = "paper-pdf"
# In the running line: the script puts the day of printing here, `pdf` the day on which it made the file.
DATED = '"" /* day */'
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

    @property
    def as_file(self) -> bool:
        """Whether the document is opened from a disk, where links name files."""
        return self.home.endswith("index.html")


def edition_of(shown: Shown, home: str) -> Edition:
    """Return what the document of this guide says of itself."""
    return Edition(shown.name, shown.description, shown.address, home, shown.version, shown.worker)


def parts(leaves: Iterable[ShownPage]) -> Iterator[tuple[str, list[ShownPage]]]:
    """Yield the parts of the navigation, each with those of its pages that are given."""
    for title, members in groupby(leaves, key=lambda leaf: leaf.part):
        yield title, list(members)


def head(leaves: Iterable[ShownPage], edition: Edition, script: Markup) -> Markup:
    """Return the head of the HTML: title, policy, styles, and the lines at the top and the bottom of each sheet.

    `script` is the one that stands at the end of the document.
    """
    check = f";\ncheck the current version at {edition.address}" if edition.address else ""
    version = quoted(f"{edition.name}, version {edition.version.words}")
    return render(
        "paper/head.html",
        edition=edition,
        script=script,
        style=Markup((PAPER / "document.css").read_text("utf-8")),
        running_heads={anchor(leaf.path): quoted(_running_head(leaf)) for leaf in leaves},
        running_line=Markup(" ").join([version, Markup(DATED), quoted(check)]),
    )


def _running_head(leaf: ShownPage) -> str:
    unchecked = leaf.kind == "evidence" and not leaf.meta.get("checked_by")
    return f"{leaf.title}: {_OPEN}" if unchecked else leaf.title


def quoted(text: str) -> Markup:
    """Return text as a string of CSS that can stand in a style element, where nothing else escapes it."""
    return Markup('"' + re.sub(r'["\\<\n]', lambda found: f"\\{ord(found[0]):x} ", text) + '"')


def cover(pages: list[ShownPage], references: int, edition: Edition, errors: str) -> Markup:
    """Return the cover; `pages` are the evidence pages, and `errors` is the address to report an error to, if any."""
    dates = [date for leaf in pages if isinstance(date := leaf.meta.get("evidence_to"), datetime.date)]
    latest = max(dates, default=None)
    return render(
        "paper/cover.html",
        edition=edition,
        pages=len(pages),
        checked=sum(bool(leaf.meta.get("checked_by")) for leaf in pages),
        references=references,
        latest=f"{latest.day} {latest:%B %Y}" if latest else "",
        errors=errors,
    )


def contents(leaves: Iterable[ShownPage]) -> Markup:
    """Return the table of contents; `pdf` fills in on which sheet each page begins."""
    lists = [
        (title or "Pages", [(anchor(leaf.path), leaf.title) for leaf in members]) for title, members in parts(leaves)
    ]
    return render("paper/contents.html", listed=[*lists, ("Sources", [("references", "References")])])
