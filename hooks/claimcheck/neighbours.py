"""Figures of a claim that stand beside the words which its facts have beside another figure: 2% ketamine, not 1%."""

import re
from collections.abc import Collection
from functools import lru_cache

from guide.figures.figure import Figure
from guide.figures.units import COUNTED
from guide.sources.cards import Fact

from claimcheck.matching import Stated

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_FAR = 40
_EDGE = re.compile(r"[|;:().]|, ")
# The other numbers of a list or a range have the words around it in common: 0 to 24 hours, 10, 20 or 40 mg.
_LIST_BEFORE = re.compile(r"(?:[\d.,]+\s?(?:[a-z/%]+\s)?(?:to|or|and|,)\s)+\Z")
_ENDS_OF_LIST = ("to", "or", "and", ",")
_STEM = 6
# Words that stand beside any number.
_PLAIN = frozenset(
    [
        *("the", "a", "an", "of", "and", "or", "in", "with", "to", "for", "by", "was", "were", "is", "as", "on"),
        *("from", "than", "who", "which", "their", "its", "it", "no", "not", "both", "each", "after", "before", "at"),
        *("under", "over", "above", "below", "had", "about", "also", "between", "scale", "mean", "median", "ratio"),
        *("odds", "per", "cent", "ci", "sd", "n", "people", "patients", "participants", "trials", "trial", "studies"),
        *("study", "minute", "minutes", "hour", "hours", "day", "days", "week", "weeks", "month", "months", "year"),
        *("years", "mg", "kg", "versus", "vs", "against", "compared"),
    ]
)


def beside_another(stated: Stated, lines: Collection[Fact]) -> list[tuple[Figure, Figure, str]]:
    """Return the figures of a claim beside a word that `lines` have only beside another, with that one and the word.

    The other has the same unit, and the claim does not state it.
    """
    values = {figure.plain for figure in stated.figures}
    found = []
    for index, figure in enumerate(stated.figures):
        words = _beside(stated.prose, figure) if index not in stated.exempt else {}
        held = [line for line in lines if figure.plain in line.values] if words else []
        own = [(line, other) for line in held for other in line.figures if figure.same_but_for_sign(other)]
        if not own or any(words.keys() & _beside(line.says, other).keys() for line, other in own):
            continue
        like = ((line, other) for line in lines for other in line.figures if _like(figure, other))
        rivals = ((other, sorted(words.keys() & _beside(line.says, other).keys())) for line, other in like)
        found += [(figure, o, words[shared[0]]) for o, shared in rivals if shared and o.plain not in values][:1]
    return found


def _like(figure: Figure, other: Figure) -> bool:
    """Tell whether two figures have the same unit; a count may be of anything where it has no noun."""
    units = figure.units | other.units
    return bool(figure.units & other.units) or (units <= COUNTED | {""} and "" in units)


def _beside(text: str, figure: Figure) -> dict[str, str]:
    """Return the words right before and right behind a figure by their stems, without those that say nothing."""
    return _words(text[max(0, figure.start - _FAR) : figure.start], text[figure.end : figure.end + _FAR])


# The facts of a card are looked at for each claim that cites it.
@lru_cache(maxsize=16384)
def _words(before: str, behind: str) -> dict[str, str]:
    if before.rstrip().endswith(_ENDS_OF_LIST):
        before = _LIST_BEFORE.sub("", before)
    words = _WORD.findall(_EDGE.split(before)[-1])[-1:]
    if first := _WORD.search(_EDGE.split(behind, maxsplit=1)[0]):
        words.append(first[0])
    return {word[:_STEM].lower(): word for word in words if word.lower() not in _PLAIN and "-" not in word}
