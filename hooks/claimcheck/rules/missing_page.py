"""The list of all sources has its page, which every page of the guide leads to.

Why: without docs/references.md a reader who follows that link, or a search for an author, ends nowhere.
Bad: a guide with pages about itself and no docs/references.md
Good: docs/references.md with a line <!-- bibliography -->
"""

from collections.abc import Iterator

from guide.guide import Guide
from guide.place import Place

from claimcheck.finding import Found

_PAGE = "references.md"


def check(guide: Guide) -> Iterator[Found]:
    """Yield a finding when the page is missing from a guide that has pages about itself."""
    about = next((page for page in guide.pages if page.kind == "site"), None)
    if about and all(page.location != _PAGE for page in guide.pages):
        path = about.path.removesuffix(about.location) + _PAGE
        yield (
            path,
            Place(1),
            "this page is missing, and every page leads to it; write it, with <!-- bibliography --> in it",
        )
