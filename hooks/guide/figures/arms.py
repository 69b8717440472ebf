"""Whose a figure is: of which drug a dose, of which arm of a trial a result, as far as the words beside it say so."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from guide.figures.figure import Figure
from guide.figures.units import AMOUNTS, TIMES

CONTROL = "control"
# A drug, or what the others got; "-" in a name is written as (+) or + too.
_DRUGS = (
    *("morphine", "fentanyl", "sufentanil", "remifentanil", "hydromorphone", "oxycodone", "methadone", "tramadol"),
    *("buprenorphine", "pethidine", "nalbuphine", "midazolam", "lorazepam", "diazepam", "propofol", "thiopental"),
    *("dexmedetomidine", "clonidine", "lidocaine", "lignocaine", "bupivacaine", "ropivacaine", "magnesium"),
    *("gabapentin", "pregabalin", "amitriptyline", "duloxetine", "paracetamol", "ibuprofen", "ketorolac"),
    *("diclofenac", "dexamethasone", "droperidol", "haloperidol", "ondansetron", "metoclopramide", "alfentanil"),
    *("methohexital", "nefopam", "dextromethorphan", "memantine", "sumatriptan", "prochlorperazine", "calcitonin"),
)
_ARM = (
    r"(?P<esketamine>esketamine|S-ketamine|S\(\+\)-ketamine)|(?P<ketamine>(?:racemic\s)?ketamine)"
    rf"|(?P<control>placebo|saline|controls?|usual\scare)|(?P<drug>{'|'.join(_DRUGS)})"
)
# Behind a name nothing may make another thing of it: saline with ketamine, morphine use, ketamine plus midazolam.
_ALONE = (
    r"(?!\s?(?:[-+/&]|plus\b|and\b(?!\s(?:by\s|in\s|of\s)?\d)|with\b|or\b|added|combined|use\b|equivalents?"
    r"|consumption|dose|cream|infusion\srate))"
)
_HOW = (
    r"(?:(?:the|an?|intravenous|oral|intranasal|intramuscular|subcutaneous|epidural|IV|nebulised|intravenously"
    r"|combined|added|active)\s)"
)
_AFTER_DOSE = re.compile(rf"\s(?:of\s)?{_HOW}{{0,2}}(?:{_ARM})(?![\w-])", re.IGNORECASE)
_BEFORE_DOSE = re.compile(rf"(?<![\w+)-])(?:{_ARM})\s?[(]?\Z", re.IGNORECASE)
_AFTER_RESULT = re.compile(
    rf"(?:\s?\([^()]{{0,40}}\))?(?:\s(?!and\b|versus\b|but\b|against\b|than\b|with\b)[a-z]+){{0,3}}?\s(?:with|on|after|given|in\sthe|receiving|taking)\s"
    rf"{_HOW}{{0,2}}(?:{_ARM})(?![\w-]){_ALONE}",
    re.IGNORECASE,
)
_BEFORE_RESULT = re.compile(
    rf"(?<![\w+)-])(?<!than\s)(?<!than\swith\s)(?<!than\safter\s)(?<!to\s)(?:{_ARM})(?:\s(?:group|arm|people|patients|had|was|were|in|came\sto)){{0,3}}\s?[:(]?\s?\Z",
    re.IGNORECASE,
)
_ALONE_IN_HEADER = re.compile(
    rf"\s*(?:(?P<what>(?:[A-Za-z]+\s){{0,4}})(?:with|on|after|given)\s)?{_HOW}{{0,2}}(?:{_ARM})"
    r"(?:\s(?:group|arm|people|patients))?\s*",
    re.IGNORECASE,
)
_NAMED = re.compile(rf"(?<![\w+)-])(?:{_ARM})(?![\w-])", re.IGNORECASE)
# What the names of arms end with, and the words that may stand between one and its figure.
_NAMES = ("ketamine", "placebo", "saline", "control", "controls", "care", *_DRUGS)
_BEHIND_NAMES = frozenset({"group", "arm", "people", "patients", "had", "was", "were", "in", "came", "to"})
_FAR, _LONGEST_NAME = 60, 24
# Ketamine compared with placebo, difference with placebo: what is said of both.
_OF_BOTH = re.compile(rf"{_ARM.replace('?P<', '?P<b_')}|compared|differ|change|versus|combined|together", re.IGNORECASE)
_LEVELS = frozenset({"CI", "PI", "CrI"})
_EACH = re.compile(r"\s(?:of\s)?each\b")
_OF = re.compile(r"\s(?:out\s)?of\s(?:the\s)?\Z")


_VERSUS = re.compile(r"\s?(?:versus|vs\.?|against|compared\swith)\s\Z")


class Owned(NamedTuple):
    """A figure and the arm or drug that it is said of, by its name in small letters; `control` for any placebo."""

    figure: Figure
    arm: str


def find_arms(text: str, figures: list[Figure]) -> Iterator[Owned]:
    """Yield those of the `figures` of `text` of which the words beside them say whose they are."""
    arm = ""
    for index in range(len(figures) - 1, -1, -1):
        figure = figures[index]
        following = figures[index + 1].start if index + 1 < len(figures) else len(text)
        if not (arm and _OF.match(text[figure.end : following])):
            arm = _arm(text, figure)
        if arm:
            yield Owned(figure, arm)


def find_contrasts(text: str, figures: list[Figure], of_claim: bool) -> Iterator[tuple[Figure, Figure]]:
    """Yield two results that are set against each other, the first of them of the drug on trial.

    A claim writes "31% versus 27%" and means the drug first; a source says whose each is: 31% with ketamine and 27%
    with placebo.
    """
    shares = {
        one.start for one, whole in pairwise(figures) if _OF.match(text[one.end : whole.start]) and not one.is_result
    }
    pairs = []
    for index, first in enumerate(figures):
        share = first.start in shares
        # Between the two of a source may stand a bracket, or one of each arm; behind a part stands its whole.
        for second in figures[index + 1 + share : index + (2 + share if of_claim else 5)]:
            between = text[figures[index + share].end : second.start]
            results = first.is_result or (share and second.start in shares)
            if results and ";" not in between and first.units == second.units:
                pairs.append((first, second, between))
    # Most texts set nothing against anything, and need not be asked whose each figure is.
    arms = {owned.figure.start: owned.arm for owned in find_arms(text, figures)} if pairs else {}
    for first, second, between in pairs:
        one, other = arms.get(first.start, ""), arms.get(second.start, "")
        if of_claim:
            if not one and other in ("", CONTROL) and _VERSUS.match(between):
                yield first, second
        elif one and other and one not in (other, CONTROL):
            yield first, second


# The header of a table is asked for by each of its rows.
@lru_cache(maxsize=1024)
def arm_alone(head: str) -> str:
    """Return the arm or drug that the header of a column names and nothing else, or nothing."""
    found = _ALONE_IN_HEADER.fullmatch(head)
    return _name(found) if found and not _OF_BOTH.search(found["what"] or "") else ""


def find_names(text: str) -> list[tuple[int, int, str]]:
    """Return where each name of an arm or drug begins and ends in `text`, and the arm."""
    return [(found.start(), found.end(), _name(found)) for found in _NAMED.finditer(text)]


def _arm(text: str, figure: Figure) -> str:
    unit = min(figure.units).split("/")[0]
    if unit in TIMES or unit.startswith("P") or figure.kind in _LEVELS or _EACH.match(text, figure.end):
        return ""
    dose = unit in AMOUNTS
    behind = (_AFTER_DOSE if dose else _AFTER_RESULT).match(text, figure.end)
    before = _before(text, figure.start, dose)
    if behind and before:
        return ""
    found = behind or before
    name = _name(found) if found else ""
    # A dose may stand behind "placebo", and is of what the sentence is about.
    return "" if dose and name == CONTROL else name


def _before(text: str, start: int, dose: bool) -> re.Match[str] | None:
    # A name and its bracket are short, and a search ends the sooner the nearer it begins.
    far = max(0, start - (_LONGEST_NAME if dose else _FAR))
    near = text[far:start]
    words = near.lower().rstrip().rstrip(":(").split()
    while words and words[-1] in _BEHIND_NAMES:
        words.pop()
    # What ignores case takes a few letters beyond ASCII for others.
    if near.isascii() and not (words and words[-1].endswith(_NAMES)):
        return None
    return (_BEFORE_DOSE if dose else _BEFORE_RESULT).search(text, far, start)


def _name(found: re.Match[str]) -> str:
    drug = found["drug"]
    return drug.lower() if drug else next(arm for arm in ("esketamine", "ketamine", CONTROL) if found[arm])
