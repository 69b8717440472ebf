"""Every unit is one that the guide knows, so that it is read with its number and shown with it.

Why: a unit that the checker takes for a word could be left out or changed, and nobody would be told.
Bad: The dose was 5 mg/zone [@brinck2018]
Good: The dose was 5 mg/m² [@brinck2018]
"""

from collections.abc import Iterator

from guide.figures.figure import Figure, find_figures
from guide.guide import Guide
from guide.markdown.page import Page
from guide.place import Place

from claimcheck.finding import Found
from claimcheck.prose import prose_of


def check(guide: Guide) -> Iterator[Found]:
    """Yield a finding for each figure of an evidence page or a source card whose unit is in no table."""
    for page in guide.evidence_pages:
        for claim in page.claims:
            for figure in find_figures(prose_of(claim)):
                if figure.unknown:
                    yield _finding(page, claim.place_of(figure.start), figure)
    for card in guide.cards:
        for fact in card.facts:
            for figure in fact.figures:
                if figure.unknown:
                    yield _finding(card.page, Place(fact.place.line, fact.place.column + figure.start), figure)


def _finding(page: Page, place: Place, figure: Figure) -> Found:
    message = f"{figure.shown} has a unit that is not known; write a usual one, or add it to the table of units"
    return page.path, place, message
