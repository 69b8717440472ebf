"""The files of a guide as they are and as they would be, mended as far as is safe."""

import difflib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Set
from dataclasses import dataclass
from pathlib import Path

from guide.figures.figure import find_figures
from guide.guide import Guide
from guide.markdown.page import Page
from guide.markdown.reading import read_page

from claimcheck.fixes.bibliography import ordered
from claimcheck.fixes.citations import citation_edits
from claimcheck.fixes.doses import dose_edits
from claimcheck.fixes.edit import edited
from claimcheck.fixes.spacing import spacing_edits

_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")
_MARK = "\ufeff"
_CITED = re.compile(r"@[a-z0-9-]+")
# One edit may make room for another, such as the space behind a unit that was misread.
_ROUNDS = 8


@dataclass(frozen=True, slots=True)
class Mended:
    """A file as it is and as it would be, both with their line ends."""

    path: str
    old: str
    new: str

    @property
    def lines(self) -> int:
        """Return how many lines are new or changed."""
        return sum(line.startswith("+") for line in self._diff()) - 1

    def diff(self) -> str:
        """Return the difference as `patch` reads it."""
        return "".join(
            line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in self._diff()
        )

    def _diff(self) -> Iterator[str]:
        old, new = ([line + end for line, end in _LINE.findall(text) if line + end] for text in (self.old, self.new))
        return difflib.unified_diff(old, new, self.path, self.path)


def mended(guide: Guide, asked: Set[str]) -> Iterator[Mended]:
    """Yield the files of `guide` among those `asked` for in which something can be mended; nothing is written."""
    known = frozenset(guide.bibliography.by_key)
    for page in guide.pages:
        if page.path in asked and not page.unreadable and (new := mended_page(page, known)) != page.text:
            yield from _with_ends(page.path, new)
    entries = guide.bibliography
    if entries.path in asked and not entries.unreadable:
        text = _plain(_raw(entries.path))
        if (new := ordered(text, entries)) != text:
            yield from _with_ends(entries.path, new, moved=True)


def mended_page(page: Page, known: Set[str]) -> str:
    """Return the text of `page`, mended; a line whose figures or sources would be others stays as it is."""
    kept: set[int] = set()
    for _ in range(_ROUNDS):
        edits = [*dose_edits(page)]
        if page.kind != "site":
            edits += [*citation_edits(page, known), *spacing_edits(page)]
        edits = [edit for edit in edits if page.places.of(edit.start).line not in kept]
        if not edits:
            break
        after = read_page(page.path, edited(page.text, edits), page.location)
        changed = [number for number, same in enumerate(_same(page, after), 1) if not same]
        kept.update(changed)
        if not changed:
            page = after
    return page.text


def _same(before: Page, after: Page) -> Iterator[bool]:
    """Yield of each line whether it says the same in both."""
    old, new = before.masked.split("\n"), after.masked.split("\n")
    for index, line in enumerate(old):
        other = new[index] if index < len(new) else ""
        yield line == other or _says(line) == _says(other)


def _says(line: str) -> tuple[list[tuple[str, frozenset[str]]], Set[str]]:
    line = "".join(sign for sign in line if unicodedata.category(sign) != "Cf")
    figures = [(figure.value, figure.units) for figure in find_figures(line)]
    return figures, set(_CITED.findall(line))


def _with_ends(path: str, new: str, moved: bool = False) -> Iterator[Mended]:
    """Yield the file with the line ends that it has; nothing when lines that are `moved` end in different ways."""
    raw = _raw(path)
    ends = [end for _, end in _LINE.findall(raw) if end]
    usual = Counter(ends).most_common(1)[0][0] if ends else "\n"
    lines = new.split("\n")
    if moved and len(set(ends)) > 1:
        return
    ends = ([] if moved else ends) + [usual] * len(lines)
    whole = "".join(map("".join, zip(lines, [*ends[: len(lines) - 1], ""], strict=True)))
    yield Mended(path, raw, (_MARK if raw.startswith(_MARK) else "") + whole)


def _raw(path: str) -> str:
    return Path(path).read_bytes().decode("utf-8")


def _plain(raw: str) -> str:
    return raw.removeprefix(_MARK).replace("\r\n", "\n").replace("\r", "\n")
