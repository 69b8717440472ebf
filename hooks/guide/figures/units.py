"""The one table of units: how each is written, and which of them measure, tell time, or count.

A unit is read as a whole, whatever signs it is written with: mg/kg/hour, mg kg⁻¹ h⁻¹ and mg per kg hourly are one.
What stands below the line of a fraction is never dropped, known or not: mg/stone is no mg.
"""

import re
from functools import cache

PEOPLE, STUDIES, PART = "people", "studies", "part"
PERCENT, POINTS, TIMES_AS_MUCH = "%", "points", "times"
# How the guide writes its units of amount, and how others write them.
_AMOUNTS = {
    "mg": r"mgs?|milligrams?|milligrammes?",
    "micrograms": r"micrograms?|microgrammes?|microg|mcg|[µμ]g|ug",
    "ng": r"ng|nanograms?",
    "pg": r"pg|picograms?",
    "g": r"g|grams?|grammes?",
    "kg": r"kgs?|kilograms?|kilogrammes?",
    "lb": r"lbs?|pounds?",
    "stone": r"stones?",
    "ml": r"m[lL]s?|millilit(?:re|er)s?",
    "microlitres": r"[µμ]l|microlit(?:re|er)s?",
    "dl": r"dl|decilit(?:re|er)s?",
    "l": r"[lL]|lit(?:re|er)s?",
    "mol": r"mol|moles?",
    "mmol": r"mmol|millimoles?",
    "micromol": r"[µμ]mol|umol|micromol(?:es?)?",
    "nmol": r"nmol|nanomoles?",
    "pmol": r"pmol|picomoles?",
    "micromolar": r"micromolar|[µμ]M",
    "nanomolar": r"nanomolar|nM",
    "units": r"IU|units?",
    "mEq": r"mEq",
    "drops": r"drops?|gtt",
}
_MEASURES = {
    PERCENT: r"per ?cent",
    "percentage points": r"percent(?:age)?[- ]points?",
    "mmHg": r"mm ?Hg",
    "cmH2O": r"cm ?H2O",
    "kPa": r"kPa",
    "m²": r"m(?:²|2|\^2)|square met(?:re|er)s?",
    "mm²": r"mm(?:²|2|\^2)",
    "cm²": r"cm(?:²|2|\^2)|square centimet(?:re|er)s?",
    "mm": r"mm|millimet(?:re|er)s?",
    "cm": r"cm|centimet(?:re|er)s?",
    "metre": r"met(?:re|er)s?|m",
    "km": r"km|kilomet(?:re|er)s?",
    "°C": r"°C|degrees? Celsius",
    "kcal": r"kcal",
    "kDa": r"kDa",
    "Hz": r"Hz",
    "kHz": r"kHz",
    "mV": r"mV",
    "mA": r"mA",
    "mJ": r"mJ",
    "dB": r"dB",
    "Gy": r"Gy",
    "breaths": r"breaths?",
    "beats": r"beats?|bpm",
}
_TIMES = {
    "ms": r"ms|milliseconds?",
    "second": r"seconds?|secs?|s",
    "minute": r"minutes?|mins?",
    "hour": r"hours?|hrs?|h",
    "day": r"days?|d",
    "night": r"nights?",
    "week": r"weeks?|wks?",
    "month": r"months?",
    "year": r"years?|yrs?",
}
# What a dose or a strength is given in, and with it what its number is kept together with on a line.
DOSES = ("mg", "micrograms", "g", "ml")
KEPT_TOGETHER = (*DOSES, "kg", "ng", "nmol", "mmol", "mm", "cm")
# Short forms of a microgram, which are taken for milligrams.
MISREAD = r"m(?<![A-Za-z]m)cg|µ(?<![A-Za-z]µ)g|μ(?<![A-Za-z]μ)g|u(?<=\du)g|u(?<=\d\su)g"
# What may stand between a count and what is counted: "14 small randomised trials".
_ADJECTIVES = (
    r"(?:(?!(?:of|in|to|and|or|with|for|by|from|than|versus|on|at|the|had|who|was|were|times|points?|weeks?|days?|hours?"
    r"|months?|years?|minutes?|is|are|a|an|has|have|counts?|infusions|injections|doses|sprays|sessions|events|deaths"
    r"|episodes|groups|arms|hospitals|sites|countries|each)\b)[a-z-]+ ){0,3}?"
)
_PEOPLE = (
    r"people|persons?|patients?|participants?|adults?|child(?:ren)?|volunteers?|subjects?|m[ae]n|wom[ae]n|in-?patients"
    r"|out-?patients|respondents?|users?|cases?|controls|completers|responders|survivors|veterans|casualties|boys"
    r"|girls|infants|newborns|neonates|babies|adolescents"
)
_STUDIES = r"studies|study|trials?|RCTs?|reviews?|meta-analys[ei]s|articles?|reports?|papers?|records?|publications?"
_COUNTED = {
    PEOPLE: _ADJECTIVES + rf"(?:{_PEOPLE})",
    STUDIES: _ADJECTIVES + rf"(?:{_STUDIES})",
    POINTS: r"points?",
    TIMES_AS_MUCH: r"times|x",
    "infusions": r"infusions?",
    "injections": r"injections?",
    "doses": r"doses?",
    "sprays": r"sprays?",
    "tablets": r"tablets?|capsules?",
    "sessions": r"sessions?",
    "events": r"events?|reactions?",
    "deaths": r"deaths?",
    "episodes": r"episodes?|attacks?",
    "groups": r"groups?|arms?",
    "sites": r"hospitals?|sites?|cent(?:re|er)s?|clinics?",
    "countries": r"countr(?:y|ies)",
    "animals": r"rabbits?|rats?|mice|mouse|dogs?|animals?|pigs?",
}
AMOUNTS, TIMES, COUNTED = frozenset(_AMOUNTS), frozenset(_TIMES), frozenset(_COUNTED)
# What stands before its number: grade 3, stage IV.
GRADES = frozenset({"grade", "stage", "phase", "level"})
_ADVERBS = {
    "hourly": "hour",
    "daily": "day",
    "nightly": "night",
    "weekly": "week",
    "monthly": "month",
    "yearly": "year",
}
PERIODS = ("minute", "hour", "day", "night", "week", "month", "year")
PERIOD = rf"(?:{'|'.join(PERIODS)})"
ADVERB = rf"(?:{'|'.join(_ADVERBS)})"
_MEASURED = _AMOUNTS | _MEASURES | _TIMES
_ATOM = rf"(?:[%‰]|(?i:(?:{'|'.join(f'(?:{pattern})' for pattern in _MEASURED.values())})(?![A-Za-z²])))"
_POWER = r"(?:⁻[¹²³]|\^?[-−–][123](?!\d|\.\d))"
_PER = rf"(?:\s?/\s?|\sper\s(?!cent)|\s(?:an?|each|every)\s(?={PERIOD}s?\b))"
_BELOW = rf"(?:{_ATOM}|(?<=[a-z]/)[A-Za-z]+[²³]?)"
MEASURE = (
    rf"{_ATOM}(?:·{_ATOM}(?!{_POWER}))?(?:{_PER}{_BELOW}{_POWER}?|[ ·.]?{_ATOM}{_POWER}|\s(?:{ADVERB}|at night)\b"
    r"|(?:/|\s(?:per|an?|each)\s)dose\b)*"
)
_COUNT = rf"(?i:(?:{'|'.join(f'(?:{pattern})' for pattern in _COUNTED.values())})(?![A-Za-z]))"
UNIT = rf"(?:{MEASURE}|{_COUNT}(?:/(?:{PERIOD})\b)?)"
_CANONICAL = [
    (re.compile(rf"(?:{pattern})\Z", re.IGNORECASE), unit) for unit, pattern in (_MEASURED | _COUNTED).items()
]
_SEPARATOR = re.compile(rf"\s?/\s?|\s(?:per|an?|each|every)\s(?!cent)|\s(?={ADVERB}\b|at night\b)")
_WITH_POWER = re.compile(rf"(?P<above>.*?)[ ·.]?(?P<unit>[^\W\d_°]+|[%‰])(?P<power>{_POWER})\Z")


