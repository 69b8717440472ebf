"""references.bib -> entries with their lines, and what is wrong with the file."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from pybtex.database.input.bibtex import LowLevelParser, UndefinedMacro, month_names
from pybtex.scanner import PybtexSyntaxError

from guide.place import Place, Places, Problem
from guide.sources.fields import ADDRESSES, FIELDS, bare_address

# How the files begin that other programs write.
_EXPORTS = {
    "a RIS file": re.compile(r"\s*TY  ?- "),
    "a file of PubMed": re.compile(r"\s*PMID *- "),
    "an XML file": re.compile(r"\s*<\?xml|\s*<xml>"),
}
_COMMENT = re.compile(r"@comment\s*([{(])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """One BibTeX record: its fields have lower-case names and the values as written, white space folded.

    DOI, PMID, PMCID and address are as browsers ask for them. `lines` is where each field stands.
    """

    key: str
    type: str
    fields: Mapping[str, str]
    line: int
    lines: Mapping[str, int] = field(default_factory=dict)


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


class _Parser(LowLevelParser):
    """pybtex's parser, which also notes the line of each field."""

    def parse_entry_fields(self) -> None:
        self.lines: list[int] = []
        super().parse_entry_fields()

    def parse_field(self) -> None:
        name = self.optional([self.NAME])
        if name:
            self.current_field_name = name.value
            self.lines.append(self.lineno)
            self.required([self.EQUALS])
            self.parse_value()


def read_bibliography(path: str, text: str) -> Bibliography:
    """Read BibTeX; a record with a syntax error is left out and reported, the others are read."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    places, comments = Places(text), list(_COMMENT.finditer(text))
    problems: list[Problem] = []
    broken: set[int] = set()

    def note(error: PybtexSyntaxError) -> None:
        broken.add(parser.command_start)
        detail = str(error).partition(": ")[2]
        reason = f"undefined string '{detail}'" if isinstance(error, UndefinedMacro) else detail
        message = f"this entry cannot be read: {reason} in line {parser.lineno}; mend it"
        problems.append(Problem(places.of(parser.command_start), message))

    entries: list[Entry] = []
    parser = _Parser(text, handle_error=note, macros=dict(month_names))
    for command, (key, fields) in _records(parser):
        place = places.of(parser.command_start)
        line = place.line
        if mark := _commented(text, parser.command_start, place, comments):
            problems = [problem for problem in problems if problem.place.line != line]
            remedy = f"BibTeX reads an entry {mark} too; delete the entry, or take off the {mark.rpartition(' ')[2]}"
            problems.append(Problem(place, remedy))
        if parser.command_start in broken:
            continue
        values: dict[str, str] = {}
        lines: dict[str, int] = {}
        for (written, parts), where in zip(fields, parser.lines, strict=False):
            name = written.lower()
            if name in values:
                problems.append(Problem(Place(where), f"'{key}' has the field '{written}' twice; keep one of the two"))
                continue
            value = " ".join("".join(parts).split())
            values[name], lines[name] = bare_address(value) if name in ADDRESSES else value, where
        entries.append(Entry(key, command.lower(), values, line, lines))
    if export := next((name for name, first in _EXPORTS.items() if first.match(text)), ""):
        remedy = "take its sources in with 'claimcheck add FILE', or export them as BibTeX"
        problems = [Problem(Place(1), f"this is {export}, no BibTeX; {remedy}")]
    elif not (entries or problems or "@" in text or _is_blank(text)):
        remedy = "this is no BibTeX; export the sources as BibTeX, with one '@article{key, ...}' for each"
        problems = [Problem(Place(1), remedy)]
    return Bibliography(path, tuple(entries), tuple(dict.fromkeys(problems)))


def write_bibliography(entries: tuple[Entry, ...]) -> str:
    """Return `entries` as BibTeX, with one field a line, and only the fields that the guide knows."""
    return "\n".join(
        "\n".join(
            [
                f"@{entry.type}{{{entry.key},",
                *(f"  {name} = {{{value}}}," for name, value in entry.fields.items() if name in FIELDS),
                "}\n",
            ]
        )
        for entry in entries
    )


def _commented(text: str, start: int, place: Place, comments: list[re.Match[str]]) -> str:
    """Return what somebody has put around or before an entry to take it out, which BibTeX reads all the same."""
    if text[start - place.column + 1 : start].lstrip().startswith("%"):
        return "behind a %"
    for comment in (comment for comment in comments if comment.end() <= start):
        inside = text[comment.end() : start]
        if inside.count(comment[1]) >= inside.count({"{": "}", "(": ")"}[comment[1]]):
            return "within an @comment"
    return ""


def _is_blank(text: str) -> bool:
    return all(not line.strip() or line.lstrip().startswith("%") for line in text.split("\n"))


def _records(parser: LowLevelParser) -> Iterator[tuple[str, tuple[str, list[tuple[str, list[str]]]]]]:
    for command, body in parser:
        if command.lower() not in ("string", "preamble", "comment"):
            yield command, body
