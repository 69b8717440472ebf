"""Which figures of a claim stand on the cards of its sources, as the same quantity and in the same company.

A figure is looked for by value and unit. What is written as one thing is looked for as one thing
too: both ends of a range (0.1 to 0.3 mg/kg), a part and its whole (7 of 9), an estimate and its
interval (0.86, 95% CI 0.71 to 1.05).
"""

import re
from collections.abc import Collection, Mapping

from claimcheck.bibliography import Entry
from claimcheck.cards import Card
from claimcheck.citations import GROUP
from claimcheck.figures import PEOPLE, STUDIES, Figure, find_figures
from claimcheck.markdown import Claim
from claimcheck.pairs import find_pairs

_NAME_BEFORE = re.compile(r"([A-Z][\w'’.-]+),?\s+\Z")
_NO_NAMES = frozenset(
    [
        *("January", "February", "March", "April", "May", "June", "July", "August", "September", "October"),
        *("November", "December", "In", "Since", "Until", "From", "To", "By", "Between", "After", "Before"),
    ]
)
_WORK_AFTER = re.compile(
    r",?\s+(?:[\w-]+ ){0,3}(?:guidelines?|guidance|statement|label|policy|consensus|update|edition|cohort|series|survey"
    r"|summary|protocol|position|trial|study|review|meta-analysis|report|copy)\b"
)


def missing_figures(claim: Claim, cited: Collection[Card], entries: Mapping[str, Entry]) -> list[Figure]:
    """Return the figures of `claim` that no cited card has; `entries` give the years that are part of a name."""
    prose = GROUP.sub(lambda group: " " * len(group[0]), claim.visible)
    figures = find_figures(prose)
    known = [figure for card in cited for figure in card.figures]
    years = {entries[card.key].fields.get("year") for card in cited if card.key in entries}
    exempt = {
        index
        for index, figure in enumerate(figures)
        if names_a_source(figure, prose, years) or _counts_sources(figure, claim)
    }
    missing = {
        index for index, figure in enumerate(figures) if index not in exempt and not any(map(figure.same_as, known))
    }
    pairs = {pair for card in cited for pair in card.pairs}
    for index, pair in find_pairs(prose, figures, of_claim=True):
        if index not in exempt and index + 1 not in exempt and not any(map(pair.same_as, pairs)):
            missing.add(index)
    return [figures[index] for index in sorted(missing)]


def nearest(figure: Figure, cited: Collection[Card]) -> tuple[str, int, str] | None:
    """Return the key, the number of the finding and the text of the figure that comes nearest, if there is any."""

    def distance(other: Figure) -> tuple[bool, bool, float]:
        gap = abs(float(other.value) - float(figure.value))
        return (other.value != figure.value, not other.units & figure.units, gap)

    places = [
        (distance(known), card.key, fact.number, known.text)
        for card in cited
        for fact in card.facts
        for known in fact.figures
    ]
    return min(places)[1:] if places else None


def names_a_source(figure: Figure, prose: str, years: Collection[str | None]) -> bool:
    """Tell whether a number is a cited source's year as part of its name: Hardy 2012, a 2024 meta-analysis."""
    if figure.value not in years or not figure.units & {"", PEOPLE, STUDIES}:
        return False
    name = _NAME_BEFORE.search(prose, max(0, figure.start - 40), figure.start)
    if name and name[1] not in _NO_NAMES:
        return True
    return STUDIES in figure.units or bool(_WORK_AFTER.match(prose, figure.start + len(figure.text)))


def _counts_sources(figure: Figure, claim: Claim) -> bool:
    """Tell whether a number only counts the sources that the claim itself cites: two trials [@one; @two]."""
    return figure.value == str(len(claim.keys)) != "1" and bool(figure.units & {"", STUDIES})
