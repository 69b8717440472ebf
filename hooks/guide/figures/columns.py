"""Whose a result in a table is, where its column is headed by an arm of a trial: | Ketamine | Placebo |."""

import re
from collections.abc import Iterator

from guide.figures.arms import Owned, arm_alone, find_arms
from guide.figures.figure import Figure
from guide.figures.units import AMOUNTS, TIMES

_CELL = re.compile(r"(?<!\\)\|")


def find_column_arms(header: str, row: str, figures: list[Figure]) -> Iterator[Owned]:
    """Yield the results of a `row` that stand below the name of an arm in its `header`, and say no other themselves.

    Doses and times are left out: below the name of a drug may stand how much of another one was used.
    """
    if not header:
        return
    heads = _CELL.split(header)
    said = {owned.figure.start for owned in find_arms(row, figures)}
    for figure in figures:
        column = len(_CELL.findall(row[: figure.start]))
        arm = arm_alone(heads[column]) if column < len(heads) else ""
        unit = min(figure.units).split("/")[0]
        if arm and figure.start not in said and unit not in {*AMOUNTS, *TIMES} and not unit.startswith("P"):
            yield Owned(figure, arm)
