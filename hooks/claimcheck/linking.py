"""Which facts of the cited cards a claim rests on, as far as a machine can tell.

These are the fewest facts that hold all figures, pairs and certainties of the claim which the cited cards hold. Where
several choices are as small, and for a source that none of these facts is of, the one decides that has most of the
claim's figures and then words. A choice is worked out where no other is possible, else it is proposed.
"""

import re
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from guide.figures.certainty import find_certainty
from guide.markdown.page import Claim
from guide.sources.bibliography import Entry
from guide.sources.cards import Card, Fact

from claimcheck.matching import Stated, stated_by
from claimcheck.prose import prose_of
from claimcheck.repeats import too_often
from claimcheck.stated import certainty_of

# Of more choices the rest are no better.
_MOST = 500
_WORD = re.compile(r"[^\W\d_]{4,}")
_STEM = 6


@dataclass(frozen=True, slots=True)
class Choice:
    """The facts of one card that a claim rests on, all where none is like it; `only` says that no others would do."""

    key: str
    facts: tuple[Fact, ...]
    only: bool


# A line of a card, by its key and number.
One: TypeAlias = tuple[str, int]


def choose(claim: Claim, cited: Sequence[Card], entries: Mapping[str, Entry]) -> list[Choice]:
    """Return what each citation of `claim` rests on, of those whose card is among `cited`, in their order."""
    lines = [(card.key, line) for card in cited for line in card.lines]
    stated = stated_by(claim, cited, entries)
    having = {(key, line.number): _held(stated, line) for key, line in lines}
    sets = list(_smallest(having))
    words = {card.key: _words_in_common(claim, card) for card in cited}

    def worth(one: One) -> tuple[int, float]:
        return len(having[one]), words[one[0]][one[1]]

    def likeness(chosen: frozenset[One]) -> tuple[float, list[One]]:
        return round(sum(words[key][number] for key, number in chosen), 6), sorted(chosen)

    best = max(sets, key=likeness, default=frozenset())
    best = _often_enough(stated, dict(zip(having, (line for _, line in lines), strict=True)), words, best)
    choices = []
    for card in cited:
        numbers = sorted(number for key, number in best if key == card.key)
        only = len(sets) == 1 and bool(numbers)
        if not numbers:
            only = len(card.lines) == 1
            number = max((line.number for line in card.lines), key=lambda number: (worth((card.key, number)), -number))
            numbers = [number] if any(worth((card.key, number))) else []
        facts = tuple(line for line in card.lines if not numbers or line.number in numbers)
        choices.append(Choice(card.key, facts, only))
    return choices


def _often_enough(
    stated: Stated, lines: Mapping[One, Fact], words: Mapping[str, Mapping[int, float]], chosen: frozenset[One]
) -> frozenset[One]:
    """Return what is `chosen`, with more lines while the claim states a figure more often and another line has it."""
    while again := too_often(stated, [lines[one] for one in chosen]):
        values = {figure.plain for figure in again}
        has = {one for one, line in lines.items() if values & {figure.plain for figure in line.figures}}
        more = has - chosen
        if not more:
            break
        chosen |= {max(more, key=lambda one: (words[one[0]][one[1]], one))}
    return chosen


def held(stated: Stated, lines: Iterable[Fact]) -> frozenset[Hashable]:
    """Return what each of `lines` holds of what a claim states: figures, pairs and certainties."""
    return frozenset().union(*(_held(stated, line) for line in lines))


def _held(stated: Stated, line: Fact) -> frozenset[Hashable]:
    alone, together = stated.held_by([line])
    pairs = {index for index, _ in stated.pairs if {index, index + 1} <= alone}
    sure = {level for certainty in find_certainty(stated.prose) for level in certainty.says} & certainty_of(line)
    return frozenset([*alone, *(("pair", index) for index in together & pairs), *sure])


def _smallest(held: Mapping[One, frozenset[Hashable]]) -> Iterator[frozenset[One]]:
    """Yield the smallest sets of lines that hold all that any line holds."""
    needs = frozenset().union(*held.values())
    holders = {need: [line for line, has in held.items() if need in has] for need in needs}

    def cover(left: frozenset[Hashable], most: int) -> Iterator[frozenset[One]]:
        if not left:
            yield frozenset()
        elif most:
            need = min(left, key=lambda need: (len(holders[need]), str(need)))
            for line in holders[need]:
                for rest in cover(left - held[line], most - 1):
                    yield rest | {line}

    for most in range(1, len(needs) + 1):
        found = set()
        for chosen in cover(needs, most):
            found.add(chosen)
            if len(found) >= _MOST:
                break
        if found:
            yield from sorted(found, key=sorted)
            return


def _words_in_common(claim: Claim, card: Card) -> dict[int, float]:
    """Return for each line how much of the claim's words it has; a word that many lines have counts for less."""
    said = _stems(prose_of(claim))
    stems = {line.number: _stems(f"{line.section} {line.says}") & said for line in card.lines}
    often = {word: sum(word in having for having in stems.values()) for word in said}
    # Rounded, since sums in another order differ in their last digit, and a ledger must not hang on that.
    return {number: round(sum(1 / often[word] for word in having), 6) for number, having in stems.items()}


def _stems(text: str) -> set[str]:
    return {word[:_STEM].lower() for word in _WORD.findall(text)}
