"""A line of about/changes.md is a change: a word, a page that there is, and a note of what was done to which section.

Why: a line that is none would vanish from the feed and from the page that it is about, without a word.
     The note stands on an evidence page without a source, so it is built from a closed set of words and states nothing.
Bad: - **Strengthened** [Cancer pain](../cancer.md): ketamine halved pain in a new trial.
Good: - **Strengthened** [Cancer pain](../cancer.md): randomised controlled trial added under "What the evidence says".
"""

from collections.abc import Iterator

from guide.changes import LIST, Change, named_headings, read_changes
from guide.guide import Guide
from guide.markdown.page import Page

from claimcheck.finding import Found, short
from claimcheck.hints import did_you_mean, nearest_word


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
            hint = did_you_mean(nearest_word(change.page, pages), "mend the link")
            yield listed.path, change.place, f"'{change.page}' is no page; {hint}"
        elif message := _message(change, pages[change.page]):
            yield listed.path, change.place, message


def _message(change: Change, page: Page) -> str:
    named = named_headings(change.text)
    if named is None:
        example = "'trials added under \"Doses studied\".'"
        return f"'{short(change.text)}' may state something without a source; write such as {example}"
    headings = [title.text.strip("# ") for title in page.titles if title.kind == "heading"]
    for heading in named:
        if heading not in headings:
            hint = did_you_mean(nearest_word(heading, headings), "write one that it has")
            return f"'{heading}' is no heading of that page; {hint}"
    return ""
