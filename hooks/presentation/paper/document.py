"""The whole guide as one printable page: cover, contents, every evidence page, method, glossary, one reference list.

It stands on its own: its style and its few lines of script are inside, so that it can be kept or sent as one file.
Evidence pages stand in the main part, where the site gate reads every claim again; around them stands only what is
written here, and pages of the kind `site`, which the gates let pass as such.
"""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from urllib.parse import urljoin

from guide.sources.bibliography import Entry
from lxml import html
from markupsafe import Markup

from presentation.addresses import published
from presentation.markup import render
from presentation.paper.front import PAPER, PDF_PLACE, Edition, contents, cover, edition_of, head, parts
from presentation.paper.leaf import anchor, leaf_element, whole_address
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
    text = document(leaves, shown.guide.bibliography.by_key, shown.sources, edition_of(shown, home))
    target.write_text(text, "utf-8")


def document(
    leaves: Iterable[ShownPage], entries: Mapping[str, Entry], sources: Mapping[str, Source], edition: Edition
) -> str:
    """Return the whole document as HTML; `leaves` are all pages of the navigation, in its order.

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

    up = edition.base.removeprefix("./")
    articles, sections = ([leaf_element(leaf, places, up, number) for leaf in group] for group in (pages, about))
    _name_parts(pages, articles)
    _name_parts(about, sections)
    _settle([*articles, *sections])
    script = Markup((PAPER / "document.js").read_text("utf-8"))
    whole = render(
        "paper/document.html",
        head=head([*pages, *about], edition, script),
        edition=edition,
        pdf_place=PDF_PLACE,
        cover=cover(pages, len(numbers), edition, errors[0] if errors and edition.address else ""),
        contents=contents([*pages, *about]),
        evidence=_as_markup(articles),
        around=_as_markup(sections),
        references=reference_list(numbers, sources, entries),
        script=script,
    )
    return str(whole)


def _as_markup(elements: Iterable[html.HtmlElement]) -> list[Markup]:
    return [Markup(html.tostring(element, encoding="unicode")) for element in elements]


def _name_parts(leaves: Sequence[ShownPage], elements: Sequence[html.HtmlElement]) -> None:
    """Put the name of each part of the navigation on the sheet of its first page."""
    first = {members[0].path: title for title, members in parts(leaves) if title}
    for leaf, element in zip(leaves, elements, strict=True):
        if leaf.path in first:
            name = element.makeelement("h2", {"class": "paper-part"})
            name.text, name.tail, element.text = first[leaf.path], element.text, None
            element.insert(0, name)


def _settle(elements: Sequence[html.HtmlElement]) -> None:
    """Lead links to what is left out of a page to the page itself, and drop the ids of claims that no link needs."""
    named = [part for element in elements for part in element.xpath("descendant-or-self::*[@id]")]
    ids = {part.get("id") for part in named}
    inner = [link for element in elements for link in element.xpath(".//*[starts-with(@href, '#')]")]
    wanted = {link.get("href")[1:] for link in inner}
    for link in inner:
        page, parted, _ = link.get("href").partition("__")
        if parted and link.get("href")[1:] not in ids:
            link.set("href", page)
    for part in named:
        if "__claim-" in part.get("id") and part.get("id") not in wanted:
            del part.attrib["id"]
