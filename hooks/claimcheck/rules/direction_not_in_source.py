"""A claim does not turn round the direction of its figure: what fell in the source does not rise on the page.

Why: "rose by 0.75" and "fell by 0.75" have the same figure, and one of the two is false.
Bad: Pain rose by 0.75 points [@brinck2018], when the card has −0.75 points, or says that pain fell
Good: Pain was lower by 0.75 points [@brinck2018]
"""

from collections.abc import Iterator

from guide.figures.direction import direction_of, find_directions
from guide.figures.figure import find_figures
from guide.guide import Guide

from claimcheck.basis import cited_cards
from claimcheck.finding import Found
from claimcheck.prose import prose_of
from claimcheck.stated import opposite_direction


def check(guide: Guide) -> Iterator[Found]:
    """Yield a finding for each word of direction that is the opposite of what every fact with its figure says."""
    for page, claim, cited in cited_cards(guide):
        prose = prose_of(claim)
        results = [figure for figure in find_figures(prose) if figure.is_result]
        words = list(find_directions(prose)) if results else []
        seen = set()
        for figure in results:
            word = direction_of(prose, figure.start, figure.end, words)
            if not word or word.start in seen:
                continue
            there = opposite_direction(figure, word.says, cited)
            if there:
                seen.add(word.start)
                message = f"'{word.word}' is said of {figure.shown}, which {there}; mend the claim or the card"
                yield page.path, claim.place_of(word.start), message
