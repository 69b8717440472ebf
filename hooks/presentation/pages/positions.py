"""Who says what: the positions on the cards, as one grid, or as a table for one indication."""

import re
from collections.abc import Mapping

from guide.sources.cards import Card
from guide.sources.positions import ALL, Position, read_positions
from guide.vocabulary import INDICATIONS, POSITIONS
from markupsafe import Markup

from presentation.markup import as_text, render
from presentation.references import Source

# What stands in one column of the grid.
_COLUMNS = (("for",), ("conditional", "specialist only"), ("insufficient evidence", "against", "silent"))
_PLACE = re.compile(r"<!-- positions: ([a-z -]+) -->")


def with_positions(markdown: str, cards: tuple[Card, ...], sources: Mapping[str, Source]) -> str:
    """Put a table in the place of each ``<!-- positions: indication -->``, and the grid of all for `all`."""

    def table(found: re.Match[str]) -> str:
        wanted = found[1]
        stated = [position for card in cards if card.key in sources for position in read_positions(card)]
        return _grid(stated, sources) if wanted == ALL else _table(wanted, stated, sources)

    return _PLACE.sub(table, markdown)


def _grid(stated: list[Position], sources: Mapping[str, Source]) -> str:
    """Return a row an indication: who is for it, who under conditions, who is not; so it fits a page and a phone."""
    rows = []
    for indication in INDICATIONS:
        said = sorted((of for of in stated if of.indication == indication), key=lambda of: (of.position, of.key))
        cells = [_bodies([of for of in said if of.position in column], sources) for column in _COLUMNS]
        if said:
            keys = "; ".join(f"@{key}" for key in sorted({of.key for of in said}))
            rows.append({"indication": indication.capitalize(), "cells": cells, "cited": keys})
    return str(render("pages/positions_grid.md", rows=rows)) if rows else ""


def _bodies(said: list[Position], sources: Mapping[str, Source]) -> Markup:
    """Return the names of bodies, each with its position where the column has several."""
    if not said:
        return Markup("none seen")
    named = [(_name(of, sources), of.position) for of in said]
    return Markup("; ").join(name if word in ("for", "conditional") else f"{name} ({word})" for name, word in named)


def _name(position: Position, sources: Mapping[str, Source]) -> Markup:
    """Return whose position it is, and the source as citations name it where that is another name."""
    name = as_text(sources[position.key].name)
    return as_text(position.body) + Markup(", in ") + name if position.body else name


def _table(indication: str, stated: list[Position], sources: Mapping[str, Source]) -> str:
    rows = [
        {
            "key": position.key,
            "name": _name(position, sources),
            "position": position.position,
            "what": as_text(position.what),
            "grade": as_text(position.grade or "not seen"),
        }
        for position in sorted(stated, key=lambda position: (POSITIONS.index(position.position), position.key))
        if position.indication == indication
    ]
    return str(render("pages/positions.md", rows=rows)) if rows else ""
