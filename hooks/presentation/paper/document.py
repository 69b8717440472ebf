"""The whole guide as one printable page: cover, contents, every evidence page, method, glossary, one reference list.

It stands on its own: its style and its few lines of script are inside, so that it can be kept or sent as one file.
Evidence pages stand in the main part, where the site gate reads every claim again; around them stands only what is
written here, and pages of the kind `site`, which the gates let pass as such.
"""

import re
from collections.abc import Iterable, Mapping
from html import escape
from pathlib import Path
from urllib.parse import urljoin

from guide.sources.bibliography import Entry

from presentation.addresses import published
from presentation.paper.front import PAPER, Edition, contents, cover, edition_of, head, parts
from presentation.paper.leaf import anchor, leaf_html, whole_address
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
    errors = "".join(urljoin(edition.address, published(leaf.url)) for leaf in listed if leaf.path == ERRORS_PAGE)
    numbers: dict[str, int] = {}

    def number(key: str) -> int:
        return numbers.setdefault(key, len(numbers) + 1)

    def text_of(leaves: list[ShownPage]) -> str:
        return "\n".join(
            _with_part(title, [leaf_html(leaf, places, edition.base.removeprefix("./"), number) for leaf in members])
            for title, members in parts(leaves)
        )

    evidence, around = text_of(pages), text_of(about)
    whole = (
        head([*pages, *about], edition),
        cover(pages, len(numbers), edition, errors),
        contents([*pages, *about]),
        f'<main data-kind="evidence">\n{evidence}\n</main>',
        around,
        reference_list(numbers, sources, entries),
        f"<script>\n{(PAPER / 'document.js').read_text('utf-8')}</script>\n</body>\n</html>\n",
    )
    return _settled("\n".join(whole))


def _with_part(title: str, articles: list[str]) -> str:
    """Return the pages of a part, with its name on the sheet of the first."""
    part = f'<h2 class="paper-part">{escape(title)}</h2>' if title else ""
    begins = 'class="paper-page">'
    return "\n".join([articles[0].replace(begins, begins + part, 1), *articles[1:]])


def _settled(text: str) -> str:
    """Lead links to what is left out of a page to the page itself, and drop the ids of claims that no link needs."""
    ids = set(re.findall(r'\sid="([^"]+)"', text))
    wanted = set(re.findall(r'href="#([^"]+)"', text))
    text = re.sub(
        r'(href="#|data-to=")([^"]+)',
        lambda link: link[0] if link[2] in ids else link[1] + link[2].partition("__")[0],
        text,
    )
    return re.sub(r'\sid="(page-[^"]+__claim-[^"]+)"', lambda id: id[0] if id[1] in wanted else "", text)
