"""A link leads to a page or a heading that there is, or to an address of the web or of mail.

Why: a dead link takes the reader away from what the text rests on, and a script in a link runs when it is followed.
Bad: Doses stand on [another page](../Routes/oral.md#dose).
Good: Doses stand on [another page](../routes/oral.md#doses-studied).
"""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from posixpath import dirname, normpath, relpath
from urllib.parse import unquote, urlsplit

from guide.guide import Guide
from guide.markdown.links import anchors, find_links
from guide.markdown.page import Page
from guide.vocabulary import FILLED_ON, PLACEHOLDERS, SCHEMES

from claimcheck.finding import Found


def check(guide: Guide) -> Iterator[Found]:
    """Yield a finding for each link within the guide that leads nowhere, and each to an address of another kind."""
    pages = {page.location: page for page in guide.pages}
    known: dict[str, set[str]] = {}
    for page in guide.pages:
        for place, target in find_links(page):
            if message := _message(target, page, pages, guide, known):
                yield page.path, place, message


def _message(target: str, page: Page, pages: Mapping[str, Page], guide: Guide, known: dict[str, set[str]]) -> str:
    try:
        parts = urlsplit(target)
    except ValueError:
        return f"'{target}' is no address; mend the link"
    if parts.scheme or parts.netloc:
        sound = parts.scheme in SCHEMES and (parts.netloc or parts.scheme == "mailto")
        return "" if sound else f"'{target}' is no address of {', '.join(SCHEMES)}; mend the link"
    folder = dirname(page.location)
    path = normpath(f"{folder}/{unquote(parts.path)}".lstrip("/")) if parts.path else page.location
    if parts.path.startswith("/") or (path not in pages and path not in guide.files):
        near = get_close_matches(path.lower(), {name.lower(): name for name in pages}, n=1)
        written = next((name for name in pages if near and name.lower() == near[0]), "")
        hint = f"did you mean '{relpath(written, folder or '.')}'?" if written else "mend the link"
        return f"'{target}' leads to no page of the guide; {hint}"
    if parts.fragment and path in pages and not _generated(pages[path]):
        names = known[path] if path in known else known.setdefault(path, anchors(pages[path]))
        if unquote(parts.fragment) not in names:
            near = get_close_matches(parts.fragment, names, n=1)
            hint = f"did you mean '#{near[0]}'?" if near else "mend the link"
            return f"'{target}' leads to no heading of {path}; {hint}"
    return ""


def _generated(page: Page) -> bool:
    """Tell whether a page is filled with lists that have anchors of their own, which the site gate knows."""
    listed = {f"<!-- {name} -->" for name in PLACEHOLDERS if name not in FILLED_ON}
    return any(comment in listed for _, comment in page.comments)
