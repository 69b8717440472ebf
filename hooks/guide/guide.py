"""The guide: all pages and the bibliography, read once, then judged by every rule."""

import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

from guide.audits import AUDITS, Audit, read_audit
from guide.ledger import ENDING, Leaf, read_leaf
from guide.ledger import FOLDER as LEDGER
from guide.markdown.navigation import without_navigation
from guide.markdown.page import Page
from guide.markdown.reading import read_page
from guide.place import Place, Problem
from guide.sources.bibliography import Bibliography, read_bibliography
from guide.sources.cards import Card, read_card
from guide.sources.lookups import FOLDER, LOOKUPS, Lookup, read_lookup

# What MkDocs takes for Markdown.
_ENDINGS = {".md", ".markdown", ".mdown", ".mkdn", ".mkd"}
# A preview reads the guide after each edit, when all files but one are as they were.
_page_of = lru_cache(maxsize=2048)(read_page)
_bibliography_of = lru_cache(maxsize=2)(read_bibliography)


@dataclass(frozen=True, slots=True)
class Guide:
    """Everything that the rules look at."""

    pages: tuple[Page, ...]
    bibliography: Bibliography
    cards: tuple[Card, ...] = ()
    # The other files below the docs folder, by their path there.
    files: frozenset[str] = frozenset()
    audits: tuple[Audit, ...] = ()
    # What registries said of the sources, by the name of the look-up.
    lookups: Mapping[str, Lookup] = field(default_factory=lambda: {name: Lookup(name) for name in LOOKUPS})
    # The ledger by the location of the page; a guide has none until somebody begins one.
    ledger: Mapping[str, Leaf] | None = None

    @property
    def evidence_pages(self) -> Iterator[Page]:
        """Yield the pages that say things about ketamine."""
        return (page for page in self.pages if page.kind == "evidence")


@dataclass(frozen=True, slots=True)
class Checked:
    """How much was looked at."""

    pages: int
    claims: int
    citations: int
    waivers: int

    def __str__(self) -> str:
        return f"checked {self.pages} pages, {self.claims} claims, {self.citations} citations, {self.waivers} waivers"


class CannotRunError(Exception):
    """There is nothing to check, or it cannot be reached; the message says what to do."""


def load_guide(docs: Path, bibliography: Path, root: Path | None = None) -> Guide:
    """Read all Markdown below `docs` and the .bib file; paths in findings are relative to `root` (default: here).

    Raises CannotRunError when the folder or the file is not there, or below the folder is what nobody could read:
    a link that goes round, a pipe, a device, a name that is not UTF-8.
    """
    root = root or Path.cwd()
    if not docs.is_dir():
        raise CannotRunError(f"{docs} is no folder; name the one with the pages: --docs DIR")
    if not bibliography.is_file():
        raise CannotRunError(f"{bibliography} is no file; name the bibliography: --bibliography FILE")
    pages = []
    below = _files(docs)
    for path in below:
        if path.suffix.lower() not in _ENDINGS:
            continue
        text, problem = _read(path, docs.resolve())
        page = _page_of(_shown(path, root), text, path.relative_to(docs).as_posix())
        if left_out := _left_out(path, docs):
            page = replace(page, unreadable=(Problem(Place(1), left_out),))
        if problem:
            page = replace(page, unreadable=(problem, *page.unreadable))
        pages.append(page)
    text, problem = _read(bibliography, bibliography.resolve())
    entries = _bibliography_of(_shown(bibliography, root), text)
    if problem:
        entries = replace(entries, unreadable=(problem, *entries.unreadable))
    read = tuple(without_navigation(pages))
    cards = tuple(read_card(page) for page in read if page.kind == "source")
    files = frozenset(path.relative_to(docs).as_posix() for path in below if path.suffix.lower() not in _ENDINGS)
    looked_up = {name: _lookup(name, docs, root) for name in LOOKUPS}
    return Guide(read, entries, cards, files, tuple(_audits(docs, root)), looked_up, _ledger(docs, root))


def count(guide: Guide) -> Checked:
    """Return how many pages, claims, citations and waivers `guide` has."""
    return Checked(
        pages=len(guide.pages),
        claims=sum(not claim.in_reading for page in guide.evidence_pages for claim in page.claims),
        citations=sum(len(page.citations) for page in guide.pages),
        waivers=sum(len(page.waivers) for page in guide.pages),
    )


def _audits(docs: Path, root: Path) -> Iterator[Audit]:
    for path in sorted((docs / AUDITS).glob("*.yaml")):
        text, problem = _read(path, docs.resolve())
        audit = read_audit(_shown(path, root), text)
        yield replace(audit, problems=(problem,)) if problem else audit


def _files(docs: Path) -> list[Path]:
    """Return all files but hidden ones, in order; links are followed, and no folder is entered twice."""
    found: list[Path] = []
    entered: set[str] = set()
    for folder, names, files in os.walk(docs, followlinks=True):
        if (real := os.path.realpath(folder)) in entered:
            names.clear()
            continue
        entered.add(real)
        names[:] = sorted(name for name in names if not name.startswith("."))
        found += [Path(folder, name) for name in files if not name.startswith(".")]
    return sorted(found)


def _ledger(docs: Path, root: Path) -> dict[str, Leaf] | None:
    folder = docs / LEDGER
    if not folder.is_dir():
        return None
    leaves = {}
    for path in sorted(folder.rglob(f"*{ENDING}")):
        text, problem = _read(path, docs.resolve())
        leaf = read_leaf(_shown(path, root), text)
        leaves[path.relative_to(folder).with_suffix(".md").as_posix()] = (
            replace(leaf, problems=(problem, *leaf.problems)) if problem else leaf
        )
    return leaves


def _lookup(name: str, docs: Path, root: Path) -> Lookup:
    path = docs / FOLDER / f"{name}.json"
    if not path.exists():
        return Lookup(name)
    text, problem = _read(path, docs.resolve())
    if problem:
        return Lookup(name, _shown(path, root), unreadable=(problem,))
    return read_lookup(name, _shown(path, root), text)


def _left_out(path: Path, docs: Path) -> str:
    """Say why MkDocs builds nothing of the page at `path`, or nothing when it does."""
    if path.relative_to(docs).parts[0] == "templates":
        return "MkDocs leaves out what is below docs/templates; move this page, or remove it"
    if path.name == "README.md" and path.with_name("index.md").exists():
        return "MkDocs leaves this page out, since index.md stands beside it; keep one of the two"
    return ""


def _read(path: Path, inside: Path) -> tuple[str, Problem | None]:
    """Return the text of a file, or what is wrong with it; it must not be a link to a place outside of `inside`."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return "", Problem(Place(1), "this is no file with text; remove it")
        if not path.resolve().is_relative_to(inside):
            return "", Problem(Place(1), "this is a link to a file outside of the folder; put the file itself here")
        data = path.read_bytes()
    except OSError as error:
        return "", Problem(Place(1), f"this file cannot be read: {error.strerror}; mend its permissions")
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        byte = f"0x{data[error.start]:02x}"
        return data.decode("utf-8", "replace"), Problem(
            Place(1).behind(before), f"byte {byte} is not UTF-8; save the file as UTF-8"
        )


def _shown(path: Path, root: Path) -> str:
    try:
        return path.absolute().relative_to(root.absolute()).as_posix()
    except ValueError:
        return path.as_posix()
