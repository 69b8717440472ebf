"""Quantities and statements in words, for places that may hold none."""

import re
from collections.abc import Iterator

_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_SMALL = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_LARGE = rf"\w+teen|(?:{_TENS})(?:[ -](?:{_SMALL}))?|hundreds?|thousands?|millions?|dozens?"
_PARTS = (
    r"half(?!-li[fv])|halves|halved"
    r"|(?:a|one|two|three|four|nine)[ -](?:thirds?|quarters?|fifths?|tenths?)(?= of\b|s\b|\Z)"
    r"|two[ -]thirds|three[ -]quarters|twice|thrice|doubl(?:ed|es|ing)|tripl(?:ed|es|ing)|\w+-?fold"
)
_QUANTITY = re.compile(rf"\b(?:(?:{_SMALL}|{_LARGE}) per ?cent|{_LARGE}|{_PARTS})\b", re.IGNORECASE)
_NUMBER = rf"(?:\d+|{_SMALL}|{_LARGE})"
_SHARE = re.compile(
    rf"\b(?:{_NUMBER} (?:per ?cent|(?:in|out of) {_NUMBER})|\d+ of \d+|(?!one\b){_NUMBER} of {_NUMBER}"
    r"|(?:half|thirds?|quarters?) of"
    r"|(?:two|three|four|nine)[ -](?:thirds|quarters|fifths|tenths)|twice|\w+-fold)\b",
    re.IGNORECASE,
)

# "Zorb cures pain" states it without a full stop; "What is not known" asks and "Causes of pain" names.
_ASKS = re.compile(
    r"\b(?:what|how|who|whom|whose|which|that|when|where|why|whether|if)\b"
    r"|(?:\A|[:(]\s*)(?:is|are|was|were|does|do|did|can|could|will|would|should|may|must|has|have)\b",
    re.IGNORECASE,
)
_STATES = re.compile(
    r"[\w)]\s(?:(?:is|are|was|were|has|have|does|do|did|can|cannot|may|must|should|will|fell|rose)\b"
    r"|(?:cures|lowers|reduces|improves|prevents|relieves|treats|heals|halves|doubles|worsens|eases|kills|saves|shortens"
    r"|beats|ends|protects|lessens|raises|increases|decreases|causes|stops|helps|works|fails|harms)\b"
    r"(?!\s(?:of|in|and|or|for|with|after|during|seen)\b|\s?[,:/]|\Z))"
    r"|[\w)]\s(?:works|fails|helps|heals|kills|harms)\Z",
    re.IGNORECASE,
)

# A verdict needs no verb: better than, superior to, cured by, no harm to.
_VERDICT = re.compile(
    r"\b(?:superior|inferior)\sto\b|\b(?:better|worse|safer|stronger|(?:more|less)\s(?:effective|safe|harmful))\sthan\b"
    r"|\bsafe\s(?:and|but)\s(?:in)?effective\b|\beffective\s(?:and|but)\s(?:un)?safe\b|\b(?:a|the|safe|sure)\scures?\b"
    r"|\b(?:abolished|cured|halved|doubled|ended|relieved|prevented|reduced|lowered|improved|healed)\sby\b"
    r"|\A(?:no|without)\s(?:harm|effect|benefit|risk|advantage|danger)\b",
    re.IGNORECASE,
)
_EFFECT = re.compile(
    r"\b(?:reduce[sd]?|halve[sd]?|cure[sd]?|prevent(?:s|ed)?|relieve[sd]?|improve[sd]?|lower(?:s|ed)|raise[sd]"
    r"|work(?:s|ed)|help(?:s|ed)|cause[sd]?|increase[sd]?|decrease[sd]?|eliminate[sd]?"
    r"|(?:is|are|was|were) (?:safe|effective))\b",
    re.IGNORECASE,
)
# A drug, by its own name or one that it is sold under.
_DRUG = re.compile(r"ketamin|\b(?:ketalar|ketanest|spravato)\b", re.IGNORECASE)


def names_drug(text: str) -> bool:
    """Return whether `text` names ketamine or its enantiomer."""
    return bool(_DRUG.search(text))


def effect_in_words(text: str) -> str:
    """Return the first word of `text` that says what something does, such as cures, or nothing."""
    found = _EFFECT.search(text)
    return found[0] if found else ""


def asks(text: str) -> bool:
    """Return whether `text` asks something, or names a question that is open: whether it works."""
    return bool(_ASKS.search(text.strip()))


def quantities_in_words(text: str) -> Iterator[tuple[int, str]]:
    """Yield place and words of each quantity of `text` that is written in words and is more than a small count."""
    for found in _QUANTITY.finditer(text):
        yield found.start(), found[0]


def share_in_words(text: str) -> str:
    """Return the first share or multiple of `text` that is written in words or as one number in another, or nothing."""
    found = _SHARE.search(text)
    return found[0] if found else ""


def states_without_stop(title: str) -> bool:
    """Return whether a title has a verb or a verdict, as a sentence without its full stop, and asks nothing."""
    return bool(_STATES.search(title) or _VERDICT.search(title.strip("# "))) and not asks(title)
