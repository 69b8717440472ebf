"""A page as the rules see it: claims, titles, citations and waivers, each with its place."""

from dataclasses import dataclass

from guide.markdown.citations import Citation
from guide.markdown.front_matter import FrontMatter
from guide.place import Place, Places, Problem


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
    """A Markdown file as the rules see it.

    `path` is the one that findings name, `location` the one below the docs folder; `kind` is what the
    page is checked as, whatever it says of itself.
    """

    path: str
    kind: str
    front_matter: FrontMatter
    text: str
    masked: str
    claims: tuple[Claim, ...]
    titles: tuple[Title, ...]
    citations: tuple[tuple[Place, Citation], ...]
    malformed: tuple[Problem, ...]
    waivers: tuple[Waiver, ...]
    places: Places
    unreadable: tuple[Problem, ...] = ()
    comments: tuple[tuple[Place, str], ...] = ()
    location: str = ""

    def place(self, offset: int) -> Place:
        """Return the place of an offset of the page's text."""
        return self.places.of(offset)
