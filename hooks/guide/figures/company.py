"""What stands around a number and says what sort of number it is: a comparison, a kind of ratio or interval."""

import re

from guide.figures.units import PEOPLE, PERIODS, TIMES

_NEAR = 72
_THAN = r"\s(?:than|to)\s(?:(?:the|a|an|about|or\sequal\sto)\s)?"
_UP_TO = (
    rf"(?:no|not)\s(?:(?:more|greater|higher|longer|later|older){_THAN}|(?:above|over|beyond)\s)|not\sexceed(?:ing)?\s|at\smost\s|up\sto\s"
    r"|(?:limits|limited|caps?|capped|restricts|restricted)\s(?:(?!by\b)[a-z]+\s){0,3}?(?:to|at)\s|(?:limits?|caps?|ceilings?)\s(?:of|is|was)\s"
    r"|(?:keeps?|kept)\s(?:[a-z]+\s)?to\s"
    r"|(?<!mean )(?<!median )(?<!average )max(?:imum)?\s(?:(?:[a-z]+\s)?(?:dose|rate|bolus)\s)?(?:(?:of|is|was)\s)?"
)
_AT_LEAST = (
    rf"(?:no|not)\s(?:(?:less|fewer|lower|shorter|younger){_THAN}|(?:below|under)\s)|at\sleast\s|minimum\s(?:of\s)?"
)
_MORE = rf"(?<!significantly )(?:more|greater|higher|older|longer|larger){_THAN}|above\s|exceed(?:s|ed|ing)?\s|beyond\s"
_LESS = rf"(?:less|fewer|lower|younger|shorter|smaller){_THAN}|below\s|under\s"
_COMPARISONS = {
    "≤": rf"{_UP_TO}|≤=?\s?|<=\s?|[=<]<\s?",
    "≥": rf"{_AT_LEAST}|≥=?\s?|>=\s?",
    ">": rf"{_MORE}|over\s|>\s?",
    "<": rf"{_LESS}|<\s?",
}
_BEFORE = re.compile(
    r"(?:\b|(?=[<>≤≥=]))(?:"
    + "|".join(f"(?P<c{index}>{pattern})" for index, pattern in enumerate(_COMPARISONS.values()))
    + r")(?:(?:an?|the|about)\s)?\Z",
    re.IGNORECASE,
)
# "Up to 4 weeks" and "beyond 4 weeks" may tell when, "over 60 minutes" how long: these say both, or nothing.
_VAGUE = re.compile(r"\b(?:(?P<until>up\sto)|beyond|over)\s(?:(?:the|a|an|about)\s)?\Z", re.IGNORECASE)
UNTIL, PAST = "until", "past"
_MAY_BE = {UNTIL: {"", "≤", UNTIL}, PAST: {"", ">", PAST}}
_SIGNS_OF_COMPARISON = frozenset("<>=≤≥")
# Without one of these close before it a number has no comparison in words, and no kind.
_LAST_OF_COMPARISON = frozenset(
    [
        *("than", "to", "exceed", "exceeds", "exceeded", "exceeding", "most", "least", "maximum", "max"),
        *("minimum", "of", "at", "is", "was", "dose", "rate", "bolus", "above", "below", "under", "over", "beyond"),
    ]
)
# What the text right before a number ends with where it has a comparison in words, articles left out.
_ARTICLES = frozenset({"a", "an", "the", "about"})
_ENDS_OF_COMPARISON = (
    *_LAST_OF_COMPARISON,
    *(sign + article for sign in _SIGNS_OF_COMPARISON for article in ("", *_ARTICLES)),
)
# Each comparison in words has one of these in it.
_IN_COMPARISON = (
    *(
        "most",
        "least",
        "up",
        "limit",
        "cap",
        "ceiling",
        "restrict",
        "keep",
        "kept",
        "max",
        "minimum",
        "more",
        "greater",
    ),
    *("high", "old", "long", "large", "later", "above", "exceed", "beyond", "less", "fewer", "low", "young", "short"),
    *("small", "under", "over"),
)
_LAST_OF_KIND = frozenset(
    [
        *("ratio", "ratios", "risk", "risks", "or", "ors", "rr", "rrs", "hr", "hrs", "smd", "smds", "md"),
        *("mds", "wmd", "wmds", "difference", "differences", "nnt", "nnts", "nnh", "nnhs", "treat", "harm"),
        *("ci", "cis", "pi", "cri", "interval", "intervals", "sd", "sds", "deviation", "deviations", "se"),
        *("sem", "error", "errors", "iqr", "iqrs", "range", "ranges", "median", "mean"),
    ]
)
_ENDS_OF_KIND = (*_LAST_OF_KIND, "was", "were", "of", "is", "from", *"=:,)]")
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
    rf"\b(?:{_ANY_KIND})(?:\s[(\[](?:[A-Z]+)[)\]])?(?:\s(?:of|for|in|with)(?:\s[\w-]+){{1,5}}?(?=\s(?:was|were|is)\s|\s?[=:,]))?(?:\s(?:was|were|of|is|from)\s|\s?[=:,]\s?|\s)\Z"
)
_KIND_OF_LEVEL = re.compile(rf"\s(?:{_ANY_KIND})(?![A-Za-z])")
_EVERY = re.compile(r"\b(?:every|each)\s\Z", re.IGNORECASE)
_WHO = {"women": "women", "woman": "women", "men": "men", "man": "men", "adult": "adults", "adults": "adults",
        "child": "children", "children": "children", "boys": "boys", "girls": "girls", "infants": "children",
        "neonates": "children", "newborns": "children", "volunteers": "volunteers", "patients": "patients",
        "review": "reviews", "reviews": "reviews", "analysis": "reviews", "analyses": "reviews",
        "trial": "trials", "trials": "trials", "rct": "trials", "rcts": "trials"}  # fmt: skip
