"""A citation names an entry of the bibliography.

Why: mkdocs-bibtex removes an unknown citation from the page, and the reader sees a claim without a source.
Bad: Ketamine lowered pain scores [@brink2018].
Good: Ketamine lowered pain scores [@brinck2018].
"""

from collections.abc import Iterator
from difflib import get_close_matches

from guide.guide import Guide

from claimcheck.finding import Found


def check(guide: Guide) -> Iterator[Found]:
    """Yield a finding for each cited key that the bibliography lacks."""
    known = guide.bibliography.by_key
    name = guide.bibliography.path.rpartition("/")[2]
    for page in guide.pages:
        for place, citation in page.citations:
            if citation.key in known:
                continue
            near = get_close_matches(citation.key, known, n=1)
            hint = f"did you mean '{near[0]}'?" if near else "add the entry, or cite one that it has"
            message = f"'{citation.key}' is not in {name}; {hint}"
            yield page.path, place, message
