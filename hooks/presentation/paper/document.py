"""The whole guide as one printable page: cover, contents, every evidence page, method, glossary, one reference list.

It stands on its own: its style and its few lines of script are inside, so that it can be kept or sent as one file.
Evidence pages stand in the main part, where the site gate reads every claim again; around them stands only what is
written here, and pages of the kind `site`, which the gates let pass as such.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from urllib.parse import urljoin

from guide.sources.bibliography import Entry
from markupsafe import Markup

from presentation.addresses import published
from presentation.markup import render_in_pieces
from presentation.paper.front import PAPER, PDF_PLACE, Edition, contents, cover, edition_of, head
from presentation.paper.leaf import anchor, whole_address
from presentation.paper.leaves import leaf_texts
from presentation.paper.reference_list import reference_list
from presentation.references import Source
from presentation.shown import Shown, ShownPage

# Pages of the kind `site` that a reader of paper needs, and two that the document does in its own way.
ABOUT = ("about/method.md", "about/glossary.md", "about/disclaimer.md")
REFERENCES_PAGE = "references.md"
ERRORS_PAGE = "about/report-an-error.md"


def write_document(site: Path, shown: Shown, folders: bool) -> None:
    """Write the document; `folders` tells whether pages have addresses of folders or of files."""
    place, home = ("print/index.html", "../") if folders else ("print.html", "index.html")
    target = site / place
    target.parent.mkdir(exist_ok=True)
    leaves = [shown.pages[path] for path in shown.order]
    with target.open("w", encoding="utf-8") as file:
        file.writelines(document(leaves, shown.guide.bibliography.by_key, shown.sources, edition_of(shown, home)))


def document(
    leaves: Iterable[ShownPage], entries: Mapping[str, Entry], sources: Mapping[str, Source], edition: Edition
) -> Iterator[str]:
    """Yield the whole document as HTML, piece by piece; `leaves` are all pages of the navigation, in its order.

    `entries` and `sources` are the bibliography and its formatted references, by key.
    """
    listed = list(leaves)
    pages = [leaf for leaf in listed if leaf.kind == "evidence"]
    about = [leaf for leaf in listed if leaf.kind == "site" and leaf.path in ABOUT]
    places = {whole_address(leaf.url): anchor(leaf.path) for leaf in [*pages, *about]}
    places |= {whole_address(leaf.url): "references" for leaf in listed if leaf.path == REFERENCES_PAGE}
    errors = [urljoin(edition.address, published(leaf.url)) for leaf in listed if leaf.path == ERRORS_PAGE]
    numbers: dict[str, int] = {}

    def number(key: str) -> int:
        return numbers.setdefault(key, len(numbers) + 1)

    evidence, around = leaf_texts((pages, about), places, edition.base.removeprefix("./"), number)
    script = Markup((PAPER / "document.js").read_text("utf-8"))
    yield from render_in_pieces(
        "paper/document.html",
        head=head([*pages, *about], edition, script),
        edition=edition,
        pdf_place=PDF_PLACE,
        cover=cover(pages, len(numbers), edition, errors[0] if errors and edition.address else ""),
        contents=contents([*pages, *about]),
        evidence=evidence,
        around=around,
        references=reference_list(numbers, sources, entries),
        script=script,
    )
