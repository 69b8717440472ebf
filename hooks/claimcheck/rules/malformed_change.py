"""A line of about/changes.md is a change: a word, a page that there is, and a note of what was done to which section.

Why: a line that is none would vanish from the feed and from the page that it is about, without a word.
     The note stands on an evidence page without a source, so it is built from a closed set of words and states nothing.
Bad: - **Strengthened** [Cancer pain](../cancer.md): ketamine halved pain in a new trial.
Good: - **Strengthened** [Cancer pain](../cancer.md): randomised controlled trial added under "What the evidence says".
"""

import re
from collections.abc import Iterator
from difflib import get_close_matches

from guide.changes import LIST, Change, read_changes
from guide.guide import Guide
from guide.markdown.page import Page
from guide.vocabulary import CHANGED, DONE, FIRST_NOTE

from claimcheck.finding import Found, short

_THING = rf"(?:(?:an?|the|new|further) )*(?:{'|'.join(CHANGED)})"
_THINGS = rf"{_THING}(?:(?:, {_THING})* and {_THING})?"
_HEADINGS = r'"[^"]+"(?:(?:, "[^"]+")* and "[^"]+")?'
_NOTE = re.compile(rf"(?:{FIRST_NOTE}|{_THINGS} (?:{'|'.join(DONE)})(?: under (?P<headings>{_HEADINGS}))?)\.")


def check(guide: Guide) -> Iterator[Found]:
    """Yield a finding for each line that is no change, each link to no page, and each note of another form."""
    pages = {page.location: page for page in guide.pages}
    if LIST not in pages:
        return
    listed = pages[LIST]
    changes, problems = read_changes(listed.text, listed.front_matter.end)
    for problem in problems:
        yield listed.path, problem.place, problem.message
    for change in changes:
        if change.page not in pages:
            near = get_close_matches(change.page, pages, n=1)
            hint = f"did you mean '{near[0]}'?" if near else "mend the link"
            yield listed.path, change.place, f"'{change.page}' is no page; {hint}"
        elif message := _message(change, pages[change.page]):
            yield listed.path, change.place, message


def _message(change: Change, page: Page) -> str:
    note = _NOTE.fullmatch(change.text)
    if not note:
        example = "'trials added under \"Doses studied\".'"
        return f"'{short(change.text)}' may state something without a source; write such as {example}"
    headings = [title.text.strip("# ") for title in page.titles if title.kind == "heading"]
    for heading in re.findall(r'"([^"]+)"', note["headings"] or ""):
        if heading not in headings:
            near = get_close_matches(heading, headings, n=1)
            hint = f"did you mean '{near[0]}'?" if near else "write one that it has"
            return f"'{heading}' is no heading of that page; {hint}"
    return ""
