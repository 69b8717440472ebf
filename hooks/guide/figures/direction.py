"""Words that say in which direction something went, or that it did not: lower, rose, no difference."""

import re
from dataclasses import dataclass
from functools import lru_cache

UP, DOWN, NONE = "up", "down", "no difference"
# A dose, a back or a limb is lower without anything having fallen; "more than" compares.
_NOT_OF = r"(?!\s(?:back|limb|leg|extremit|abdom|urinary|dos|than|so|after|with|in|at|for)|\s?[,.;)|])"
_MORE = r"(?!\s(?:dos|so\b|than\s(?:one|two|three|half|\d)|for\b)|\s?[,.;)|])"
_DOWN = (
    rf"lower{_NOT_OF}|lower(?=\s(?:than|after|with|in|at)|\s?[,.;)|])|lower(?:ed|s|ing)|fell|falls?|fallen|reduc(?:ed?|es|ing|tions?)"
    rf"|decreas(?:ed?|es|ing)|fewer|(?<!or\s)less{_MORE}|declin(?:ed?|es|ing)|dropped|shorter|shortened|halved|smaller|cut(?:s|ting)?(?=\s(?:the|by)\s)|down(?=\s(?:by\s)?\d)"
)
_UP = (
    rf"higher{_NOT_OF}|higher(?=\s(?:than|after|with|in|at)|\s?[,.;)|])|rose|rises?|risen|rising|increas(?:ed?|es|ing)|more{_MORE}"
    rf"|greater{_NOT_OF}|longer|lengthen(?:ed|s|ing)|prolonged|raised|grew|doubled|worse(?:ned)?(?=\sby\s)|up(?=\s(?:by\s)?\d)"
)
_NONE = (
    r"no\s(?:[a-z-]+\s){0,3}(?:differences?|change|effect|benefit|advantage|gain)|(?:not|nor|neither|no\slonger)\s(?:[a-z-]+\s){0,2}"
    r"(?:differ(?:ed)?|different|changed?|better|worse)|similar|comparable|(?:not|no\slonger)\ssignificant|without\s(?:a\s)?(?:significant\s)?difference|neither"
)
_WORD = re.compile(rf"\b(?:(?P<none>{_NONE})|(?P<down>{_DOWN})|(?P<up>{_UP}))\b", re.IGNORECASE)
# "More than 30" compares a number, "not lower" and "without reducing" say that nothing went anywhere.
_COMPARES = re.compile(r"\sthan\s(?:[a-z]+\s){0,2}[−<>≤≥]?\d|\sthan\s(?:half|one|two|three|four|five|ten|twice)\b")
# "Fell more", "relieved pain more": more of it, not more.
_BY_HOW_MUCH = re.compile(r"\b(?:fell|relie|improv|reduc|lower|decreas|help)[a-z]*\b[^.;,|]*\Z")
_NEGATED = re.compile(
    r"\b(?:not|no|nor|neither|never|without|cannot|unclear whether|whether)\s(?:(?!(?:but|and)\b)[\w-]+\s){0,3}\Z",
    re.IGNORECASE,
)
_LESS = (
    r"(?:advantages?|benefits?|in\sfavour|favou?r(?:s|ed|ing)|improv\w*|relie[fv]\w*|sav(?:es?|ed|ings?)|spar(?:es?|ed|ing)"
    r"|falls?|drops?|below|rarer)"
)
_NEAR = 60
# What may stand between "lower" and its figure, and where one that belongs to another thing begins.
_BEFORE_LESS = re.compile(rf"\b(?:by|{_DOWN}|{_LESS})\b[^|;()\d]*\Z", re.IGNORECASE)
_AFTER_LESS = re.compile(rf"[^|;,()\d]{{0,30}}\b(?:{_DOWN}|{_LESS})\b", re.IGNORECASE)
# A difference has a sign.
_LABEL = re.compile(r"\b(?:differences?|SMD|W?MD|effect size|change)\b[^|;\d]*\Z")
_SAYS_NOT = re.compile(r"\b(?:not|no|nor|neither|without|unclear|unchanged|non-significant)\b", re.IGNORECASE)
_EDGE = re.compile(r"[;|.:]\s|\s(?:and|but|while|whereas|although)\s|\|")


@dataclass(frozen=True, slots=True)
class Direction:
    """A word of direction: where it stands, what it says, and how it is written."""

    start: int
    says: str
    word: str


@lru_cache(maxsize=16384)
def find_directions(text: str) -> tuple[Direction, ...]:
    """Return the words of direction of `text` in reading order."""
    directions = []
    for found in _WORD.finditer(text):
        says = {"none": NONE, "down": DOWN, "up": UP}[found.lastgroup or "none"]
        if says != NONE:
            if found[0].lower() in ("more", "less") and _BY_HOW_MUCH.search(
                text, max(0, found.start() - 60), found.start()
            ):
                continue
            if _COMPARES.match(text, found.end()):
                continue
            if _NEGATED.search(text, max(0, found.start() - 48), found.start()):
                says = NONE
        directions.append(Direction(found.start(), says, found[0]))
    return tuple(directions)


def all_directions(text: str) -> frozenset[str]:
    """Return every direction that `text` states in words."""
    return frozenset(direction.says for direction in find_directions(text))


def less_by(text: str, start: int, end: int) -> bool:
    """Return whether a minus sign of ``text[start:end]`` may be put in words: lower by 0.75, 0.75 lower."""
    if _LABEL.search(text, max(0, start - _NEAR), start):
        return False
    near = _BEFORE_LESS.search(text, max(0, start - _NEAR), start) or _AFTER_LESS.match(text, end, end + _NEAR)
    # A "by" alone may be said of what rose.
    return bool(near and (re.search(_LESS, text) or any(found.says == DOWN for found in find_directions(text))))


def says_not(text: str) -> bool:
    """Return whether any "not" of `text` may mean that there was no difference."""
    return bool(_SAYS_NOT.search(text))


def direction_of(text: str, start: int, end: int, found: list[Direction]) -> Direction | None:
    """Return the word of direction that is said of ``text[start:end]``: right behind it, or the last before it.

    The one before stands in the same clause.
    """
    behind = next((direction for direction in found if direction.start >= end), None)
    if behind and not text[end : behind.start].strip():
        return behind
    before = [direction for direction in found if direction.start < start]
    if not before or _EDGE.search(text, before[-1].start + len(before[-1].word), start):
        return None
    return before[-1]
