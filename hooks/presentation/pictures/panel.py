"""One panel of a forest plot: effects on one scale, each with its words above its mark, over one axis.

One unit of a panel is one pixel on a phone; where there is more room, panels stand beside each other.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from textwrap import wrap

from guide.sources.effects import Effect
from markupsafe import Markup

from presentation.markup import render
from presentation.pictures.marks import Mark, circle, square
from presentation.pictures.scale import Scale

NO_INTERVAL = "interval not reported"
_WIDTH = 360
# The number of a tick may reach so far beyond it.
_INSET = 18
# How many letters a line holds in the widest typeface that pages ask for.
_LETTERS, _BOLD_LETTERS = 54, 44
_LINE, _NAME_LINE, _PLOT, _FOOT = 16, 17, 18, 46
_MARK = 8

_Line = tuple[float, str]


@dataclass(frozen=True, slots=True)
class _Row:
    """An effect as it is drawn: lines of words with their baselines, and where its estimate and interval are."""

    top: float
    height: float
    middle: float
    zero_top: float
    cap_top: float
    names: list[_Line]
    size: _Line
    details: list[_Line]
    mark: Mark
    interval: tuple[float, ...]
    address: str
    label: str


def forest_panel(
    id: str, effects: Sequence[Effect], what: str, name: Callable[[str], str], way: Callable[[str], str]
) -> Markup:
    """Return the panel of `effects`, which share a measure and its unit; `id` begins each of its ids.

    `name` gives what people call a source and `way` the link to it, both by its key; `what` says of what the effects
    are.
    """
    first = effects[0]
    unit = first.unit if first.measure == "mean difference" else "in standard deviations"
    about, what_of = ("Opioid use", "opioid") if first.outcome.startswith("opioid") else ("Pain", "pain")
    subtitle = _lines(wrap(f"{unit}; 0 is no difference", _LETTERS), 34, _LINE)
    scale = _scale(effects)
    rows: list[_Row] = []
    top = subtitle[-1][0] + 12
    for effect in effects:
        rows.append(_row(effect, top, scale, name(effect.key), way(effect.key)))
        top += rows[-1].height
    return render(
        "pictures/forest.html",
        **{"id": id, "width": _WIDTH, "height": top + _FOOT, "zero": scale.at(0), "ticks": scale.ticks()},
        **{"axis": top, "ticks_y": top + 17, "sides_y": top + 39},
        **{"title": f"{about}: {first.measure}", "what": what, "measure": first.measure, "unit": unit},
        **{"subtitle": subtitle, "rows": rows, "what_of": what_of},
    )


def _scale(effects: Sequence[Effect]) -> Scale:
    bounds = [_number(value) for effect in effects for value in (effect.estimate, effect.low, effect.high) if value]
    low, high = min(0.0, *bounds), max(0.0, *bounds)
    span = high - low or 1.0
    # Room for the words on a side that nothing has reached.
    low, high = min(low, -0.3 * span) - 0.04 * span, max(high, 0.3 * span) + 0.04 * span
    return Scale(low, high, _INSET, _WIDTH - _INSET)


def _row(effect: Effect, top: float, scale: Scale, name: str, address: str) -> _Row:
    size, details = _size(effect), _details(effect)
    names = _lines(wrap(name, _BOLD_LETTERS), top + 18, _NAME_LINE)
    # An estimate stands beside its source, or below it where both would not fit.
    beside = len(names) == 1 and len(name) + len(size) <= _BOLD_LETTERS
    at = names[-1][0] + (0 if beside else _NAME_LINE)
    lines = _lines(wrap(details, _LETTERS), at + _LINE, _LINE)
    middle = lines[-1][0] + 6 + _PLOT / 2
    x = scale.at(_number(effect.estimate))
    return _Row(
        top=top,
        height=middle + _PLOT / 2 - top,
        middle=middle,
        zero_top=middle - 7,
        cap_top=middle - 4,
        names=names,
        size=(at, size),
        details=lines,
        mark=square(x, middle, _MARK) if effect.low else circle(x, middle, _MARK),
        interval=tuple(scale.at(_number(end)) for end in (effect.low, effect.high) if end),
        address=address,
        label=f"{name}: {size}, {details}",
    )


def _lines(texts: list[str], first: float, apart: float) -> list[_Line]:
    """Return each text with its baseline, `first` that of the first one."""
    return [(first + apart * number, text) for number, text in enumerate(texts)]


def _number(printed: str) -> float:
    return float(printed.replace("−", "-").replace(",", ""))


def _size(effect: Effect) -> str:
    return f"{effect.estimate} ({effect.low} to {effect.high})" if effect.low else f"{effect.estimate} ({NO_INTERVAL})"


def _details(effect: Effect) -> str:
    """Return what tells a row from the others, in the words of the table."""
    outcome = "" if effect.outcome in ("pain", "opioid use") else effect.outcome.removeprefix("pain ")
    drug = effect.drug if effect.drug != "ketamine" else ""
    scale = effect.unit if effect.measure != "mean difference" else ""
    time = effect.time or "time not reported"
    # No line end parts a level from what it is the level of.
    certainty = f"{effect.certainty} certainty".replace(" ", "\u00a0") if effect.certainty else ""
    return ", ".join(filter(None, (time, outcome, scale, drug, effect.population, effect.route, certainty)))
