"""What an evidence page says in Markdown, its reader gets: each claim, title and row, word for word.

Why: an engine or a plugin that drops a sentence, or a word such as not, changes what the page says.
Bad: a page with the line "Pain did not fall [@brinck2018]." that is built as <p>Pain fell [1].</p>
Good: a page with the line "Pain did not fall [@brinck2018]." that is built as <p>Pain did not fall [1].</p>
"""

import html
import re
from collections.abc import Iterator

from guide.guide import Guide
from guide.markdown.citations import GROUP
from guide.markdown.page import Page
from guide.place import Place
from lxml.html import HtmlElement

from claimcheck.finding import Found, short
from claimcheck.site.claims import is_citation
from claimcheck.site.site import Site, built_as

_WORD = re.compile(r"[^\W_]+")
_BOX_TITLE = re.compile(r'^\s*(?:!!!|\?\?\?\+?)[^"\n]*"(.*)"\s*$')
_UNSEEN = frozenset(["script", "style", "template", "noscript", "svg"])


def check(site: Site) -> Iterator[Found]:
    """Yield a finding for each evidence page of the guide that is not built, and each text that is not on it."""
    for page in site.guide.evidence_pages if site.guide else ():
        name = next((name for name in built_as(page.location) if name in site.pages), "")
        if not name:
            yield built_as(page.location)[0], Place(1), f"this page is not built, but {page.path} is written; build it"
            continue
        shown = f" {' '.join(_words(' '.join(_texts(site.pages[name].body))))} "
        for text in _said(page):
            words = " ".join(_words(html.unescape(GROUP.sub(" ", text))))
            if words and f" {words} " not in shown:
                message = f"'{short(GROUP.sub('', text))}' of {page.path} does not reach the reader; mend the build"
                yield name, Place(1), message


def _said(page: Page) -> Iterator[str]:
    yield from (claim.visible for claim in page.claims)
    for title in page.titles:
        box = _BOX_TITLE.match(title.text)
        yield box[1] if box else title.text


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _texts(element: HtmlElement) -> Iterator[str]:
    """Yield the text of an element as a reader gets it, without the labels of citations."""
    if isinstance(element.tag, str) and element.tag not in _UNSEEN and "hidden" not in element.attrib:
        if not is_citation(element):
            yield element.text or ""
            for child in element:
                yield from _texts(child)
                yield child.tail or ""
