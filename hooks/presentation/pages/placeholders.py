"""What an author's `<!-- name -->` is filled in with, and by whom; guide/vocabulary.py says which names there are.

The theme fills in `report`, because only it knows where errors are reported.
"""

from collections.abc import Callable, Mapping

from lxml import html
from markupsafe import Markup

from presentation.pages.audits import audits
from presentation.pages.bibliography import bibliography_list, topics_list
from presentation.pages.copies import copies
from presentation.pages.coverage import coverage
from presentation.pages.leaflet import leaflet_link
from presentation.pages.lookups import lookups
from presentation.pages.tree import read
from presentation.shown import Shown, ShownPage

# In a page's Markdown, by pages/markdown.py, since what they are filled in with has citations.
IN_MARKDOWN = ("picture", "positions", "studies")
# In a page's HTML.
IN_HTML: Mapping[str, Callable[[ShownPage, Shown], Markup]] = {
    "audits": audits,
    "bibliography": bibliography_list,
    "copies": copies,
    "coverage": coverage,
    "leaflet": leaflet_link,
    "lookups": lookups,
    "topics": topics_list,
}
IN_THEME = ("report",)
# By paper/leaflet.py: it marks the paragraph or list above it as one for the leaflet, and shows nothing here.
ON_PAPER = ("on-leaflet",)


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
