"""The dose landscape: each dose on the cards where it stands on a scale, and its table; nothing is fitted or pooled."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from guide.sources.amounts import Span, dose_of, rate_of, total_of
from guide.sources.cards import Card
from guide.sources.doses import Dose, Limit, read_doses, read_limits
from guide.vocabulary import AGAINST, DOSE_PICTURES
from markupsafe import Markup

from presentation.pictures.dose_key import key_panel
from presentation.pictures.dose_panel import DoseRow, dose_panel, scale_for
from presentation.pictures.dose_words import (
    HEADER,
    cells_of_dose,
    cells_of_limit,
    details_of_dose,
    details_of_limit,
    label_of_dose,
    label_of_limit,
)
from presentation.pictures.scale import LogScale
from presentation.pictures.twin import with_twin

_BLINDED = ("double-blind", "single-blind", "blinded")
_DOCUMENTS = "What documents set"


@dataclass(frozen=True, slots=True)
class _Axis:
    """A scale of the landscape: what it is called, its unit, and where a dose or a limit lies on it."""

    name: str
    unit: str
    of_dose: Callable[[Dose], Span | None]
    of_limit: Callable[[Limit], Span | None]

    def at(self, dose: Dose) -> Span | None:
        """Return where a dose is drawn: a route that the card does not state is not known to be into a vein."""
        return self.of_dose(dose) if dose.route else None


_AXES = (
    _Axis("rate of infusion", "mg/kg/hour", rate_of, rate_of),
    _Axis("total dose", "mg/kg", total_of, dose_of),
)


@dataclass(frozen=True, slots=True)
class _Landscape:
    """All that the cards state of doses; `name` gives what people call a source and `way` the link to it."""

    doses: list[tuple[Dose, Card]]
    limits: list[Limit]
    name: Callable[[str], str]
    way: Callable[[str], str]


def dose_landscape(
    picture: str, cards: Sequence[Card], name: Callable[[str], str], way: Callable[[str], str], keyed: str
) -> str:
    """Return the panels called `picture`, up to two for each of its indications, and the table of their doses.

    `name` gives what people call a source and `way` the link to it, both by its key. `keyed` is the picture of the page
    that the key stands in front of; each other links to it. Returns nothing without doses.
    """
    doses = [(dose, card) for card in cards for dose in read_doses(card)]
    land = _Landscape(doses, [limit for card in cards for limit in read_limits(card)], name, way)
    key = f"{keyed}-key"
    panels: list[Markup] = []
    rows: list[tuple[str, ...]] = []
    for indication in DOSE_PICTURES[picture]:
        of = sorted(((dose, card) for dose, card in doses if dose.indication == indication), key=_order)
        limits = [limit for limit in land.limits if of and limit.indication == indication]
        for axis in _AXES:
            if drawn := [*_limits(axis, limits, land), *_studies(axis, of, land)]:
                title = f"{indication[0].upper()}{indication[1:]}: {axis.name}"
                id, scale = f"{picture}-{len(panels) + 1}", _scale(axis, land)
                leads = not panels and picture != keyed
                panels.append(dose_panel(id, title, axis.unit, drawn, scale, key if leads else ""))
        rows += [cells_of_limit(limit, name(limit.key)) for limit in limits]
        rows += [cells_of_dose(dose, card, name(dose.key)) for dose, card in of]
    if not rows:
        return ""
    keys = "; ".join(dict.fromkeys(row[-1].strip("[]") for row in rows))
    caption = (
        "Each mark is a dose that a study gave into a vein or that a document prints, and none of them is advice; "
        f"nothing has been fitted or pooled [{keys}]."
    )
    return with_twin([*([key_panel(key)] if picture == keyed else []), *panels], caption, HEADER, rows)


def _scale(axis: _Axis, land: _Landscape) -> LogScale:
    spans = [*(axis.at(dose) for dose, _ in land.doses), *(axis.of_limit(limit) for limit in land.limits)]
    return scale_for([span for span in spans if span])


def _limits(axis: _Axis, limits: Sequence[Limit], land: _Landscape) -> list[DoseRow]:
    rows = []
    for limit in limits:
        if span := axis.of_limit(limit):
            name = land.name(limit.key)
            label = label_of_limit(limit, name, span, axis.unit)
            details = details_of_limit(limit)
            rows.append(DoseRow(name, land.way(limit.key), _DOCUMENTS, limit.kind, span, details, label))
    return sorted(rows, key=lambda row: (row.span.high, row.span.low))


def _studies(axis: _Axis, doses: Sequence[tuple[Dose, Card]], land: _Landscape) -> list[DoseRow]:
    rows = []
    for dose, card in doses:
        if span := axis.at(dose):
            name = land.name(dose.key)
            label, group = label_of_dose(dose, card, name, span, axis.unit), f"Against {dose.against}"
            people, blinded = int(dose.people.replace(",", "") or 0), dose.blinding in _BLINDED
            details = details_of_dose(dose, card)
            rows.append(DoseRow(name, land.way(dose.key), group, dose.result, span, details, label, people, blinded))
    return sorted(rows, key=lambda row: (_group(row.group), row.span.high, row.span.low))


def _order(one: tuple[Dose, Card]) -> tuple[int, float, str]:
    dose, _ = one
    span = rate_of(dose) or total_of(dose)
    return AGAINST.index(dose.against), float(span.high) if span else 0.0, dose.key


def _group(heading: str) -> int:
    return AGAINST.index(heading.removeprefix("Against "))
