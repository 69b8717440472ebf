"""The amounts of a dose in one unit, mg/kg/hour or mg/kg, by arithmetic alone: no weight is made up for it."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from guide.figures.figure import find_figures
from guide.sources.doses import Dose, Limit

_HOURS = {"minute": Fraction(1, 60), "hour": Fraction(1), "day": Fraction(24)}
_MG_PER_KG = {"mg/kg": Fraction(1), "micrograms/kg": Fraction(1, 1000)}
_MG_PER_KG_PER_HOUR = {
    f"{amount}/{period}": mg / hours for amount, mg in _MG_PER_KG.items() for period, hours in _HOURS.items()
}


@dataclass(frozen=True, slots=True)
class Span:
    """The least and the most of an amount, which are equal where only one is stated."""

    low: Fraction
    high: Fraction

    def __str__(self) -> str:
        """Return it as pages write it, to three figures."""
        low, high = (f"{float(end):.3g}" for end in (self.low, self.high))
        return low if low == high else f"{low} to {high}"


def rate_of(of: Dose | Limit) -> Span | None:
    """Return the rate in mg/kg/hour, or nothing where its unit is not by weight and time."""
    return _span(of.rate, _MG_PER_KG_PER_HOUR)


def dose_of(of: Dose | Limit) -> Span | None:
    """Return the dose given at once or as a whole in mg/kg, or nothing where its unit is not by weight."""
    return _span(of.dose, _MG_PER_KG)


def total_of(dose: Dose) -> Span | None:
    """Return all that was given in mg/kg, or nothing where a part of the sum is not stated.

    It is the total that the source prints, or else the dose, and rate times time, on each of the days. What was given
    again and again, or up to some amount, has no sum.
    """
    if dose.total or dose.often:
        return _span(dose.total, _MG_PER_KG)
    parts = [dose_of(dose)] if dose.dose else []
    if dose.rate:
        parts.append(_infused(dose))
    known = [part for part in parts if part]
    if not known or len(known) < len(parts):
        return None
    days = int(dose.days) if dose.days.isdigit() else 1
    return Span(sum(part.low for part in known) * Fraction(days), sum(part.high for part in known) * Fraction(days))


def _infused(dose: Dose) -> Span | None:
    """Return rate times time; rates that follow each other have times of their own, which no field holds."""
    rate, time = rate_of(dose), _span(dose.time, _HOURS)
    bounded = any(figure.comparison for figure in (*find_figures(dose.rate), *find_figures(dose.time)))
    if not rate or not time or bounded or " then " in dose.rate:
        return None
    return Span(rate.low * time.low, rate.high * time.high)


def is_amount(name: str, text: str) -> bool:
    """Tell whether the field `name` of a dose has nothing but figures in units of its kind, by weight or not."""
    kinds: Mapping[str, tuple[str, ...]] = {
        "time": tuple(_HOURS),
        "rate": (*_MG_PER_KG_PER_HOUR, *(f"{amount}/{period}" for amount in ("mg", "micrograms") for period in _HOURS)),
    }
    units = kinds.get(name, (*_MG_PER_KG, "mg", "micrograms"))
    figures = find_figures(text)
    return bool(figures) and all(min(figure.units) in units for figure in figures)


def _span(text: str, factors: Mapping[str, Fraction]) -> Span | None:
    figures = find_figures(text)
    if not figures or not all(figure.units & factors.keys() for figure in figures):
        return None
    numbers = [Fraction(figure.value) * factors[min(figure.units & factors.keys())] for figure in figures]
    return Span(min(numbers), max(numbers))
