"""The ledger: which facts of a card each citation rests on, kept beside the pages and not published.

docs/.ledger/ holds a file a page, under the page's name, so that branches that edit different pages never meet in it.
A line is a citation: the mark of the claim, the key, how the facts were chosen, their marks, and the claim's first
words, which are for people; tabs part them. Marks are of what claim and fact say (`mark_of`), so a line holds for as
long as both say the same, wherever they stand. Lines are sorted, and their order means nothing.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from guide.markdown.citations import GROUP, KEY
from guide.markdown.page import Claim
from guide.marks import mark_of
from guide.place import Place, Problem

FOLDER, ENDING = ".ledger", ".tsv"
# How the facts were chosen: only one choice is possible, the best of several, or a person's.
WORKED_OUT, PROPOSED, CONFIRMED = HOW = ("worked out", "proposed", "confirmed")
_MARK = r"[0-9a-f]{8}"
_LINE = re.compile(rf"({_MARK})\t({KEY})\t({'|'.join(HOW)})\t({_MARK}(?: {_MARK})*)\t(.*)")
_CITED = re.compile(rf"\s*{GROUP.pattern}")
_WORDS = 60


@dataclass(frozen=True, slots=True)
class Basis:
    """What a citation rests on: marks of a claim and of facts of the card `key`; `line` is its place in the ledger."""

    claim: str
    key: str
    how: str
    facts: tuple[str, ...]
    words: str
    line: int = 0

    def __str__(self) -> str:
        return "\t".join((self.claim, self.key, self.how, " ".join(self.facts), self.words))


@dataclass(frozen=True, slots=True)
class Leaf:
    """The ledger of one page: the path that findings name, what it says, and the lines that say nothing."""

    path: str
    bases: Mapping[tuple[str, str], Basis]
    problems: tuple[Problem, ...] = ()

    def of(self, claim: Claim, key: str) -> Basis | None:
        """Return what the citation of `key` in `claim` rests on, or nothing while that is not known."""
        return self.bases.get((claim_mark(claim), key))


def claim_mark(claim: Claim) -> str:
    """Return the mark of what a claim says, whichever sources it cites and wherever it stands."""
    return mark_of(_said(claim.visible))


def first_words(claim: Claim) -> str:
    """Return the words by which a person knows a claim."""
    return " ".join(_said(claim.visible).split())[:_WORDS].strip()


# Several rules ask for each citation of a claim.
@lru_cache(maxsize=32768)
def _said(visible: str) -> str:
    return _CITED.sub("", visible)


def read_leaf(path: str, text: str) -> Leaf:
    """Read the ledger of one page; a line that is none, such as a mark of a merge, is a problem."""
    bases, problems = {}, []
    for number, line in enumerate(text.splitlines(), 1):
        if found := _LINE.fullmatch(line):
            basis = Basis(found[1], found[2], found[3], tuple(found[4].split()), found[5], number)
            bases[basis.claim, basis.key] = basis
        elif line.strip():
            problems.append(Problem(Place(number), "this is no line of the ledger"))
    return Leaf(path, bases, tuple(problems))


def written(bases: Iterable[Basis]) -> str:
    """Return the text of the ledger of one page."""
    return "".join(f"{line}\n" for line in sorted(set(map(str, bases))))


def leaf_path(docs: Path, location: str) -> Path:
    """Return where the ledger of the page at `location` below `docs` stands."""
    return docs / FOLDER / Path(location).with_suffix(ENDING)
