"""A figure in a claim stands on the card of a source that the claim cites, as the same quantity.

Why: a link to a source does not prove that the source says it; a wrong digit in a dose can kill.
Bad: Ketamine 0.5 mg lowered pain [@brinck2018], when the card has 0.5 mg/kg
Good: Ketamine 0.5 mg/kg lowered pain [@brinck2018], when the card has 0.5 mg/kg
"""

from collections.abc import Iterator, Mapping

from claimcheck.bibliography import Entry
from claimcheck.cards import Card
from claimcheck.citations import GROUP
from claimcheck.figures import PEOPLE, STUDIES, Figure, find_figures
from claimcheck.finding import Finding
from claimcheck.guide import Guide
from claimcheck.markdown import Claim


def check(guide: Guide) -> Iterator[Finding]:
    """Yield a finding for each figure of a claim that no card of its sources has.

    A claim with a source that has no card is left to missing-card, which asks for the card.
    """
    cards = {card.key: card for card in guide.cards}
    entries = guide.bibliography.by_key
    for page in guide.evidence_pages:
        for claim in page.claims:
            cited = [cards[key] for key in dict.fromkeys(claim.keys) if key in cards]
            if len(cited) < len(set(claim.keys)) or not cited:
                continue
            for figure in missing_figures(claim, cited, entries):
                line, column = claim.place.line, claim.place.column + figure.start
                message = f"'{figure.text}' is on no card of the cited sources; {_nearest(figure, cited)}"
                yield Finding(page.path, line, column, "figure-not-in-source", message)


def missing_figures(claim: Claim, cited: list[Card], entries: Mapping[str, Entry]) -> list[Figure]:
    """Return the figures of `claim` that none of the cited cards has."""
    prose = GROUP.sub(lambda group: " " * len(group[0]), claim.visible)
    known = [figure for card in cited for figure in card.figures]
    years = {entries[card.key].fields.get("year") for card in cited if card.key in entries}
    return [
        figure
        for figure in find_figures(prose)
        if not (_is_year_of(figure, years) or _counts_sources(figure, claim) or any(map(figure.same_as, known)))
    ]


def _is_year_of(figure: Figure, years: set[str | None]) -> bool:
    """Tell whether a number is the year of a cited source: Hardy 2012, a 2024 meta-analysis."""
    return figure.value in years and bool(figure.units & {"", PEOPLE, STUDIES})


def _counts_sources(figure: Figure, claim: Claim) -> bool:
    """Tell whether a number only counts the sources that the claim itself cites: two trials [@one; @two]."""
    return figure.value == str(len(claim.keys)) != "1" and bool(figure.units & {"", STUDIES})


def _nearest(figure: Figure, cited: list[Card]) -> str:
    def distance(other: Figure) -> tuple[bool, bool, float]:
        gap = abs(float(other.value) - float(figure.value))
        return (other.value != figure.value, not other.units & figure.units, gap)

    places = [
        (distance(known), card.key, known.text, fact.number)
        for card in cited
        for fact in card.facts
        for known in fact.figures
    ]
    if not places:
        return f"the card of {cited[0].key} states no figures; mend the claim, or the card from the source"
    _, key, text, number = min(places)
    return f"the nearest is '{text}' in finding {number} of {key}; mend the claim, or the card from the source"
