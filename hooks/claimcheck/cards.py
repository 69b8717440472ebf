"""Source cards: what the guide's authors took out of one source, and where it stands there."""

import re
from dataclasses import dataclass

from claimcheck.figures import Figure, find_figures
from claimcheck.markdown import Page, Place
from claimcheck.pairs import Pair, find_pairs

# A finding ends with where it stands in the source; the certainty that the source states may follow.
_FINDING = re.compile(
    r"(?P<says>.+?)\s*\*(?P<where>[^*]+)\*(?:\s*\*\*Certainty, as the source states it: (?P<certainty>[^*]+)\*\*)?\Z",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of a card, numbered from 1; `where` is empty when the line does not say where it stands."""

    number: int
    place: Place
    section: str
    says: str
    where: str
    certainty: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A source page as data; `key` is the entry that it says it is about.

    `figures` and `pairs` are all that a claim may take from the source: of its participants and its facts.
    """

    key: str
    page: Page
    facts: tuple[Fact, ...]
    figures: tuple[Figure, ...]
    pairs: frozenset[Pair]


def read_card(page: Page) -> Card:
    """Read the card on a source page."""
    fields = page.front_matter.fields
    headings = [(title.place.line, title.text.lstrip("# ")) for title in page.titles if title.kind == "heading"]
    lines = page.text.split("\n")
    # A fact is a line, however many sentences it has.
    places = {claim.place.line: claim.place for claim in reversed(page.claims)}
    facts = []
    for number, place in enumerate(sorted(places.values(), key=lambda place: place.line), 1):
        text = lines[place.line - 1][place.column - 1 :].rstrip()
        found = _FINDING.match(text)
        says = found["says"] if found else text
        section = next((title for line, title in reversed(headings) if line < place.line), "")
        where, certainty = (found["where"], found["certainty"] or "") if found else ("", "")
        figures = (*find_figures(says), *find_figures(certainty))
        facts.append(Fact(number, place, section, says, where, certainty, figures))
    texts = [str(fields.get("participants") or ""), *(f"{fact.says} {fact.certainty}" for fact in facts)]
    figures = [find_figures(text) for text in texts]
    return Card(
        key=str(fields.get("key", "")),
        page=page,
        facts=tuple(facts),
        figures=tuple(figure for found in figures for figure in found),
        pairs=frozenset(
            pair for text, found in zip(texts, figures, strict=True) for _, pair in find_pairs(text, found)
        ),
    )
