"""Who says what: the positions on the cards, as one grid, or as a table for one indication."""

import re
from collections.abc import Mapping

from guide.sources.cards import Card
from guide.sources.positions import ALL, Position, read_positions
from guide.vocabulary import INDICATIONS, POSITIONS

from presentation.markup import as_text, render
from presentation.references import Source

_PLACE = re.compile(r"<!-- positions: ([a-z -]+) -->")


def with_positions(markdown: str, cards: tuple[Card, ...], sources: Mapping[str, Source]) -> str:
    """Put a table in the place of each ``<!-- positions: indication -->``, and the grid of all for `all`."""
    stated = [position for card in cards if card.key in sources for position in read_positions(card)]

    def table(found: re.Match[str]) -> str:
        wanted = found[1]
        return _grid(stated, sources) if wanted == ALL else _table(wanted, stated, sources)

    return _PLACE.sub(table, markdown)


def _grid(stated: list[Position], sources: Mapping[str, Source]) -> str:
    """Return a row a body, a column an indication, bodies with the most positions first."""
    of_body: dict[str, dict[str, str]] = {}
    for position in stated:
        of_body.setdefault(position.key, {})[position.indication] = position.position
    columns = [name for name in INDICATIONS if any(name in said for said in of_body.values())]
    rows = [
        {"key": key, "name": as_text(sources[key].name), "cells": [said.get(name, "") for name in columns]}
        for key, said in sorted(of_body.items(), key=lambda item: (-len(item[1]), item[0]))
    ]
    return str(render("pages/positions_grid.md", columns=columns, rows=rows)) if rows else ""


def _table(indication: str, stated: list[Position], sources: Mapping[str, Source]) -> str:
    rows = [
        {
            "key": position.key,
            "name": as_text(sources[position.key].name),
            "position": position.position,
            "grade": as_text(position.grade or "not seen"),
            "searched": as_text(position.searched or "not seen"),
        }
        for position in sorted(stated, key=lambda position: (POSITIONS.index(position.position), position.key))
        if position.indication == indication
    ]
    return str(render("pages/positions.md", rows=rows)) if rows else ""
