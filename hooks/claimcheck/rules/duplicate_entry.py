"""A source stands in the bibliography once.

Why: of two entries with one key mkdocs fails or takes either; one paper under two keys counts as two sources.
Bad: two entries with the DOI 10.1002/14651858.CD012033.pub4
Good: one entry, cited by its key wherever it is used
"""

from collections.abc import Iterator

from guide.guide import Guide
from guide.place import Place

from claimcheck.finding import Found

_NAMES = {"doi": "DOI", "pmid": "PMID"}


def check(guide: Guide) -> Iterator[Found]:
    """Yield a finding for each entry whose key, DOI or PMID an earlier one has (case does not count)."""
    first: dict[tuple[str, str], str] = {}
    for entry in guide.bibliography.entries:
        marks = [("key", entry.key.lower())] + [(n, entry.fields[n].lower()) for n in _NAMES if entry.fields.get(n)]
        for kind, value in marks:
            earlier = first.setdefault((kind, value), f"'{entry.key}' in line {entry.line}")
            if earlier == f"'{entry.key}' in line {entry.line}":
                continue
            shared = f"'{entry.key}' is here twice, first in line {earlier.rpartition(' ')[2]}"
            if kind != "key":
                shared = f"'{entry.key}' has the {_NAMES[kind]} of {earlier}"
            message = f"{shared}; keep one entry and cite its key"
            yield guide.bibliography.path, Place(entry.line), message
