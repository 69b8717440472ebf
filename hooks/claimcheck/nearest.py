"""What is said of a figure that a claim has and no fact that it rests on: where it stands, or what comes nearest."""

from collections.abc import Collection

from guide.figures.figure import Figure
from guide.sources.cards import Card

from claimcheck.matching import Missing, stating


def what_is_missing(missing: Missing, cited: Collection[Card], page: str = "") -> str:
    """Return the message about what no fact has; `page` is named where another fact of the `cited` cards has it."""
    what = f"'{missing.text}'" if missing.together else missing.figure.shown
    if page:
        where = "another fact" if missing.together else _elsewhere(missing.figure, cited)
        return f"{what} is in {where}, on which this does not rest; mend the claim, or run: claimcheck review {page}"
    stands = "is written so on no card" if missing.together else "is on no card"
    where = "see what the card puts together" if missing.together else nearest(missing.figure, cited)
    return f"{what} {stands} of the cited sources; {where}; mend the claim or the card"


def _elsewhere(figure: Figure, cited: Collection[Card]) -> str:
    lines = ((card.key, line) for card in cited for line in card.lines)
    names = (f"{line.name} of {key}" for key, line in lines if stating(figure, [line]))
    return next(names, "another fact")


def nearest(figure: Figure, cited: Collection[Card]) -> str:
    """Say which figure of the cited cards comes nearest to `figure`, and where it stands."""

    def distance(found: tuple[str, Figure]) -> tuple[bool, bool, float, str]:
        place, other = found
        gap = abs(_number(other.value) - _number(figure.value))
        return (other.value != figure.value, not other.units & figure.units, gap, place)

    places = [(f"{line.name} of {card.key}", known) for card in cited for line in card.lines for known in line.figures]
    if not places:
        return "they state no figures"
    place, known = min(places, key=distance)
    same = known.value == figure.value and known.units & figure.units
    why = figure.differs_from(known) if same else ""
    return f"the nearest is {known.shown} in {place}{f', {why}' if why else ''}"


def _number(value: str) -> float:
    try:
        return float(value)
    except ValueError:
        return float("inf")
