"""A page or a bibliography that cannot be read is reported, and does not hide the others.

Why: text that no rule can read is text that nobody has checked.
Bad: a page saved as Windows-1252; an entry whose brace is never closed
Good: a page saved as UTF-8; an entry that ends with its brace
"""

from collections.abc import Iterator

from guide.guide import Guide

from claimcheck.finding import Finding


def check(guide: Guide) -> Iterator[Finding]:
    """Yield a finding for each file, or part of one, that cannot be read."""
    for page in guide.pages:
        for place, remedy in page.unreadable:
            yield Finding(page.path, place.line, place.column, "unreadable-file", remedy)
    for line, column, remedy in guide.bibliography.unreadable:
        yield Finding(guide.bibliography.path, line, column, "unreadable-file", remedy)
