"""What is written as one thing: both ends of a range, a part and its whole, an estimate and its interval."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from guide.figures.figure import Figure

_JOINED = re.compile(r"\s*(?:to|of|out of|[-−–])\s*(?:the )?\Z")
_SLASH = re.compile(r"\s?/\s?\Z")
_CHANGE = re.compile(r"\bfrom\s+(?:[a-z]+ ){0,4}\Z")
_INTERVAL = re.compile(r"\s*(?:CI\b|confidence interval|credible interval)")
_BEFORE_INTERVAL = re.compile(r"(?:\spoints?)?[\s,;:(=\[]*\Z")


@dataclass(frozen=True, slots=True)
class Pair:
    """The values of what is written as one thing, in their order; three when they are an estimate and its interval."""

    values: tuple[str, ...]
    start: int
    end: int

    def same_as(self, other: "Pair") -> bool:
        """Return whether `other`, of a source, is this pair; a claim may put minus signs in words.

        "Lower by 0.75 (0.3 to 1.2)" says −0.75 (−1.2 to −0.3), and so does "lower by 0.75 (−1.2 to −0.3)".
        """
        estimate, ends = other.values[:-2], other.values[-2:]
        turned = tuple(map(_turned, estimate)) + tuple(map(_turned, reversed(ends)))
        if estimate:
            in_words = (estimate[0].removeprefix("-"), *ends)
        else:
            below_zero = all(value.startswith("-") for value in ends)
            in_words = tuple(map(_turned, ends)) if below_zero else ends
        return self.values in (other.values, in_words, turned)


def find_pairs(text: str, figures: list[Figure], of_claim: bool = False) -> Iterator[tuple[int, Pair]]:
    """Yield the pairs of `text`, each with the index of its first figure; a claim's "from 8 to 3" is none."""
    for index in range(len(figures) - 1):
        first, second = figures[index : index + 2]
        end = first.start + len(first.text)
        if _JOINED.match(text, end, second.start) or ("" in first.units and _SLASH.match(text, end, second.start)):
            if not (of_claim and _CHANGE.search(text, max(0, first.start - 60), first.start)):
                yield index, _pair(first, second)
        elif index + 3 < len(figures) and second.text.endswith("%"):
            low, high = figures[index + 2 : index + 4]
            if _INTERVAL.match(text, second.start + len(second.text)) and _BEFORE_INTERVAL.match(
                text, end, second.start
            ):
                yield index, _pair(first, low, high)


def _pair(*figures: Figure) -> Pair:
    last = figures[-1]
    return Pair(tuple(figure.value for figure in figures), figures[0].start, last.start + len(last.text))


def _turned(value: str) -> str:
    return value.removeprefix("-") if value.startswith("-") or value == "0" else f"-{value}"
