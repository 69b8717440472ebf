"""A page, a bibliography or the data of a look-up that cannot be read is reported, and does not hide the others.

Why: text that no rule can read is text that nobody has checked; save every file as UTF-8.
Bad: @article{brinck2018,
         title = {Perioperative intravenous ketamine},
         year = {2018}
Good: @article{brinck2018,
         title = {Perioperative intravenous ketamine},
         year = {2018}
     }
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
    for lookup in guide.lookups.values():
        for problem in lookup.unreadable:
            yield lookup.path, problem.place, problem.message
