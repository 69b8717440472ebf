"""What an author's `<!-- name -->` is filled in with, and by whom; guide/vocabulary.py says which names there are.

The theme fills in `report`, because only it knows where errors are reported.
"""

from collections.abc import Callable, Mapping

from guide.sources.cards import Card
from lxml import html
from markupsafe import Markup

from presentation.pages.bibliography import bibliography_list, topics_list
from presentation.pages.copies import copies
from presentation.pages.coverage import coverage
from presentation.pages.studies import with_studies
from presentation.pages.tree import read
from presentation.pictures.places import with_pictures
from presentation.references import Source
from presentation.shown import Shown, ShownPage

# In a page's Markdown, since what they fill in has citations.
IN_MARKDOWN: Mapping[str, Callable[[str, tuple[Card, ...], Mapping[str, Source], Callable[[str], None]], str]] = {
    "picture": with_pictures,
    "studies": with_studies,
}
# In a page's HTML.
IN_HTML: Mapping[str, Callable[[ShownPage, Shown], Markup]] = {
    "bibliography": bibliography_list,
    "copies": copies,
    "coverage": coverage,
    "topics": topics_list,
}
IN_THEME = ("report",)


def fill(root: html.HtmlElement, page: ShownPage, shown: Shown) -> None:
    """Fill in the placeholders below `root` whose content is HTML."""
    for comment in root.xpath(".//comment()"):
        name = (comment.text or "").strip()
        if name in IN_HTML:
            filled = read(IN_HTML[name](page, shown))
            parent = comment.getparent()
            at = parent.index(comment)
            if len(filled):
                filled[-1].tail = (filled[-1].tail or "") + (comment.tail or "")
            parent[at : at + 1] = list(filled)