# In "7 of 20 people" the 20 are all of them; "nausea came to 20 people" says it of as many as had it.
WHOLE, EVENTS = "all of them", "those with it"
_COUNTS = frozenset({"", PEOPLE})
_OF_A_WHOLE = re.compile(r"\d(?:\s[a-z]+){0,2}\s(?:out\s)?of\s(?:the\s)?\Z")
_HAPPENED = re.compile(
    r"\b(?:came\sto|occurred\sin|happened\sin|developed\sin|(?:was|were)\s(?:seen|reported|noted|observed)\s(?:in|by)|affected|helped)\s\Z"
)
_ENDS_OF_HAPPENED = ("to", "in", "by", "affected", "helped")
_OF_ANOTHER = re.compile(r"\s?(?:(?:out\s)?of\b|/|\()")
_OF_ONE_KIND = (
    frozenset({"women", "men", "boys", "girls"}), frozenset({"adults", "children"}),
    frozenset({"adults", "boys", "girls"}),
    frozenset({"volunteers", "patients"}), frozenset({"reviews", "trials"}), frozenset({WHOLE, EVENTS}),
)  # fmt: skip


def words_before(text: str, start: int) -> list[str]:
    """Return the few words that stand before `start`."""
    return text[max(0, start - _NEAR) : start].split()[-8:]


def comparison(text: str, start: int, end: int, unit: str, before: list[str]) -> str:
    """Return the comparison stated of the number ``text[start:end]``: < ≤ > ≥, a vague one, or nothing."""
    sign = text[start - 2 : start].strip()[-1:] in _SIGNS_OF_COMPARISON
    near = max(0, start - _NEAR)
    maybe = sign or (
        _may_compare(text[near:start])
        and not _LAST_OF_COMPARISON.isdisjoint(word.lower().lstrip("([") for word in before)
    )
    if maybe:
        vague = _VAGUE.search(text, near, start)
        if vague and (not unit or unit.split("/")[0] in TIMES):
            return UNTIL if vague["until"] else PAST
        if found := _BEFORE.search(text, near, start):
            return list(_COMPARISONS)[next(i for i in range(4) if found[f"c{i}"])]
    after = _AFTER.match(text, end)
    return ("≥" if after["up"] else "≤") if after else ""


def _may_compare(before: str) -> bool:
    """Tell quickly whether `before`, the text before a number, may end with a comparison: few texts do."""
    before = before.lower()
    for word in reversed(before.rsplit(None, 3)[-3:]):
        if word not in _ARTICLES:
            return _may_end(word, _ENDS_OF_COMPARISON) and (
                any(words in before for words in _IN_COMPARISON) or not _SIGNS_OF_COMPARISON.isdisjoint(before)
            )
    return True


def _may_end(word: str, ends: tuple[str, ...]) -> bool:
    # What ignores case takes a few letters beyond ASCII for others.
    return word.endswith(ends) or not word.isascii()


def comparisons_differ(one: str, other: str) -> bool:
    """Return whether two comparisons, of a claim and of a source, say another thing; none says another than < does."""
    return one != other and other not in _MAY_BE.get(one, ()) and one not in _MAY_BE.get(other, ())


def kind(text: str, start: int, end: int, unit: str, before: list[str]) -> str:
    """Return what sort of number ``text[start:end]`` is, as far as the words beside it say so."""
    near = max(0, start - _NEAR)
    last = "".join(text[near:start].rsplit(None, 1)[-1:])
    maybe = _may_end(last.lower(), _ENDS_OF_KIND) and not _LAST_OF_KIND.isdisjoint(
        word.strip("()[],:=").lower() for word in before
    )
    found = _KIND_BEFORE.search(text, near, start) if maybe else None
    if text[end - 1] == "%" and (level := _KIND_OF_LEVEL.match(text, end)):
        found = level
    if found:
        return next(name for index, name in enumerate(_KINDS) if found[f"k{index}"])
    if unit in PERIODS and _EVERY.search(text, max(0, start - 6), start):
        return "every"
    if who := _WHO.get(text[start:end].replace("-", " ").rsplit(None, 1)[-1].lower(), ""):
        return who
    if unit not in _COUNTS:
        return ""
    if last in ("of", "the") and _OF_A_WHOLE.search(text, near, start):
        return WHOLE
    happened = last.endswith(_ENDS_OF_HAPPENED) and _HAPPENED.search(text, near, start)
    return EVENTS if happened and not _OF_ANOTHER.match(text, end) else ""


def kinds_differ(one: str, other: str) -> bool:
    """Return whether two kinds, of a claim and of a source, cannot be said of one number."""
    if not one or not other or one == other or {one, other} == {"mean", "MD"}:
        return False
    return {one, other} <= _KINDS.keys() or any({one, other} <= kinds for kinds in _OF_ONE_KIND)
