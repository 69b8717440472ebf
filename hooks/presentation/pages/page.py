"""A page's HTML -> what the reader gets: citation labels, status, named tables, references.

The page's own text is wrapped in an element that says what kind of page it is (`data-kind`); what
is added stands outside of it. The site gate takes nothing outside as an author's text and nothing
inside as added.
"""

from collections.abc import Collection

from guide.changes import LIST
from lxml import etree
from lxml import html as lxml_html
from markupsafe import Markup, escape

from presentation.markup import render
from presentation.pages.audits import error_rate
from presentation.pages.card import card_page
from presentation.pages.certainty import mark_certainty
from presentation.pages.changes import changes_section, fold_first_releases
from presentation.pages.citations import label_citations, references_section
from presentation.pages.cite import cite_section
from presentation.pages.linked_data import linked_data
from presentation.pages.markdown import SHELTERED_AT
from presentation.pages.placeholders import fill
from presentation.pages.status import status
from presentation.pages.tables import fold_columns, keep_together, name_tables
from presentation.pages.tree import read, write, write_title
from presentation.shown import Shown, ShownPage

# The sections that a page opens with to answer at once.
_ANSWERS = ("bottom-line", "does-it-work")


def page_html(html: str, page: ShownPage, shown: Shown) -> str:
    """Return what the readers of `page` get: `html` is what Markdown made of its text."""
    html = html.replace(SHELTERED_AT, "@")
    if page.kind == "source" and str(page.meta.get("key")) in shown.sources:
        return str(card_page(Markup(html), page, shown))
    return str(_text_page(read(html), page, shown))


def _text_page(root: lxml_html.HtmlElement, page: ShownPage, shown: Shown) -> Markup:
    """Return an evidence page, or one about the guide, with all that the guide adds; `root` is its text."""
    is_evidence = page.kind == "evidence"
    fill(root, page, shown)
    cited = label_citations(root, shown.sources, shown.second_hand)
    name_tables(root)
    if page.path == LIST:
        fold_first_releases(root)
    if is_evidence:
        fold_columns(root)
        mark_certainty(root)
        keep_together(root)
    title = write_title(root)
    return render(
        "pages/page.html",
        title=title,
        contents_below=_put_contents_below(root),
        status=status(page, shown) if is_evidence else "",
        kind=page.kind,
        text=write(root),
        error_rate=error_rate(page, shown),
        references=references_section(cited, page, shown),
        changes=changes_section(shown.changes_of(page)),
        cite=cite_section(page, shown) if is_evidence else "",
        linked_data=linked_data(page.meta, [shown.sources[key] for key in cited.numbers]) if is_evidence else "",
    )


def _put_contents_below(root: lxml_html.HtmlElement) -> bool:
    """Put the place of the table of contents behind the answer, where the text opens with one."""
    first = next(iter(root), None)
    if first is None or first.get("id") not in _ANSWERS:
        return False
    after = next(first.itersiblings("h2"), None)
    root.insert(len(root) if after is None else root.index(after), etree.Comment(" contents "))
    return True


def added_sections(html: str, known: Collection[str]) -> list[tuple[str, Markup]]:
    """Return (id, title) of the sections of a page's HTML that Markdown does not know of, since they were added."""
    # Nothing but the headings is read: a page is long, and was read before.
    headings = (f"<h2{behind.partition('</h2>')[0]}</h2>" for behind in html.split("<h2")[1:])
    return [
        (heading.get("id"), escape(heading.text_content()))
        for heading in read("".join(headings)).xpath(".//h2[@id][not(.//a[@class='headerlink'])]")
        if heading.get("id") not in known
    ]
