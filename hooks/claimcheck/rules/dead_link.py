"""A link leads to a page or a heading that there is, or to an address of the web or of mail.

Why: a dead link takes the reader away from what the text rests on, and a script in a link runs when it is followed.
Bad: Doses stand on [another page](../Routes/oral.md#dose).
Good: Doses stand on [another page](../routes/oral.md#doses-studied).
"""

from collections.abc import Iterator, Mapping, Set
from posixpath import dirname
from urllib.parse import unquote

from guide.guide import Guide
from guide.markdown.links import anchors, find_links, read_target
from guide.markdown.page import Page
from guide.vocabulary import SCHEMES

from claimcheck.finding import Found
from claimcheck.hints import did_you_mean, nearest_word, page_hint


def check(guide: Guide) -> Iterator[Found]:
    """Yield a finding for each link within the guide that leads nowhere, and each to an address of another kind."""
    pages = {page.location: anchors(page) for page in guide.pages}
    for page in guide.pages:
        for place, destination in find_links(page):
            if message := _message(destination, page, pages, guide.files):
                yield page.path, place, message


def _message(destination: str, page: Page, pages: Mapping[str, Set[str] | None], files: Set[str]) -> str:
    target = read_target(destination, page)
    if not target:
        return f"'{destination}' is no address; mend the link"
    if target.outside:
        return "" if target.opens else f"'{destination}' is no address of {', '.join(SCHEMES)}; mend the link"
    if target.from_root or (target.path not in pages and target.path not in files):
        hint = page_hint(target.path, dirname(page.location) or ".", pages, files)
        return f"'{destination}' leads to no page of the guide; {hint}"
    names = pages.get(target.path)
    if target.anchor and names is not None and unquote(target.anchor) not in names:
        near = nearest_word(target.anchor, names)
        hint = did_you_mean(f"#{near}" if near else "", "mend the link")
        return f"'{destination}' leads to no heading of {target.path}; {hint}"
    return ""
