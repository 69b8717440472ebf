"""A page's front matter has the fields of its kind, and dates that are dates.

Why: the reader is shown who wrote and checked a page, and when; a field with a slip in its name would vanish.
     The kinds site and source hold only in their own folders.
Bad: reviewd: 22/11/2026
Good: reviewed: 2026-11-22
"""

from collections.abc import Iterator

from guide.guide import Guide
from guide.markdown.page import Page
from guide.place import Place
from guide.vocabulary import FIELDS, MAY_BE_EMPTY, REQUIRED

from claimcheck.field_values import date_problems, field_problem, kind_problem
from claimcheck.finding import Found
from claimcheck.hints import did_you_mean, nearest_word


def check(guide: Guide) -> Iterator[Found]:
    """Yield a finding for each field that is missing, unknown, empty, misplaced or no date."""
    for page in (page for page in guide.pages if page.text or not page.unreadable):
        if problem := page.front_matter.problem:
            yield page.path, problem.place, problem.message
        else:
            for name, message in _messages(page):
                yield page.path, Place(page.front_matter.lines.get(name, 1)), message


def _messages(page: Page) -> Iterator[tuple[str, str]]:
    fields = page.front_matter.fields
    if problem := kind_problem(fields.get("kind", "evidence"), page.kind):
        yield "kind", problem
    for name in REQUIRED[page.kind]:
        if name not in fields:
            yield name, f"the field '{name}' is missing; add it{' (it may be empty)' if name in MAY_BE_EMPTY else ''}"
    for name, value in fields.items():
        if name not in FIELDS[page.kind]:
            near = nearest_word(name, FIELDS[page.kind])
            hint = did_you_mean(near, f"{page.kind} pages have: {', '.join(FIELDS[page.kind])}")
            yield name, f"the field '{name}' is not known; {hint}"
        elif problem := field_problem(name, value):
            yield name, problem
    yield from date_problems(fields)