def written(*units: str) -> str:
    """Return a pattern of how the guide's pages write these units, longest first: the only spelling that they allow."""
    forms = set(units) | {unit.removesuffix("s") for unit in units if len(unit) > 4}
    return "|".join(re.escape(form) for form in sorted(forms, key=lambda form: (-len(form), form)))


def any_spelling(*units: str) -> str:
    """Return a pattern of these units in all the ways in which they are written."""
    return "|".join(_MEASURED[unit] for unit in units)


_KNOWN = frozenset({"", PART, *GRADES, *_MEASURED, *_COUNTED, "‰"})


@cache
def is_known(unit: str) -> bool:
    """Return whether each part of a canonical unit is in the table."""
    return unit.startswith("P") or _KNOWN.issuperset(re.split("[/·]", unit))


_POWERS = str.maketrans("¹²³", "123")


@cache
def canonical(unit: str) -> str:
    """Return the one name of a unit that `UNIT` has matched; what a table does not know stays as it is written."""
    parts: list[str] = []
    for written_part in _SEPARATOR.split(unit):
        above = written_part
        below: list[str] = []
        while found := _WITH_POWER.match(above):
            power = found["power"][-1].translate(_POWERS)
            below.append(_atom(found["unit"]) + ("" if power == "1" else f"^{power}"))
            above = found["above"]
        parts += ["·".join(map(_atom, above.split("·"))), *reversed(below)]
    return "/".join(part for part in parts if part and (part != "doses" or part is parts[0]))


def _atom(text: str) -> str:
    text = text.strip()
    if text in _ADVERBS or text == "at night":
        return _ADVERBS.get(text, "night")
    return next((unit for pattern, unit in _CANONICAL if pattern.match(text)), text)
