"""Doses: what was given in a study, and what documents set, in the front matter of a card, each from facts of it.

doses:
  - {indication: surgery, drug: ketamine, route: intravenous, dose: 0.5 mg/kg, rate: 0.1 mg/kg/hour, time: 24 hours,
     people: 40, blinding: double-blind, against: no ketamine, comparator: placebo, outcome: morphine use,
     result: better, given: 1, found: 2}
limits:
  - {indication: surgery, kind: ceiling, drug: ketamine, route: intravenous, rate: 1 mg/kg/hour, what: acute pain,
     given: 3}
"""

from dataclasses import dataclass, fields

from guide.sources.cards import Card, Fact
from guide.sources.listed import listed_items


@dataclass(frozen=True, slots=True)
class Dose:
    """A dose that was studied, each value as the fact `given` of its card prints it; what it lacks is empty.

    `dose` is given at once or as a whole, and again as `often` says; `rate` by time, for so long and on so many `days`;
    `total` is all of it where the source prints that. The fact `found` states the result for the first outcome of the
    card about pain or analgesic use, and `also` what the card says beside it that points elsewhere.
    """

    key: str
    line: int
    indication: str = ""
    population: str = ""
    drug: str = ""
    route: str = ""
    dose: str = ""
    often: str = ""
    rate: str = ""
    time: str = ""
    days: str = ""
    total: str = ""
    people: str = ""
    blinding: str = ""
    against: str = ""
    comparator: str = ""
    outcome: str = ""
    result: str = ""
    also: str = ""
    given: str = ""
    found: str = ""


@dataclass(frozen=True, slots=True)
class Limit:
    """A dose that a document sets as a ceiling, advises or is a label of, as the fact `given` of its card prints it."""

    key: str
    line: int
    indication: str = ""
    kind: str = ""
    drug: str = ""
    route: str = ""
    dose: str = ""
    rate: str = ""
    days: str = ""
    what: str = ""
    given: str = ""


def read_doses(card: Card) -> tuple[Dose, ...]:
    """Return the doses of `card` that have the form of one, whether or not its facts say so."""
    known = {field.name for field in fields(Dose)} - {"key", "line"}
    return tuple(
        Dose(card.key, line, **{name: value for name, value in item.items() if name in known})
        for line, item in listed_items(card, "doses") or ()
    )


def read_limits(card: Card) -> tuple[Limit, ...]:
    """Return the limits of `card` that have the form of one, whether or not its facts say so."""
    known = {field.name for field in fields(Limit)} - {"key", "line"}
    return tuple(
        Limit(card.key, line, **{name: value for name, value in item.items() if name in known})
        for line, item in listed_items(card, "limits") or ()
    )


def fact_of(card: Card, number: str) -> Fact | None:
    """Return the fact of this number, or nothing when the card has none."""
    return next((fact for fact in card.facts if str(fact.number) == number), None)
