"""What stands around a number and says what sort of number it is: a comparison, a kind of ratio or interval."""

import re

from guide.figures.units import PERIOD

_NEAR = 48
_THAN = r"\s(?:than|to)\s(?:(?:the|a|an|about|or\sequal\sto)\s)?"
_UP_TO = (
    rf"(?:no|not)\s(?:(?:more|greater|higher|longer|later|older){_THAN}|(?:above|over|beyond)\s)|not\sexceed(?:ing)?\s|at\smost\s|up\sto\s"
    r"|max(?:imum)?\s(?:of\s|dose\sof\s)?"
)
_AT_LEAST = (
    rf"(?:no|not)\s(?:(?:less|fewer|lower|shorter|younger){_THAN}|(?:below|under)\s)|at\sleast\s|minimum\s(?:of\s)?"
)
_MORE = rf"(?:more|greater|higher|older|longer|larger){_THAN}|above\s|exceed(?:s|ed|ing)?\s|beyond\s"
_LESS = rf"(?:less|fewer|lower|younger|shorter|smaller){_THAN}|below\s|under\s"
_COMPARISONS = {
    "≤": rf"{_UP_TO}|≤=?\s?|<=\s?|[=<]<\s?",
    "≥": rf"{_AT_LEAST}|≥=?\s?|>=\s?",
    ">": rf"{_MORE}|>\s?",
    "<": rf"{_LESS}|<\s?",
}
_BEFORE = re.compile(
    r"(?:\b|(?=[<>≤≥=]))(?:"
    + "|".join(f"(?P<c{index}>{pattern})" for index, pattern in enumerate(_COMPARISONS.values()))
    + r")\Z",
    re.IGNORECASE,
)
_SIGNS_OF_COMPARISON = frozenset("<>=≤≥")
# Without one of these close before it a number has no comparison in words, and no kind.
_LAST_OF_COMPARISON = frozenset(
    [
        *("than", "to", "exceed", "exceeds", "exceeded", "exceeding", "most", "least", "maximum", "max"),
        *("minimum", "of", "above", "below", "under", "over", "beyond"),
    ]
)
_LAST_OF_KIND = frozenset(
    [
        *("ratio", "ratios", "risk", "risks", "or", "ors", "rr", "rrs", "hr", "hrs", "smd", "smds", "md"),
        *("mds", "wmd", "wmds", "difference", "differences", "nnt", "nnts", "nnh", "nnhs", "treat", "harm"),
        *("ci", "cis", "pi", "cri", "interval", "intervals", "sd", "sds", "deviation", "deviations", "se"),
        *("sem", "error", "errors", "iqr", "iqrs", "range", "ranges", "median", "mean"),
    ]
)
_AFTER = re.compile(
    r"\s(?:(?P<up>or\s(?:more|older|longer|above|higher|greater)|and\s(?:over|older|above))"
    r"|(?P<down>or\s(?:less|fewer|younger|below|lower|shorter)))\b"
)
_KINDS = {
    "OR": r"(?i:odds\sratios?)|\bORs?",
    "RR": r"(?i:risk\sratios?)|(?i:relative\srisks?)|\bRRs?",
    "HR": r"(?i:hazard\sratios?)|\bHRs?",
    "SMD": r"(?i:standardi[sz]ed\smean\sdifferences?)|\bSMDs?",
    "MD": r"(?i:(?<!standardised\s)(?<!standardized\s)mean\sdifferences?)|\bW?MDs?",
    "NNT": r"\bNNTs?|(?i:number\sneeded\sto\streat)",
    "NNH": r"\bNNHs?|(?i:number\sneeded\sto\sharm)",
    "CI": r"\bCIs?|(?i:confidence\sintervals?)",
    "PI": r"\bPI|(?i:prediction\sinterval)",
    "CrI": r"\bCrI|(?i:credible\sintervals?)",
    "SD": r"\bSDs?|(?i:standard\sdeviations?)",
    "SE": r"\bSEM?|(?i:standard\serrors?)",
    "IQR": r"\bIQRs?|(?i:interquartile\sranges?)",
    "range": r"(?i:(?<!interquartile\s)\brange)",
    "median": r"(?i:\bmedian)",
    "mean": r"(?i:\bmean)",
}
_ANY_KIND = "|".join(f"(?P<k{index}>{pattern})" for index, pattern in enumerate(_KINDS.values()))
_KIND_BEFORE = re.compile(
    rf"\b(?:{_ANY_KIND})(?:\s[(\[](?:[A-Z]+)[)\]])?(?:\s(?:was|were|of|is|from)\s|\s?[=:,]\s?|\s)\Z"
)
_KIND_OF_LEVEL = re.compile(rf"\s(?:{_ANY_KIND})(?![A-Za-z])")
_EVERY = re.compile(r"\b(?:every|each)\s\Z", re.IGNORECASE)
_WHO = {"women": "women", "woman": "women", "men": "men", "man": "men", "adult": "adults", "adults": "adults",
        "child": "children", "children": "children"}  # fmt: skip
_MAY_BE_BOTH = ({"mean", "MD"}, {"adults", "women"}, {"adults", "men"}, {"children", "women"}, {"children", "men"})


def words_before(text: str, start: int) -> list[str]:
    """Return the few words that stand before `start`."""
    return text[max(0, start - _NEAR) : start].split()[-4:]


def comparison(text: str, start: int, end: int, before: list[str]) -> str:
    """Return the comparison that is stated of the number ``text[start:end]``: < ≤ > ≥, or nothing."""
    sign = text[start - 2 : start].strip()[-1:] in _SIGNS_OF_COMPARISON
    if not sign and _LAST_OF_COMPARISON.isdisjoint(word.lower() for word in before):
        after = _AFTER.match(text, end)
        return ("≥" if after["up"] else "≤") if after else ""
    found = _BEFORE.search(text, max(0, start - _NEAR), start)
    if found:
        return list(_COMPARISONS)[next(i for i in range(4) if found[f"c{i}"])]
    after = _AFTER.match(text, end)
    return ("≥" if after["up"] else "≤") if after else ""


def kind(text: str, start: int, end: int, unit: str, before: list[str]) -> str:
    """Return what sort of number ``text[start:end]`` is, as far as the words beside it say so."""
    maybe = not _LAST_OF_KIND.isdisjoint(word.strip("()[],:=").lower() for word in before)
    found = _KIND_BEFORE.search(text, max(0, start - _NEAR), start) if maybe else None
    if text[end - 1] == "%" and (level := _KIND_OF_LEVEL.match(text, end)):
        found = level
    if found:
        return next(name for index, name in enumerate(_KINDS) if found[f"k{index}"])
    if re.fullmatch(PERIOD, unit) and _EVERY.search(text, max(0, start - 6), start):
        return "every"
    return _WHO.get(re.split(r"[\s-]", text[start:end])[-1].lower(), "")


def kinds_differ(one: str, other: str) -> bool:
    """Return whether two kinds, of a claim and of a source, cannot be said of one number."""
    return bool(one and other and one != other and {one, other} not in _MAY_BE_BOTH)
