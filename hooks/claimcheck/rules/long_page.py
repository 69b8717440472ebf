"""A page has at most 1,800 words outside its tables.

Why: nobody reads ten screens, and what is said twice is mended once.
Bad: A page that tells each trial in full, again on every page that cites it.
Good: The answer, a table, and a link to where the detail stands.
"""

from collections.abc import Iterator

from guide.guide import Guide
from guide.place import Place

from claimcheck.finding import Found

MOST_WORDS = 1800


def check(guide: Guide) -> Iterator[Found]:
    """Yield a finding at the top of each page with too many words in sentences and list items."""
    for page in guide.evidence_pages:
        words = sum(claim.words for claim in page.claims if claim.kind == "sentence")
        if words > MOST_WORDS:
            remedy = f"{MOST_WORDS:,} at most; make two pages of it, or leave detail to the cards"
            yield page.path, Place(1), f"this page has {words:,} words outside tables, {remedy}"
