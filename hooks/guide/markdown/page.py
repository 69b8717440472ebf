"""A page as the rules see it: claims, titles, citations and waivers, each with its place."""

from dataclasses import dataclass
from functools import lru_cache

from guide.markdown.citations import GROUP, Citation
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

    `text` is as the author wrote it, `visible` with everything masked that is not prose; `block` is where its
    paragraph, item or row begins. `link` holds the words and the target of a link that is all that its block says.
    `split_at` is where it breaks off to go on in the next line; `second` says that another
    sentence stands before it on its line; `followed_by_citation` that one stands behind its end.
    """

    place: Place
    kind: str
    text: str
    visible: str
    keys: tuple[str, ...]
    block: Place
    in_list: bool = False
    in_reading: bool = False
    link: tuple[str, str] | None = None
    waiver: Waiver | None = None
    split_at: Place | None = None
    second: bool = False
    followed_by_citation: bool = False

    @property
    def words(self) -> int:
        """How many words a reader reads, citations left out."""
        return _words(self.visible)

    def place_of(self, offset: int) -> Place:
        """Return the place of an offset of its text, which may be in another line."""
        before = self.text[:offset]
        line = before.count("\n")
        column = offset - before.rfind("\n") if line else self.place.column + offset
        return Place(self.place.line + line, column)


# Several rules count the words of each claim, one of them three times.
@lru_cache(maxsize=32768)
def _words(visible: str) -> int:
    return sum(any(map(str.isalnum, word)) for word in GROUP.sub("", visible).split())


@dataclass(frozen=True, slots=True)
class Title:
    """A heading, box title or table header."""

    place: Place
    kind: str
    text: str


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """A Markdown file as the rules see it; two are the same when they are one object, so that work on it is kept.

    `path` is the one that findings name, `location` the one below the docs folder; `kind` is what the
    page is checked as, whatever it says of itself. `foreign` is what is not of the plain language, in which
    all but pages about the guide itself are written; `readings` are the boxes of the authors' reading.
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
    foreign: tuple[Problem, ...] = ()
    readings: tuple[Place, ...] = ()
    unreadable: tuple[Problem, ...] = ()
    comments: tuple[tuple[Place, str], ...] = ()
    location: str = ""

    def offset(self, place: Place) -> int:
        """Return the offset of a place in the page's text."""
        return self.places.offset(place)

    def place(self, offset: int) -> Place:
        """Return the place of an offset of the page's text."""
        return self.places.of(offset)


def header_of(page: Page, claim: Claim) -> str:
    """Return the header of the table that a claim is a row of, or nothing where its first line is none."""
    if claim.kind != "row":
        return ""
    above = [title for title in page.titles if title.kind == "table header" and title.place.line < claim.place.line]
    return above[-1].text if above else ""
