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
