"""A citation names an entry of the bibliography.

Why: mkdocs-bibtex removes an unknown citation from the page, and the reader sees a claim without a source.
Bad: Ketamine lowered pain scores [@brink2018].
Good: Ketamine lowered pain scores [@brinck2018].
"""

from collections.abc import Iterator

from guide.guide import Guide

from claimcheck.finding import Found
from claimcheck.hints import did_you_mean, nearest_word


def check(guide: Guide) -> Iterator[Found]:
    """Yield a finding for each cited key that the bibliography lacks."""
    known = guide.bibliography.by_key
    name = guide.bibliography.path.rpartition("/")[2]
    for page in guide.pages:
        for place, citation in page.citations:
            if citation.key in known:
                continue
            hint = did_you_mean(nearest_word(citation.key, known), "add the entry, or cite one that it has")
            message = f"'{citation.key}' is not in {name}; {hint}"
            yield page.path, place, message
