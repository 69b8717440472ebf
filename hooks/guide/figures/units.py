"""The units of figures: how each is written, and which of them count people, studies or time."""

import re

PEOPLE, STUDIES = "people", "studies"
# What may stand between a count and what is counted: "14 small randomised trials".
_ADJECTIVES = r"(?:(?!(?:of|in|to|and|or|with|for|by|from|than|versus|on|at|the)\b)[a-z-]+ ){0,3}"
_UNITS = {
    "%": r"%|per ?cent",
    "mg": r"mg|milligrams?",
    "micrograms": r"micrograms?|microg|mcg|[µμ]g|ug",
    "ng": r"ng|nanograms?",
    "g": r"g|grams?",
    "kg": r"kg|kilograms?",
    "ml": r"m[lL]|millilitres?",
    "l": r"L|litres?",
    "mmol": r"mmol",
    "mmHg": r"mm ?Hg",
    "mm": r"mm",
    "cm": r"cm",
    "units": r"IU|units?",
    "second": r"seconds?|secs?|s",
    "minute": r"minutes?|mins?",
    "hour": r"hours?|hrs?|h",
    "day": r"days?|d",
    "week": r"weeks?|wks?",
    "month": r"months?",
    "year": r"years?|yrs?",
    PEOPLE: (
        rf"{_ADJECTIVES}(?:people|persons?|patients?|participants?|adults?|children|volunteers?|subjects?|men|women"
        r"|inpatients?|outpatients?|respondents?|users?|cases?)"
    ),
    STUDIES: (
        rf"{_ADJECTIVES}(?:studies|study|trials?|RCTs?|reviews?|meta-analys[ei]s|articles?|reports?|papers?|records?)"
    ),
}
COUNTED = {PEOPLE, STUDIES}
TIMES = {"second", "minute", "hour", "day", "week", "month", "year"}
_PATTERN_OF_UNIT = "(?i:" + "|".join(f"(?:{pattern})" for pattern in _UNITS.values()) + ")"
_PER = r"(?:\s?/\s?|\s?per |\san? (?=hour|minute|day|week|month|year))"
UNIT = rf"(?:(?:{_PATTERN_OF_UNIT})(?![A-Za-z%])(?:{_PER}(?:{_PATTERN_OF_UNIT})(?![A-Za-z%]))*)"
CANONICAL = [(re.compile(rf"(?:{pattern})\Z", re.IGNORECASE | re.ASCII), unit) for unit, pattern in _UNITS.items()]
