"""A page or a bibliography that cannot be read is reported, and does not hide the others.

Why: text that no rule can read is text that nobody has checked.
Bad: a page saved as Windows-1252; an entry whose brace is never closed
Good: a page saved as UTF-8; an entry that ends with its brace
"""

from collections.abc import Iterator

from guide.guide import Guide

from claimcheck.finding import Found


def check(guide: Guide) -> Iterator[Found]:
    """Yield a finding for each file, or part of one, that cannot be read."""
    for page in guide.pages:
        for problem in page.unreadable:
            yield page.path, problem.place, problem.message
    for problem in guide.bibliography.unreadable:
        yield guide.bibliography.path, problem.place, problem.message
