"""A dose is written so that it cannot be misread.

Why: a trailing zero, a missing leading zero or a micro sign that is misread makes ten or a thousand times the dose.
Bad: a bolus of .5mg/kg, then 10 mcg/kg/min
Good: a bolus of 0.5 mg/kg, then 10 micrograms/kg/minute
"""

import re
from collections.abc import Callable, Iterator

from guide.figures.typography import MISREAD_UNIT, NO_LEADING_ZERO, NO_SPACE, SHORT_HOUR, TRAILING_ZERO
from guide.guide import Guide

from claimcheck.finding import Found

# What is found in each of these ways of writing, and what to write.
_REMEDIES: tuple[tuple[re.Pattern[str], Callable[[str], str]], ...] = (
    (TRAILING_ZERO, lambda dose: f"'{dose}' has a trailing zero; write '{dose.rstrip('0').rstrip('.')}'"),
    (NO_LEADING_ZERO, lambda dose: f"'{dose}' lacks its leading zero; write '0{dose}'"),
    (MISREAD_UNIT, lambda unit: f"'{unit}' is misread as mg; write 'micrograms'"),
    (NO_SPACE, lambda dose: f"'{dose}' has no space before the unit; write '{_spaced(dose)}'"),
    (SHORT_HOUR, lambda unit: f"'{unit}' has a short form of hour; write '{unit.rpartition('/')[0]}/hour'"),
)


def check(guide: Guide) -> Iterator[Found]:
    """Yield a finding for each dose in the prose of any page that is written in a way that is misread."""
    for page in guide.pages:
        for pattern, remedy in _REMEDIES:
            # Most pages have no short hour, and the pattern for it tries every letter.
            if pattern is SHORT_HOUR and "/h" not in page.masked:
                continue
            for found in pattern.finditer(page.masked):
                place = page.place(found.start())
                yield page.path, place, remedy(found[0])


def _spaced(dose: str) -> str:
    return re.sub(r"(?<=[0-9])(?=[^0-9.,])", " ", dose)
