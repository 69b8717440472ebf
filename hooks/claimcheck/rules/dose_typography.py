"""A dose is written so that it cannot be misread.

Why: a trailing zero, a missing leading zero or a micro sign that is misread makes ten or a thousand times the dose.
Bad: a bolus of .5mg/kg, then 10 mcg/kg/min
Good: a bolus of 0.5 mg/kg, then 10 micrograms/kg/minute
"""

import re
from collections.abc import Iterator

from guide.guide import Guide

from claimcheck.finding import Found

_UNIT = r"(?:mg|g|kg|ng|micrograms?|mcg|ug|[µμ]g|mL|ml|L|mmol|units)"
_CHECKS = (
    (
        re.compile(rf"(?<![\d.,])\d+(?:,\d{{3}})*\.\d*0(?=\s?{_UNIT}\b)"),
        lambda found: f"'{found}' has a trailing zero; write '{found.rstrip('0').rstrip('.')}'",
    ),
    (
        re.compile(rf"(?<![\d\w.,])\.\d+(?=\s?(?:{_UNIT}\b|%))"),
        lambda found: f"'{found}' lacks its leading zero; write '0{found}'",
    ),
    (
        re.compile(r"(?<![A-Za-z])(?:mcg|ug|[µμ]g)(?![A-Za-z])"),
        lambda found: f"'{found}' is misread as mg; write 'micrograms'",
    ),
    (
        re.compile(rf"(?<![\w.,])\d+(?:[.,]\d+)*{_UNIT}(?![A-Za-z])"),
        lambda found: (
            f"'{found}' has no space before the unit; write '{re.sub(r'(?<=[0-9])(?=[^0-9.,])', ' ', found)}'"
        ),
    ),
    (
        re.compile(rf"(?<![A-Za-zµμ]){_UNIT}(?:/kg)?/(?:h|hr|hrs)(?![A-Za-z])"),
        lambda found: f"'{found}' has a short form of hour; write '{found.rpartition('/')[0]}/hour'",
    ),
)


def _spaced(dose: str) -> str:
    return re.sub(r"(?<=[0-9])(?=[^0-9.,])", " ", dose)


def check(guide: Guide) -> Iterator[Found]:
    """Yield a finding for each dose in the prose of any page that is written in a way that is misread."""
    for page in guide.pages:
        for pattern, remedy in _CHECKS:
            for found in pattern.finditer(page.masked):
                place = page.place(found.start())
                yield page.path, place, remedy(found[0])
