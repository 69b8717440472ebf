"""Forest plots: pooled effects as their reviews print them, in order of time; nothing is pooled or worked out here."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import groupby

from guide.figures.figure import find_figures
from guide.sources.effects import Effect

from presentation.pictures.panel import NO_INTERVAL, forest_panel
from presentation.pictures.twin import with_twin

_HOURS = {"minute": 1 / 60, "hour": 1, "day": 24, "week": 168, "month": 730, "year": 8766}
_LATER = 1_000_000.0
_NOT_REPORTED = "not reported"
_HEADER = (
    *("Review", "Outcome and time", "In whom, drug and route", "Compared with", "Measure"),
    *("Effect", "Trials and people", "Certainty, as the review states it", "Source"),
)


@dataclass(frozen=True, slots=True)
class Forest:
    """The forest plot of an indication; `what` says of what its effects are."""

    indication: str
    what: str


FORESTS = {
    "perioperative-effects": Forest("perioperative", "of ketamine and esketamine around surgery"),
    "chronic-effects": Forest("chronic-noncancer", "of ketamine in chronic noncancer pain"),
}


def forest_plot(picture: str, effects: Iterable[Effect], name: Callable[[str], str], way: Callable[[str], str]) -> str:
    """Return the forest plot called `picture`, with one panel for each measure, and the table of its effects.

    Effects share a panel only when they share a measure and its unit; a source whose scale is not known has its own.
    `name` gives what people call a source and `way` the link to it, both by its key. Returns nothing without effects.
    """
    forest = FORESTS[picture]
    shown = [effect for effect in effects if effect.indication == forest.indication]
    ordered = sorted(shown, key=lambda effect: (_panel(effect), *_time(effect), effect.key))
    if not ordered:
        return ""
    panels = [list(rows) for _, rows in groupby(ordered, key=_panel)]
    drawn = [forest_panel(f"{picture}-{number}", rows, forest.what, name, way) for number, rows in enumerate(panels, 1)]
    keys = "; ".join(f"@{key}" for key in dict.fromkeys(effect.key for effect in ordered))
    caption = (
        f"Effects {forest.what} as reviews have pooled them, from the table below and in order of time, those without "
        f"an hour last; reviews may share trials, and nothing has been pooled here [{keys}]."
    )
    return with_twin(drawn, caption, _HEADER, [_cells(effect, name(effect.key)) for effect in ordered])


def _panel(effect: Effect) -> tuple[str, str, str, str]:
    """Return what the effects of a panel share; pain comes before opioid use."""
    about = effect.outcome.split()[0]
    own = effect.key if "not stated" in effect.unit else ""
    unit = effect.unit if effect.measure == "mean difference" else ""
    return ("" if about == "pain" else about, effect.measure, own, unit)


def _time(effect: Effect) -> tuple[float, float]:
    """Return the latest and the earliest hour of an effect's time, for the order of rows."""
    hours = [
        float(figure.value) * _HOURS[unit]
        for figure in find_figures(effect.time)
        for unit in figure.units
        if unit in _HOURS
    ]
    early = 0.0 if effect.time.startswith("immediate") else _LATER
    return (max(hours, default=early), min(hours, default=early))


def _cells(effect: Effect, name: str) -> tuple[str, ...]:
    interval = f" ({effect.interval} {effect.low} to {effect.high})" if effect.low else f" ({NO_INTERVAL})"
    trials = f"{effect.studies} trial{'' if effect.studies == '1' else 's'}" if effect.studies else ""
    people = f"{effect.participants} people" if effect.participants else ""
    return (
        name,
        f"{effect.outcome.capitalize()}, {effect.time or 'time not reported'}",
        ", ".join(filter(None, (effect.population, effect.drug or "ketamine", effect.route or "route not reported"))),
        effect.comparator or _NOT_REPORTED,
        ", ".join(filter(None, (effect.measure, effect.unit))),
        effect.estimate + interval,
        ", ".join(filter(None, (trials, people))) or _NOT_REPORTED,
        effect.certainty or _NOT_REPORTED,
        f"[@{effect.key}]",
    )
