"""Pages and cards are written in a small part of Markdown; whatever is not of it is a finding.

Why: a form that the checker does not understand could hide a claim, or show one that nobody checked.
Bad: Pain fell<br>in all adults [@brinck2018].
Good: Pain fell in all adults [@brinck2018].
"""

import re
from collections.abc import Iterator

from guide.guide import Guide
from guide.markdown.page import Page
from guide.place import Place

from claimcheck.finding import Found

# HTML that a page about the guide itself may hold: a frame for Markdown, and places that the guide's scripts fill.
_TAG = re.compile(r"<(?!!--)[a-zA-Z/!?][^<>]*>?")
_FRAME = re.compile(r"</?(?:p|div|details|summary)(?: (?:hidden|open|markdown|data-guide-[a-z-]+))*>")
_SCHEME = re.compile(r"(?<=\]\()\s*(?!https?:|mailto:)[a-zA-Z][\w+.-]*:")


def check(guide: Guide) -> Iterator[Found]:
    """Yield a finding for each line of a page or card that is not of the plain language, at its first such sign.

    Pages about the guide itself may be written in all of Markdown, but hold no HTML that does more than frame.
    """
    for page in (page for page in guide.pages if not page.unreadable):
        problems = ((problem.place, problem.message) for problem in page.foreign)
        for place, message in _unsafe(page) if page.kind == "site" else problems:
            yield page.path, place, message


def _unsafe(page: Page) -> Iterator[tuple[Place, str]]:
    for found in _TAG.finditer(page.masked, page.front_matter.end):
        if not _FRAME.fullmatch(found[0]):
            yield page.place(found.start()), f"'{found[0][:60]}' is HTML that no page needs; leave it out"
    for found in _SCHEME.finditer(page.text, page.front_matter.end):
        if page.masked[found.start() - 2] == "]":
            yield page.place(found.start()), f"'{found[0]}' leads to no page and not to the web; mend the link"
