"""Which figures of a claim stand on the cards of its sources, as the same quantity and in the same company.

A figure is looked for by value and unit. What is written as one thing is looked for as one thing
too: both ends of a range (0.1 to 0.3 mg/kg), a part and its whole (7 of 9), an estimate and its
interval (0.86, 95% CI 0.71 to 1.05).
"""

import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from guide.figures.figure import Figure, find_figures
from guide.figures.pairs import find_pairs
from guide.figures.units import PEOPLE, STUDIES
from guide.markdown.citations import GROUP
from guide.markdown.page import Claim
from guide.sources.bibliography import Entry
from guide.sources.cards import Card

_NAME_BEFORE = re.compile(r"([A-Z][\w'’.-]+),?\s+\Z")
_WORK_AFTER = re.compile(
    r",?\s+(?:[\w-]+ ){0,3}(?:guidelines?|guidance|statement|label|policy|consensus|update|edition|cohort|series|survey"
    r"|summary|protocol|position|trial|study|review|meta-analysis|report|copy)\b"
)


@dataclass(frozen=True, slots=True)
class Missing:
    """What a claim states and no cited card has: `start` counts from the claim's beginning; a pair or one figure."""

    start: int
    text: str
    figure: Figure
    together: bool = False


def missing_figures(claim: Claim, cited: Collection[Card], entries: Mapping[str, Entry]) -> list[Missing]:
    """Return what `claim` states that no cited card has; `entries` give the years that are part of a name."""
    prose = GROUP.sub(lambda group: " " * len(group[0]), claim.visible).replace("&nbsp;", "\xa0" * 6)
    figures = find_figures(prose)
    known = [figure for card in cited for figure in card.figures]
    exempt = {
        index
        for index, figure in enumerate(figures)
        if names_a_source(figure, prose, cited, entries) or _counts_sources(figure, claim)
    }
    missing = {
        index: Missing(figure.start, figure.text, figure)
        for index, figure in enumerate(figures)
        if index not in exempt and not any(map(figure.same_as, known))
    }
    pairs = {pair for card in cited for pair in card.pairs}
    for index, pair in find_pairs(prose, figures, of_claim=True):
        alone = {index, index + 1} & (exempt | set(missing))
        if not alone and not any(map(pair.same_as, pairs)):
            missing[index] = Missing(pair.start, prose[pair.start : pair.end], figures[index], together=True)
    return [missing[index] for index in sorted(missing)]


def nearest(figure: Figure, cited: Collection[Card]) -> str:
    """Say which figure of the cited cards comes nearest to `figure`, and where it stands."""

    def distance(other: Figure) -> tuple[bool, bool, float]:
        gap = abs(_number(other.value) - _number(figure.value))
        return (other.value != figure.value, not other.units & figure.units, gap)

    places = [
        (distance(known), place, known.text) for card in cited for place, figures in card.places for known in figures
    ]
    if not places:
        return "they state no figures"
    _, place, text = min(places)
    return f"the nearest is '{text}' in {place}"


def _number(value: str) -> float:
    try:
        return float(value)
    except ValueError:
        return float("inf")


def names_a_source(figure: Figure, prose: str, cited: Collection[Card], entries: Mapping[str, Entry]) -> bool:
    """Tell whether a number is a cited source's year as part of its name: Hardy 2012, a 2024 meta-analysis."""
    dated = [entries[card.key] for card in cited if card.key in entries]
    authors = [_plain(entry.fields.get("author", "")) for entry in dated if entry.fields.get("year") == figure.value]
    if not authors or not figure.units & {"", PEOPLE, STUDIES}:
        return False
    name = _NAME_BEFORE.search(prose, max(0, figure.start - 40), figure.start)
    if name and any(_plain(name[1]) in author for author in authors):
        return True
    if name and re.search(r"\bin \Z", prose[: name.start(1)]):
        return False
    return STUDIES in figure.units or bool(_WORK_AFTER.match(prose, figure.start + len(figure.text)))


def _plain(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z]|'s$", "", letters)


def _counts_sources(figure: Figure, claim: Claim) -> bool:
    """Tell whether a number only counts the sources that the claim itself cites: two trials [@one; @two]."""
    return figure.value == str(len(claim.keys)) != "1" and bool(figure.units & {"", STUDIES})
