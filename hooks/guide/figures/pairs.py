"""What is written as one thing: both ends of a range, a part and its whole, an estimate and its interval."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from guide.figures.figure import Figure
from guide.figures.seen import seen
from guide.figures.units import COUNTED, PART

_SPREAD = r"(?:SD|SEM?|standard deviation|standard error)(?:\s?[=:]\s?|\s|\Z)"
_JOINED = re.compile(rf"\s?(?:to|[-−–:±]|[(\[,]\s?{_SPREAD})\s?(?:the )?\Z")
_OF = re.compile(r"\s?(?:out )?of\s(?:the )?\Z")
_SLASH = re.compile(r"\s?/\s?\Z")
_VERSUS = re.compile(r"\s?(?:versus|vs\.?|against|compared with|as against)\s\Z")
_AND, _IN = re.compile(r"\sand\s\Z"), re.compile(r"\sin\s\Z")
_BETWEEN = re.compile(r"\b(?:between|from)\s(?:about\s)?\Z", re.IGNORECASE)
_CHANGE = re.compile(r"\bfrom\s+(?:[a-z]+ ){0,4}\Z")
_INTERVAL = re.compile(r"\s*(?:CI\b|CrI\b|PI\b|confidence interval|credible interval|prediction interval)")
_BEFORE_INTERVAL = re.compile(r"(?:\spoints?)?[\s,;:(=\[]*\Z")
_LONGEST = 60


class Pair(NamedTuple):
    """The values of what is written as one thing, in their order; three when they are an estimate and its interval.

    `change` says that a claim tells it as a change, from 8 to 3, or sets one against the other, 8 versus 3: a source
    may give the two in two places. `sort` is "of" for a part of a whole and "to" for a range: 7 to 20 people are not
    7 of 20. `contrast` says that the two are set against each other.
    """

    values: tuple[str, ...]
    start: int
    end: int
    change: bool = False
    sort: str = ""
    contrast: bool = False

    def same_as(self, other: "Pair", in_words: bool = True) -> bool:
        """Return whether `other`, of a source, is this pair; a claim may put minus signs in words.

        "Lower by 0.75 (0.3 to 1.2)" says −0.75 (−1.2 to −0.3), and so does "lower by 0.75 (−1.2 to −0.3)", but only
        where `in_words` says that the claim has such a word: 0.75 is outside of −1.2 to −0.3.
        """
        if {self.sort, other.sort} == {"of", "to"}:
            return False
        estimate, ends = other.values[:-2], other.values[-2:]
        turned = tuple(map(_turned, estimate)) + tuple(map(_turned, reversed(ends)))
        if estimate:
            worded = (estimate[0].removeprefix("-"), *ends) if in_words else other.values
        else:
            below_zero = all(value.startswith("-") for value in ends)
            worded = tuple(map(_turned, ends)) if below_zero else ends
        return self.values in (other.values, worded, turned)


def find_pairs(text: str, figures: list[Figure], of_claim: bool = False) -> Iterator[tuple[int, Pair]]:
    """Yield the pairs of `text`, each with the index of its first figure; a claim's "from 8 to 3" is a change."""
    sort = ""
    for index in range(len(figures) - 1):
        whole = sort == "of"
        first, second = figures[index : index + 2]
        between = _between(text, first, second)
        before = text[max(0, first.start - 60) : first.start]
        if sort := _sort(first, second, between, before):
            yield index, _pair(first, second, change=of_claim and bool(_CHANGE.search(before)), sort=sort)
        elif whole and _VERSUS.match(between):
            # Of "7 of 20 against 3 of 20" the 20 and the 3 are not set against each other.
            continue
        elif _VERSUS.match(between):
            yield index, _pair(first, second, change=of_claim, contrast=True)
        elif index + 3 < len(figures) and second.text.endswith("%"):
            low, high = figures[index + 2 : index + 4]
            if _INTERVAL.match(text, second.end) and _BEFORE_INTERVAL.match(between):
                yield index, _pair(first, low, high)


def _sort(first: Figure, second: Figure, between: str, before: str) -> str:
    if (_JOINED.match(between) and not between.endswith(": ")) or (_AND.match(between) and _BETWEEN.search(before)):
        return "to" if re.fullmatch(r"\s?(?:to|and|[-−–])\s?(?:the )?", between) else "with"
    whole = _OF.match(between) and second.units <= {*COUNTED, ""} and PART not in first.units
    slash = first.units <= {*COUNTED, ""} and _SLASH.match(between)
    return "of" if whole or slash or (_IN.match(between) and _share(first, second)) else ""


def _between(text: str, first: Figure, second: Figure) -> str:
    if second.start - first.end > _LONGEST:
        return "\n"
    return " ".join(seen(f".{text[first.end : second.start]}.").text.split(" ")).strip(".")


def _share(first: Figure, second: Figure) -> bool:
    """Tell whether "1 in 10" is a part of a whole: both are counts, and the whole is larger."""
    counts = all(figure.value.isdigit() and figure.units & {"", "people"} for figure in (first, second))
    return counts and second.value.strip("0") == "1" and int(first.value) < int(second.value)


def _pair(*figures: Figure, change: bool = False, sort: str = "", contrast: bool = False) -> Pair:
    values = tuple(figure.value for figure in figures)
    return Pair(values, figures[0].start, figures[-1].end, change, sort, contrast)


def _turned(value: str) -> str:
    return value.removeprefix("-") if value.startswith("-") or value == "0" else f"-{value}"
