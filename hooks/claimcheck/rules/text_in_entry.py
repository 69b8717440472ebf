"""The fields of an entry that are there for names and numbers hold no statement.

Why: readers see them beside the source, no rule looks for them on a card, and they look like the source's own words.
     A title is as the source prints it.
Bad: note = {Ketamine cures pain}
Good: note = {Undated page, as read in November 2026}
"""

import re
from collections.abc import Iterator

from guide.guide import Guide
from guide.place import Place
from guide.sources.bibliography import Entry

from claimcheck.finding import Found
from claimcheck.words import effect_in_words

_FIELDS = ("author", "journal", "booktitle", "publisher", "institution", "volume", "number", "unlinked", "note")
_PAGES = re.compile(r"[A-Za-z]{0,6}\d[\w.]*(?:\s?-{1,2}\s?[A-Za-z]{0,6}\d[\w.]*)?(?:, ?[\w-]+)*")


def check(guide: Guide) -> Iterator[Found]:
    """Yield a finding for each such field with a word that says what something does, and for odd pages."""
    for entry in guide.bibliography.entries:
        for name, message in _of_entry(entry):
            yield guide.bibliography.path, Place(entry.lines.get(name, entry.line)), f"'{entry.key}' {message}"


def _of_entry(entry: Entry) -> Iterator[tuple[str, str]]:
    for name in _FIELDS:
        if effect := effect_in_words(entry.fields.get(name, "")):
            yield name, f"says '{effect}' in its {name}; write such a thing on a page, with its source"
    pages = entry.fields.get("pages", "")
    if pages and not _PAGES.fullmatch(pages):
        yield "pages", f"has '{pages}' for pages; write numbers, such as 101--109"
