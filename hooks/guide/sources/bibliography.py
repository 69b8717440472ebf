"""references.bib -> entries with their lines, and what is wrong with the file."""

from collections.abc import Mapping
from dataclasses import dataclass

from pybtex.database.input.bibtex import LowLevelParser, UndefinedMacro, month_names
from pybtex.scanner import PybtexSyntaxError

from guide.place import Place, Places, Problem


@dataclass(frozen=True, slots=True)
class Entry:
    """One BibTeX record: its fields have lower-case names and the values as written, white space folded."""

    key: str
    type: str
    fields: Mapping[str, str]
    line: int


@dataclass(frozen=True, slots=True)
class Bibliography:
    """All entries in file order, repeated keys included, and what cannot be read."""

    path: str
    entries: tuple[Entry, ...]
    unreadable: tuple[Problem, ...] = ()

    @property
    def by_key(self) -> dict[str, Entry]:
        """Return the first entry of each key."""
        return {entry.key: entry for entry in reversed(self.entries)}


def read_bibliography(path: str, text: str) -> Bibliography:
    """Read BibTeX; a record with a syntax error is left out and reported, the others are read."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    places = Places(text)
    problems: list[Problem] = []
    broken: set[int] = set()

    def note(error: PybtexSyntaxError) -> None:
        broken.add(parser.command_start)
        detail = str(error).partition(": ")[2]
        reason = f"undefined string '{detail}'" if isinstance(error, UndefinedMacro) else detail
        message = f"this entry cannot be read: {reason} in line {parser.lineno}; mend it"
        problems.append(Problem(places.of(parser.command_start), message))

    entries: list[Entry] = []
    parser = LowLevelParser(text, handle_error=note, macros=dict(month_names))
    for command, (key, fields) in _records(parser):
        if parser.command_start in broken:
            continue
        line = places.of(parser.command_start).line
        values: dict[str, str] = {}
        for name, parts in fields:
            if name.lower() in values:
                problems.append(Problem(Place(line), f"'{key}' has the field '{name}' twice; keep one of the two"))
            values.setdefault(name.lower(), " ".join("".join(parts).split()))
        entries.append(Entry(key, command.lower(), values, line))
    return Bibliography(path, tuple(entries), tuple(dict.fromkeys(problems)))


def _records(parser: LowLevelParser):
    for command, body in parser:
        if command.lower() not in ("string", "preamble", "comment"):
            yield command, body
