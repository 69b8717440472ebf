"""A page's front matter has the fields of its kind, and dates that are dates.

Why: the reader is shown who wrote and checked a page, and when; a field with a slip in its name would vanish.
     The kinds site and source hold only in their own folders.
Bad: reviewd: 22/11/2026
Good: reviewed: 2026-11-22
"""

import datetime
from collections.abc import Iterator
from difflib import get_close_matches
from typing import TypeGuard

from guide.guide import Guide
from guide.markdown.page import Page
from guide.markdown.shown_fields import text_problem, written
from guide.place import Place
from guide.vocabulary import DATES, FIELDS, KINDS, MAY_BE_EMPTY, REQUIRED

from claimcheck.finding import Found


def check(guide: Guide) -> Iterator[Found]:
    """Yield a finding for each field that is missing, unknown, empty, misplaced or no date."""
    for page in (page for page in guide.pages if page.text or not page.unreadable):
        problem = page.front_matter.problem
        if problem:
            yield page.path, problem.place, problem.message
        else:
            for name, message in _messages(page):
                yield page.path, Place(page.front_matter.lines.get(name, 1)), message


def _messages(page: Page) -> Iterator[tuple[str, str]]:
    fields = page.front_matter.fields
    stated = fields.get("kind", "evidence")
    if stated not in KINDS:
        yield "kind", f"'{written(stated)}' is no kind; write {', '.join(KINDS[:-1])} or {KINDS[-1]}"
    elif stated != page.kind:
        where = "under docs/sources/" if stated == "source" else "where the closed list of site pages says so"
        yield "kind", f"a {stated} page stands only {where}; move it, or make it an evidence page"
    for name in REQUIRED[page.kind]:
        if name not in fields:
            yield name, f"the field '{name}' is missing; add it{' (it may be empty)' if name in MAY_BE_EMPTY else ''}"
    for name, value in fields.items():
        if name not in FIELDS[page.kind]:
            near = get_close_matches(name, FIELDS[page.kind], n=1)
            hint = f"did you mean '{near[0]}'?" if near else f"{page.kind} pages have: {', '.join(FIELDS[page.kind])}"
            yield name, f"the field '{name}' is not known; {hint}"
        elif value in (None, "", []) and name not in MAY_BE_EMPTY:
            yield name, f"the field '{name}' is empty; fill it in"
        elif name in DATES and not _is_date(value):
            yield name, f"'{written(value)}' is no date; write it as year-month-day, such as 2026-11-22"
        elif problem := text_problem(name, value):
            yield name, problem
    reviewed, due = fields.get("reviewed"), fields.get("next_review")
    if _is_date(reviewed) and _is_date(due) and due <= reviewed:
        yield "next_review", f"the next review ({due}) is not after the last ({reviewed}); set a later date"


def _is_date(value: object) -> TypeGuard[datetime.date]:
    return isinstance(value, datetime.date) and not isinstance(value, datetime.datetime)
