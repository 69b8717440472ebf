"""Links that only lead around the guide: their words are the title, or a heading, of the page that they lead to."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from posixpath import dirname, normpath

from guide.markdown.page import Claim, Page
from guide.markdown.signs import ELSEWHERE


def without_navigation(pages: Iterable[Page]) -> Iterator[Page]:
    """Yield each page without the claims that are only such a link; any other words of a link are a claim."""
    pages = list(pages)
    names = {page.location: set(_names(page)) for page in pages}
    for page in pages:
        yield _with(page, tuple(at for at, claim in enumerate(page.claims) if not _leads(claim, page.location, names)))


# The same page for the same claims, so that what was worked out for it holds after an edit elsewhere.
@lru_cache(maxsize=2048)
def _with(page: Page, kept: tuple[int, ...]) -> Page:
    if len(kept) == len(page.claims):
        return page
    return replace(page, claims=tuple(page.claims[at] for at in kept))


def _names(page: Page) -> Iterator[str]:
    yield _plain(str(page.front_matter.fields.get("title", "")))
    yield from (_plain(title.text) for title in page.titles if title.kind == "heading")


def _leads(claim: Claim, location: str, names: Mapping[str, set[str]]) -> bool:
    if not claim.link or ELSEWHERE.match(claim.link[1]):
        return False
    path = claim.link[1].partition("#")[0]
    target = normpath(f"{dirname(location)}/{path}".lstrip("/")) if path else location
    return _plain(claim.link[0]) in names.get(target, ())


def _plain(text: str) -> str:
    return " ".join(re.sub(r"\A#+ |[*\\]", "", text).casefold().split())
