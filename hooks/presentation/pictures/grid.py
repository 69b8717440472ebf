"""The grid of the evidence map: routes down, uses across, in each square a mark for each kind of source, and a key.

One unit is about one pixel on a phone. Many routes make two panels, which stand beside each other on a wide window.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from presentation.markup import render
from presentation.pictures.marks import Mark, half_circle, square, triangle

# What the columns are called where there is little room.
_HEADS = {
    "Cancer pain": ("Cancer",),
    "Chronic noncancer pain": ("Chronic", "noncancer"),
    "Perioperative pain": ("Peri-", "operative"),
    "Emergency and trauma": ("Emergency", "and trauma"),
}
# Shape and filling, so that colour says nothing on its own.
_MARKS = {"Systematic reviews": triangle, "Randomised trials": square, "Other studies in people": half_circle}
# Diameters of the marks, by the largest number of people that a source of the kind states.
_SIZES = (
    *((1000, 20.0, "1,000 or more people"), (200, 15.5, "200 to 999 people"), (50, 11.5, "50 to 199 people")),
    *((1, 7.5, "1 to 49 people"), (0, 4.0, "not stated")),
)
_WIDTH, _LEFT, _TOP, _ROW = 400, 88, 42, 46
_COLUMN = (_WIDTH - _LEFT) / len(_HEADS)
_LANE = _COLUMN / len(_MARKS)
# From the lower edge of the grid to the title of the key, and from line to line of the key.
_KEY, _KEY_LINE = 24, 22
# The key is about as high as so many rows; a panel is worth its place from so many rows on.
_KEY_ROWS, _PANEL = 3, 4


@dataclass(frozen=True, slots=True)
class Dot:
    """The keys of the sources of one kind about one use and route; `key` states most people, if one of them does."""

    route: str
    use: str
    kind: str
    sources: tuple[str, ...]
    largest: int
    key: str


@dataclass(frozen=True, slots=True)
class _Column:
    line: float
    middle: float
    words: Sequence[tuple[float, str]]


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A dot as it is drawn, in a lane of its square that is all a link."""

    x: float
    y: float
    left: float
    top: float
    mark: Mark
    number: str
    address: str
    label: str


def grids(id: str, dots: Sequence[Dot], name: Callable[[str], str], way: Callable[[Dot], str]) -> list[Markup]:
    """Return the drawings of `dots`, whose routes are the rows in their order; `id` begins each of the ids.

    `name` gives what people call a source by its key, and `way` the link from a mark to its sources.
    """
    routes = list(dict.fromkeys(dot.route for dot in dots))
    first = -(-(len(routes) + _KEY_ROWS) // 2)
    panels = [routes[:first], routes[first:]] if len(routes) >= 2 * _PANEL else [routes]
    return [
        _grid(
            f"{id}-{number}",
            [dot for dot in dots if dot.route in rows],
            panel_key=rows is panels[-1],
            name=name,
            way=way,
        )
        for number, rows in enumerate(panels, 1)
    ]


def _grid(
    id: str, dots: Sequence[Dot], *, panel_key: bool, name: Callable[[str], str], way: Callable[[Dot], str]
) -> Markup:
    tops = {route: _TOP + _ROW * number for number, route in enumerate(dict.fromkeys(dot.route for dot in dots))}
    bottom = _TOP + _ROW * len(tops)
    drawn = [_draw(dot, tops[dot.route], name(dot.key), way(dot)) for dot in dots]
    return render(
        "pictures/evidence_map.html",
        **{"id": id, "width": _WIDTH, "bottom": bottom},
        **{"height": bottom + (_KEY + _KEY_LINE * 5 + 12 if panel_key else 4)},
        **{"columns": _columns(), "rows": [(top, top + 28, route) for route, top in tops.items()]},
        **{"dots": drawn, "lane": round(_LANE, 2), "lane_height": _ROW},
        **{"heads": _heads(bottom + _KEY) if panel_key else (), "key": list(_key(bottom + _KEY)) if panel_key else ()},
    )


def _columns() -> list[_Column]:
    columns = []
    for number, words in enumerate(_HEADS.values()):
        line = _LEFT + _COLUMN * number
        lines = [(_TOP - 9 - 15 * (len(words) - at), word) for at, word in enumerate(words, 1)]
        columns.append(_Column(line, line + _COLUMN / 2, lines))
    return columns


def _draw(dot: Dot, top: float, name: str, address: str) -> _Drawn:
    left = _LEFT + _COLUMN * list(_HEADS).index(dot.use) + _LANE * list(_MARKS).index(dot.kind)
    x, size = round(left + _LANE / 2, 2), next(size for least, size, _ in _SIZES if dot.largest >= least)
    number = f"{len(dot.sources):,}"
    which = "" if len(dot.sources) == 1 else "most people in " if dot.largest else "among them "
    return _Drawn(
        x=x,
        y=top + 40,
        left=round(left, 2),
        top=top,
        mark=_MARKS[dot.kind](x, top + 15, size),
        number=number,
        address=address,
        label=f"{dot.route}, {dot.use}, {dot.kind}: {number}, {which}{name}",
    )


def _heads(y: float) -> Iterable[tuple[float, float, str]]:
    return ((0, y, "Shape: kind of source"), (_WIDTH / 2 + 14, y, "Size: most people in one"))


def _key(y: float) -> Iterator[tuple[float, float, str, Mark | None]]:
    """Yield where the words of the key begin, the words, and the mark before them if there is one."""
    for line, (kind, mark) in enumerate(_MARKS.items(), 1):
        yield 24, y + _KEY_LINE * line, kind, mark(10, y + _KEY_LINE * line - 4.5, _SIZES[2][1])
    yield 0, y + _KEY_LINE * 4 + 6, "Number: how many sources", None
    middle = _WIDTH / 2
    for line, (_, size, words) in enumerate(reversed(_SIZES), 1):
        yield middle + 42, y + _KEY_LINE * line, words, square(middle + 25, y + _KEY_LINE * line - 4.5, size)
