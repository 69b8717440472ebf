"""The dots of a certainty are those of its words, and the contents of a page call each section as it is called.

Why: both are what a reader's eye meets first, and no other rule reads them.
Bad: <span class="guide-certainty" data-level="4">low certainty</span>
Good: <span class="guide-certainty" data-level="2">low certainty</span>
"""

import re
from collections.abc import Iterator

from guide.vocabulary import CERTAINTIES

from claimcheck.finding import Found, short
from claimcheck.site.elements import Element, text_of
from claimcheck.site.parts import parts_of
from claimcheck.site.shown_text import words
from claimcheck.site.site import Site, line_of

_LEVELS = {name: str(level) for level, name in enumerate(reversed(CERTAINTIES), 1)}
_SAID = re.compile(rf"\b(?:{'|'.join(sorted(CERTAINTIES, key=len, reverse=True))})\b")


def check(site: Site) -> Iterator[Found]:
    """Yield a finding for each mark of another certainty than its words, and each line of contents in other words."""
    for name, root in site.pages.items():
        parts = parts_of(root)
        for mark in parts.certainties:
            said = {_LEVELS[found] for found in _SAID.findall(words(text_of(mark)))}
            if said != set(mark.get("data-level", "").split("-")):
                message = f"'{short(text_of(mark))}' has the dots of another certainty; leave out the mark"
                yield name, line_of(mark), message
        titles = {heading.get("id"): _title(heading) for heading in parts.headings if heading.get("id")}
        for link, address in parts.links:
            title = titles.get(address[1:]) if address[0] == "#" and link.tag == "a" else None
            if title is not None and _title(link) != title and next(link.iterancestors("nav"), None) is not None:
                message = f"'{short(text_of(link))}' is not how the section is called; leave out its label"
                yield name, line_of(link), message


def _title(element: Element) -> str:
    return words(text_of(element))
