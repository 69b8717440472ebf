"""A page as the rules see it: claims, titles, citations and waivers, each with its place."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from claimcheck.citations import Citation
from claimcheck.front_matter import FrontMatter


@dataclass(frozen=True, slots=True)
class Place:
    """A line and a column, both from 1, as an editor shows them."""

    line: int
    column: int


class Places:
    """Offsets of a text to places."""

    def __init__(self, text: str) -> None:
        """Find where the lines of `text` begin."""
        self._starts = [0, *(found.end() for found in re.finditer("\n", text))]

    def of(self, offset: int) -> Place:
        """Return the place of an offset."""
        line = bisect_right(self._starts, offset)
        return Place(line, offset - self._starts[line - 1] + 1)


@dataclass(frozen=True, slots=True)
class Waiver:
    """A comment that lets the claims of its line stand without a source, for a reason."""

    place: Place
    reason: str


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence (or table row) that a reader sees, with the keys it cites.

    `text` is as the author wrote it, `visible` with everything masked that is not prose, and
    `prose` the same with the words of inline code, which is no claim but is read.
    `split_at` is where it breaks off to go on in the next line; `second` says that another
    sentence stands before it on its line; `followed_by_citation` that one stands behind its end.
    """

    place: Place
    kind: str
    text: str
    visible: str
    prose: str
    keys: tuple[str, ...]
    in_reading: bool = False
    waiver: Waiver | None = None
    split_at: Place | None = None
    second: bool = False
    followed_by_citation: bool = False


@dataclass(frozen=True, slots=True)
class Title:
    """A heading, box title, table header or defined term."""

    place: Place
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Page:
    """A Markdown file as the rules see it; `kind` is what it is checked as, whatever it says of itself."""

    path: str
    kind: str
    front_matter: FrontMatter
    text: str
    masked: str
    claims: tuple[Claim, ...]
    titles: tuple[Title, ...]
    citations: tuple[tuple[Place, Citation], ...]
    malformed: tuple[tuple[Place, str], ...]
    waivers: tuple[Waiver, ...]
    places: Places
    unreadable: tuple[tuple[Place, str], ...] = ()

    def place(self, offset: int) -> Place:
        """Return the place of an offset of the page's text."""
        return self.places.of(offset)
