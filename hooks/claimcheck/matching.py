"""Which figures of a claim stand on the cards of its sources, as the same quantity and in the same company.

A figure is looked for by value and unit. What is written as one thing is looked for as one thing
too: both ends of a range (0.1 to 0.3 mg/kg), a part and its whole (7 of 9), an estimate and its
interval (0.86, 95% CI 0.71 to 1.05).
"""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from guide.figures.direction import less_by
from guide.figures.figure import Figure, find_figures, told_apart
from guide.figures.numbers import percent_of
from guide.figures.pairs import Pair, find_pairs
from guide.figures.units import PART
from guide.markdown.page import Claim
from guide.sources.bibliography import Entry
from guide.sources.cards import Card, Fact

from claimcheck.naming import counts_sources, names_a_source
from claimcheck.prose import prose_of

_BELONGS = re.compile(r"[^|;)\d]{0,60}")


@dataclass(frozen=True, slots=True)
class Missing:
    """What a claim states and no cited card has: `start` counts from the claim's beginning; a pair or one figure."""

    start: int
    text: str
    figure: Figure
    together: bool = False


@dataclass(frozen=True, slots=True)
class Stated:
    """What a claim states: its prose, its figures, those of them that no source need have, and its pairs.

    A pair comes with the index of its first figure; `of_one` says that the claim cites one source.
    """

    prose: str
    figures: list[Figure]
    exempt: frozenset[int]
    pairs: list[tuple[int, Pair]]
    of_one: bool = True

    def held_by(self, lines: Collection[Fact]) -> tuple[set[int], set[int]]:
        """Return the indexes of the figures that stand in `lines`, and of the pairs that stand there together."""
        wanted = {value for figure in self.figures for value in figure.values}
        lines = [line for line in lines if not wanted.isdisjoint(line.values)]
        less = self._less_by() if any(figure.value[0] == "-" for line in lines for figure in line.figures) else set()
        known = by_value(figure for line in lines for figure in line.figures)
        pairs = {pair for line in lines for pair in line.pairs}
        # "Lower by 0.75 (−0.3 to 1.2)" is −0.75 (−1.2 to 0.3): its ends are the card's, though neither is alone.
        turned = {
            at
            for index, pair in self.pairs
            if len(pair.values) == 3 and any(pair.same_as(other, index in less) for other in pairs)
            for at in (index, index + 2, index + 3)
            if any(map(self.figures[at].same_but_for_sign, near(self.figures[at], known)))
        }
        alone = {
            index
            for index, figure in enumerate(self.figures)
            if index not in self.exempt | turned
            and any(
                figure.same_as(other) and (other.value != f"-{figure.value}" or index in less)
                for other in told_apart(figure, near(figure, known))
            )
        }
        apart = {index for index, _ in self.pairs if not {index, index + 1} <= alone}
        together = {index for index, pair in self.pairs if _stands_together(pair, pairs, index in less)}
        return alone | turned, apart | together

    def _less_by(self) -> set[int]:
        """Return the indexes of the figures whose minus sign may be in words, or in those of what they belong to.

        The interval of what is "lower by 0.75" belongs to it, and so does the other end of a range.
        """
        less: set[int] = set()
        for index, figure in enumerate(self.figures):
            before = self.figures[index - 1]
            belongs = index - 1 in less and _BELONGS.fullmatch(self.prose, before.end, figure.start)
            if belongs or less_by(self.prose, figure.start, figure.end):
                less.add(index)
        return less

    def missing_from(self, lines: Collection[Fact]) -> list[Missing]:
        """Return what `lines` do not hold, in reading order."""
        alone, together = self.held_by(lines)
        missing = {
            index: Missing(figure.start, figure.text, figure)
            for index, figure in enumerate(self.figures)
            if index not in self.exempt | alone
        }
        for index, pair in self.pairs:
            if index not in together:
                whole = self.prose[pair.start : pair.end]
                missing[index] = Missing(pair.start, whole, self.figures[index], together=True)
        return [missing[index] for index in sorted(missing)]


def stated_by(claim: Claim, cited: Collection[Card], entries: Mapping[str, Entry]) -> Stated:
    """Return what `claim` states; `entries` give the years of the cited sources, which are part of a name."""
    prose = prose_of(claim)
    figures = find_figures(prose)
    exempt = frozenset(
        index
        for index, figure in enumerate(figures)
        if figure.of_dose
        or names_a_source(figure, prose, cited, entries)
        or counts_sources(figure, prose, claim, entries)
    )
    return Stated(prose, figures, exempt, list(find_pairs(prose, figures, of_claim=True)), len(cited) == 1)


def missing_figures(claim: Claim, cited: Collection[Card], entries: Mapping[str, Entry]) -> list[Missing]:
    """Return what `claim` states that no cited card has; `entries` give the years that are part of a name."""
    return stated_by(claim, cited, entries).missing_from(lines_of(cited))


def lines_of(cited: Iterable[Card]) -> list[Fact]:
    """Return all that a claim may rest on, on several cards."""
    return [line for card in cited for line in card.lines]


def by_value(figures: Iterable[Figure]) -> dict[str, list[Figure]]:
    """Return figures by their values without a sign, and parts by the per cent that they are as well."""
    known: dict[str, list[Figure]] = {}
    for figure in figures:
        known.setdefault(figure.plain, []).append(figure)
        if PART in figure.units:
            known.setdefault(percent_of(figure.value), []).append(figure)
    return known


def near(figure: Figure, known: Mapping[str, list[Figure]]) -> list[Figure]:
    """Return the figures that may be the same as `figure`."""
    shares = known.get(percent_of(figure.value), []) if PART in figure.units else []
    return known.get(figure.plain, []) + shares


def stating(figure: Figure, lines: Iterable[Fact]) -> list[Fact]:
    """Return those of `lines` that state this figure of a claim."""
    values = figure.values
    return [line for line in lines if not line.values.isdisjoint(values) and any(map(figure.same_as, line.figures))]


def holding(claim: Claim, cited: Collection[Card]) -> list[Fact]:
    """Return the facts of the cited cards that hold a figure of `claim`."""
    figures = find_figures(prose_of(claim))
    held = {id(fact) for figure in figures for card in cited for fact in stating(figure, card.facts)}
    return [fact for card in cited for fact in card.facts if id(fact) in held]


def _stands_together(pair: Pair, known: Collection[Pair], in_words: bool) -> bool:
    if any(pair.same_as(other, in_words) for other in known):
        return True
    # From 8 to 3: a source may give the two in two places, but not the other way round, nor each beside another.
    return pair.change and not any(
        pair.values == other.values[::-1] or (pair.contrast and other.contrast and set(pair.values) & set(other.values))
        for other in known
    )
