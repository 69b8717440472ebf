"""A line of the ledger belongs to a claim that is on its page and cites this source.

Why: what is left behind in the ledger would be taken for read as soon as an old sentence came back.
     A line that is none, such as a mark of a merge, is found here too.
Bad: docs/.ledger/safety/liver.tsv with a line about a sentence that docs/safety/liver.md has no more
Good: a line for each citation of docs/safety/liver.md, and no other
"""

from collections.abc import Iterator

from guide.guide import Guide
from guide.ledger import Leaf
from guide.markdown.page import Page
from guide.place import Place

from claimcheck.finding import Found
from claimcheck.review import gone, lines_before


def check(guide: Guide) -> Iterator[Found]:
    """Yield a finding for each line that belongs to no claim; that of a changed claim is left to suspect-citation."""
    pages = {page.location: page for page in guide.evidence_pages}
    for location, leaf in (guide.ledger or {}).items():
        if page := pages.get(location):
            yield from _stale(page, leaf)
        else:
            yield leaf.path, Place(1), "this is about no evidence page of the guide; run: claimcheck review --accept"


def _stale(page: Page, leaf: Leaf) -> Iterator[Found]:
    for problem in leaf.problems:
        yield leaf.path, problem.place, f"{problem.message}; run: claimcheck review {page.path} --accept"
    changed = {basis.line for basis in lines_before(leaf, page).values()}
    for basis in gone(leaf, page):
        if basis.line not in changed:
            what = f"{page.path} has no '{basis.words}' that cites '{basis.key}'"
            yield leaf.path, Place(basis.line), f"{what}; run: claimcheck review {page.path} --accept"
