"""What is written as one thing: both ends of a range, a part and its whole, an estimate and its interval."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from claimcheck.figures import Figure

_JOINED = re.compile(r"\s*(?:to|of|out of|/|[-−–])\s*(?:the )?\Z")
_CHANGE = re.compile(r"\bfrom\s+(?:[a-z]+ ){0,2}\Z")
_INTERVAL = re.compile(r"\s*(?:CI\b|confidence interval|credible interval)")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two values in the order in which they are written; `interval` when they are an estimate and a lower bound."""

    first: str
    second: str
    interval: bool

    def same_as(self, other: "Pair") -> bool:
        """Return whether `other`, of a source, is this pair; a claim may put minus signs in words."""
        if self.interval != other.interval:
            return False
        plain = (other.first.removeprefix("-"), other.second.removeprefix("-"))
        return (self.first, self.second) in ((other.first, other.second), (plain[0], other.second), plain)


def find_pairs(text: str, figures: list[Figure], of_claim: bool = False) -> Iterator[tuple[int, Pair]]:
    """Yield the pairs of `text`, each with the index of its first figure; a claim's "from 8 to 3" is none."""
    for index, (first, second) in enumerate(pairwise(figures)):
        if _JOINED.match(text, first.start + len(first.text), second.start):
            if not (of_claim and _CHANGE.search(text, max(0, first.start - 60), first.start)):
                yield index, Pair(first.value, second.value, interval=False)
        elif second.text.endswith("%") and _INTERVAL.match(text, second.start + len(second.text)):
            third = figures[index + 2] if index + 2 < len(figures) else None
            between = text[first.start + len(first.text) : second.start]
            if third and re.fullmatch(r"[\s,;:(=]*", between):
                yield index, Pair(first.value, third.value, interval=True)
