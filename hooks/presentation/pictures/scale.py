"""A scale of numbers along a line of a picture, with ticks at round numbers."""

from dataclasses import dataclass
from math import ceil, floor, log10

_MOST_STEPS = 5
_ROUND = (1, 2, 5, 10)


@dataclass(frozen=True, slots=True)
class Scale:
    """The numbers from `low` to `high`, which is more, laid along a line from `start` to `end`."""

    low: float
    high: float
    start: float
    end: float

    def at(self, number: float) -> float:
        """Return where on the line a number is."""
        return round(self.start + (self.end - self.start) * (number - self.low) / (self.high - self.low), 2)

    def ticks(self) -> list[tuple[float, str]]:
        """Return where the round numbers of the scale are, at most six, and how they are written."""
        least = (self.high - self.low) / _MOST_STEPS
        power = floor(log10(least))
        step = next(number * 10.0**power for number in _ROUND if number * 10.0**power >= least)
        decimals = max(0, -floor(log10(step)))
        numbers = [step * count for count in range(ceil(self.low / step), floor(self.high / step) + 1)]
        return [(self.at(number), f"{number:.{decimals}f}".replace("-", "−")) for number in numbers]


@dataclass(frozen=True, slots=True)
class LogScale:
    """The numbers from `low`, which is above 0, to `high` laid along a line so that each tenfold is as long."""

    low: float
    high: float
    start: float
    end: float

    def at(self, number: float) -> float:
        """Return where on the line a number is."""
        part = (log10(number) - log10(self.low)) / (log10(self.high) - log10(self.low))
        return round(self.start + (self.end - self.start) * part, 2)

    def ticks(self) -> list[tuple[float, str]]:
        """Return where 1 and 3 of each tenfold are, and how they are written."""
        powers = range(floor(log10(self.low)), ceil(log10(self.high)) + 1)
        numbers = [(step, power) for power in powers for step in (1, 3) if self.low <= step * 10.0**power <= self.high]
        return [(self.at(step * 10.0**power), f"{step * 10.0**power:.{max(0, -power)}f}") for step, power in numbers]
