"""Where the numbers and words of an effect stand in the facts of its card, and which of them do not."""

import re
from collections.abc import Iterable, Iterator
from itertools import combinations

from guide.figures.direction import DOWN, UP, direction_of, find_directions
from guide.figures.figure import find_figures
from guide.sources.cards import Card, Fact
from guide.sources.effects import Effect

# What stands in words beside the figures of an effect, and what anywhere on its card.
_BESIDE_FIGURES = ("time", "interval", "certainty")
_ON_CARD = ("comparator", "population", "route")
# What holds a number, and what it counts.
_NUMBERED = {"unit": "", "studies": " studies", "participants": " people"}


def stands_in(effect: Effect, card: Card) -> tuple[Fact, int] | None:
    """Return the fact that states the estimate with this interval, and where in it."""
    number = rf"(?<![\d.,−-]){re.escape(effect.estimate)}(?![\d]|[.,]\d)"
    # Nothing between an estimate and its own interval ends a bracket or a clause.
    interval = rf"(?=[^);]*?(?<![\d.,−-]){re.escape(effect.low)} to {re.escape(effect.high)}(?![\d]|[.,]\d))"
    pattern = re.compile(number + (interval if effect.low else ""))
    return next(((fact, found.start()) for fact in card.facts if (found := pattern.search(fact.says))), None)


def not_beside_figures(effect: Effect, fact: Fact) -> Iterator[str]:
    """Yield the name of each field whose words are not those of the fact that states the effect's figures."""
    line = f"{fact.says} {fact.certainty}"
    yield from (name for name in _BESIDE_FIGURES if _find_words(getattr(effect, name), line) < 0)


def not_on_card(effect: Effect, card: Card) -> Iterator[str]:
    """Yield the name of each field whose words stand nowhere on the card."""
    yield from (name for name in _ON_CARD if not stands_on(getattr(effect, name), card))


def stands_on(words: str, card: Card) -> bool:
    """Tell whether words stand in the facts of a card, or in what it says of its participants."""
    participants = str(card.page.front_matter.fields.get("participants") or "")
    return _find_words(words, " ".join([participants, *(fact.says for fact in card.facts)])) >= 0


def other_side(effect: Effect, fact: Fact, at: int) -> str:
    """Return the word by which the fact says that an effect went another way than its sign, or nothing."""
    says = direction_of(fact.says, at, at + len(effect.estimate), list(find_directions(fact.says)))
    against = UP if effect.estimate.startswith(("−", "-")) else DOWN
    return says.word if says and says.says == against else ""


def numbers_not_on_card(effect: Effect, card: Card) -> Iterator[str]:
    """Yield the name of each field with a number that no fact of the card states."""
    # A scale and a count are plain numbers on the one side and may have a noun on the other.
    known = {figure.value for figure in card.figures}
    for name, noun in _NUMBERED.items():
        value = getattr(effect, name)
        if any(figure.value not in known for figure in find_figures(value + noun if value else "")):
            yield name


def swapped(placed: Iterable[tuple[Effect, Fact, int]]) -> Iterator[tuple[Effect, Effect]]:
    """Yield each two effects of one fact whose times do not stand there in the order of their figures.

    Each effect comes with the fact that states its figures, and where in it.
    """
    for (one, fact, at), (other, same, after) in combinations(placed, 2):
        if fact is same and one.time and other.time and at != after:
            order = _find_words(one.time, fact.says) - _find_words(other.time, fact.says)
            if order and (order < 0) != (at < after):
                yield one, other


def _find_words(words: str, text: str) -> int:
    """Return where `words` stand in `text` as whole words, or -1; "low" does not stand in "very low"."""
    found = re.search(rf"(?<![\w.−])(?<!\bvery ){re.escape(words)}(?!\w)", text, re.IGNORECASE)
    return found.start() if found else -1
