"""A record and the bibliography -> the new bibliography and the new card, as text; nothing is written here."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from guide.place import Place, Places
from guide.sources.bibliography import Bibliography, Entry, read_bibliography, write_bibliography
from guide.sources.latex import plain
from guide.sources.names import read_names

from authoring.card import new_card
from authoring.doubles import alike, same_source
from authoring.house import house_fields
from authoring.keys import new_key
from authoring.record import Record, RefusedError


@dataclass(frozen=True, slots=True)
class Addition:
    """A new source: its key, the whole bibliography with its entry, the line of that, its card, and what to know."""

    key: str
    title: str
    bibliography: str
    line: int
    card: str
    warnings: tuple[str, ...]


def add(record: Record, path: str, text: str, cards: Collection[str], this_year: int) -> Addition:
    """Return what adding the record to the bibliography `text` at `path` would write; `cards` are keys that have one.

    Raises RefusedError when it is there already, cannot be an entry, or the bibliography cannot be read.
    """
    bibliography = read_bibliography(path, text)
    if problem := next(iter(bibliography.unreadable), None):
        raise RefusedError(f"{path}:{problem.place.line}: {problem.message}, then add the source")
    fields = house_fields(record, this_year)
    if found := same_source(fields, bibliography):
        entry, why = found
        raise RefusedError(
            f"it is in the guide already: '{entry.key}' in {path}:{entry.line} {why}; cite [@{entry.key}]"
        )
    (first, *_), _ = read_names(fields["author"])
    key = new_key(first, fields["year"], {*bibliography.by_key, *cards})
    warnings = [*record.warnings, *_told(fields, bibliography)]
    if "retracted" in fields:
        warnings.append(f"it is retracted ({fields['retracted']}); a claim that cites it must say so")
    written, line = _insert(text, bibliography, Entry(key, record.type, fields, 0))
    return Addition(key, plain(fields["title"]), written, line, new_card(key, fields), tuple(warnings))


def _told(fields: dict[str, str], bibliography: Bibliography) -> list[str]:
    return [
        f"'{entry.key}' in {bibliography.path}:{entry.line} has the same {shared}; if it is one source, remove this"
        for entry, shared in alike(fields, bibliography)
    ]


def _insert(text: str, bibliography: Bibliography, entry: Entry) -> tuple[str, int]:
    """Return the text with the entry in its place in the alphabet, with the line ends of the text, and its line."""
    ends = "\r\n" if "\r\n" in text else "\n"
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    plain_text = text.removeprefix(mark).replace("\r\n", "\n").replace("\r", "\n")
    later = next((other for other in bibliography.entries if other.key > entry.key), None)
    at = Places(plain_text).offset(Place(later.line)) if later else len(plain_text)
    # A comment above an entry belongs to it.
    above = re.search(r"(?:^%[^\n]*\n)+\Z", plain_text[:at], re.MULTILINE)
    at = above.start() if above and later else at
    before, after = plain_text[:at].rstrip("\n"), plain_text[at:].lstrip("\n")
    before += "\n\n" if before else ""
    whole = before + write_bibliography((entry,)) + (f"\n{after}" if after else "")
    return mark + whole.replace("\n", ends), before.count("\n") + 1
