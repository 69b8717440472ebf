"""Source cards: what the guide's authors took out of one source, and where it stands there."""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from guide.figures.figure import Figure, find_figures
from guide.figures.pairs import Pair, find_pairs
from guide.figures.seen import hide
from guide.markdown.page import Page
from guide.marks import mark_of
from guide.place import Place
from guide.vocabulary import SECOND_HAND

# A finding ends with where it stands in the source; the certainty that the source states may follow.
_FINDING = re.compile(
    r"(?P<says>.+?)\s*\*(?P<where>[^*]+)\*(?:\s*\*\*Certainty, as the source states it: (?P<certainty>[^*]+)\*\*)?\Z",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of a card, numbered from 1; `where` is empty when the line does not say where it stands.

    `figures` are what a claim may take from it, `pairs` those of them that are written as one thing; no figure that
    states one of them has other `values`. The ledger knows it by its `mark`, which changes when what the fact says
    does, not when facts change places. The participants that the front matter names are number 0.
    """

    number: int
    place: Place
    section: str
    says: str
    where: str
    certainty: str
    figures: tuple[Figure, ...]
    pairs: tuple[Pair, ...] = ()
    values: frozenset[str] = field(init=False)
    mark: str = field(init=False)

    def __post_init__(self) -> None:
        """Work out once what each claim that cites the card asks for."""
        object.__setattr__(self, "values", frozenset().union(*(figure.values for figure in self.figures)))
        object.__setattr__(self, "mark", mark_of(f"{self.says} {self.certainty}"))

    @property
    def name(self) -> str:
        """Return what messages call it, beside the key of its card."""
        return f"finding {self.number}" if self.number else "the participants"

    @property
    def second_hand(self) -> bool:
        """Return whether it was seen in another text than the source, as its place says."""
        return any(words in self.where.lower() for words in SECOND_HAND)


@dataclass(frozen=True, slots=True, eq=False)
class Card:
    """A source page as data; `key` is the entry that it says it is about. Two are the same when they are one object.

    A claim may rest on its `facts`, and on the `participants`, which are no fact where the card names none.
    """

    key: str
    page: Page
    facts: tuple[Fact, ...]
    participants: Fact | None = None

    @property
    def lines(self) -> tuple[Fact, ...]:
        """Return all that a claim may rest on, the participants first."""
        return (self.participants, *self.facts) if self.participants else self.facts

    @property
    def figures(self) -> list[Figure]:
        """Return all figures that a claim may take from the source."""
        return [figure for line in self.lines for figure in line.figures]

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """Return those of the figures that are written as one thing."""
        return tuple(pair for line in self.lines for pair in line.pairs)

    @property
    def tags(self) -> tuple[str, ...]:
        """Return the tags of what the source is about."""
        about = self.page.front_matter.fields.get("about")
        return tuple(tag for tag in about if isinstance(tag, str)) if isinstance(about, list) else ()


@lru_cache(maxsize=2048)
def read_card(page: Page) -> Card:
    """Read the card on a source page."""
    fields = page.front_matter.fields
    headings = [(title.place.line, title.text.strip("# ")) for title in page.titles if title.kind == "heading"]
    lines = page.text.split("\n")
    shown = page.masked.split("\n")
    # A fact is a line, however many sentences it has.
    places = {claim.place.line: claim.place for claim in reversed(page.claims)}
    facts = []
    for number, place in enumerate(sorted(places.values(), key=lambda place: place.line), 1):
        text, prose = (of[place.line - 1][place.column - 1 :].rstrip() for of in (lines, shown))
        found = _FINDING.match(text)
        says = found["says"] if found else text
        section = next((title for line, title in reversed(headings) if line < place.line), "")
        where, certainty = (found["where"], found["certainty"] or "") if found else ("", "")
        # A comment on the line is no finding, so figures are read from what is shown.
        shown_of_it = prose[: len(says)]
        # Without a certainty the text of most facts is what they say, and is read once.
        stated = f"{hide(shown_of_it, says[: len(shown_of_it)])} {certainty}".removesuffix(" ")
        figures = find_figures(stated)
        pairs = tuple(pair for _, pair in find_pairs(stated, figures))
        facts.append(Fact(number, place, section, says, where, certainty, tuple(figures), pairs))
    named = fields.get("key")
    key = str(named or "") if isinstance(named, str | int) else ""
    return Card(key, page, tuple(facts), _participants(str(fields.get("participants") or "")))


def _participants(text: str) -> Fact | None:
    figures = find_figures(text)
    pairs = tuple(pair for _, pair in find_pairs(text, figures))
    return Fact(0, Place(1), "", text, "", "", tuple(figures), pairs) if text else None
