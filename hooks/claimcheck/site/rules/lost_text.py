"""What an evidence page says in Markdown, its reader gets: each claim, title and row, word for word.

Why: an engine or a plugin that drops a sentence, or a word such as not, changes what the page says.
Bad: a page with the line "Pain did not fall [@brinck2018]." that is built as <p>Pain fell [1].</p>
Good: a page with the line "Pain did not fall [@brinck2018]." that is built as <p>Pain did not fall [1].</p>
"""

import html
import re
from collections.abc import Iterator

from guide.markdown.citations import GROUP
from guide.markdown.page import Page
from guide.place import Place

from claimcheck.finding import Found, short
from claimcheck.site.shown_text import words
from claimcheck.site.site import Site, built_as

_BOX_TITLE = re.compile(r'^\s*(?:!!!|\?\?\?\+?)[^"\n]*"(.*)"\s*$')


def check(site: Site) -> Iterator[Found]:
    """Yield a finding for each evidence page of the guide that is not built, and each text that is not on it."""
    for page in site.guide.evidence_pages if site.guide else ():
        name = next((name for name in built_as(page.location) if name in site.words), "")
        if not name:
            yield built_as(page.location)[0], Place(1), f"this page is not built, but {page.path} is written; build it"
            continue
        shown = f" {site.words[name]} "
        for text in _said(page):
            said = words(html.unescape(GROUP.sub(" ", text)))
            if said and f" {said} " not in shown:
                message = f"'{short(GROUP.sub('', text))}' of {page.path} does not reach the reader; mend the build"
                yield name, Place(1), message


def _said(page: Page) -> Iterator[str]:
    yield from (claim.visible for claim in page.claims)
    for title in page.titles:
        box = _BOX_TITLE.match(title.text)
        yield box[1] if box else title.text
