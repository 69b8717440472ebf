"""Where a sentence ends: strictly, so that no sentence rides on another's citation.

A full stop, question or exclamation mark, of whatever script, ends a sentence before white space, whatever marks
stand between, and before a word that is glued to it. The only exceptions are closed sets of abbreviations and names.
A statistical splitter reads prose better, but lets "in 5 mg. ketamine" pass as one sentence; here a needless
split is a message to the author, a missed one an unsourced claim.
"""

import re
from collections.abc import Iterator

_STOPS = ".!?…․。．｡！？؟۔।॥‼⁇⁈⁉︒﹒﹖﹗"
_MARKS = r"(?:[^\w\s\[(&]|[⁰¹²³⁴-⁹₀-₉*_\u3164])*+"
_END = re.compile(
    rf"(?<![{_STOPS}])(?P<stop>[{_STOPS}]++)(?P<marks>{_MARKS})"
    rf"(?:(?=\s|&\w+;|\[|\(|\Z)|(?=(?P<glued>[^\W_])))"
)
# What stands before a glued word when a sentence ends there: a word, a closing mark, a percent sign.
_BEFORE_GLUED = re.compile(r"(?:[^\W\d_]{2}|[)\]%”\"’»*])\Z")
_SPACE = re.compile(r"\s")
_SHORT_WORD = re.compile(r"(?<![A-Za-z])[A-Za-z]{2}\Z")
_CAPITALS = re.compile(r"\b[A-Z]{3,}\Z")
_ADDRESS = re.compile(
    r"(?:https?:|www\.|/)|\.(?:org|com|net|gov|edu|int|eu|uk|io|csv|json|md|html|pdf|bib|txt|xml)\b", re.I
)
_AFTER_AT = re.compile(r"@[\w:-]*\Z")
# Abbreviations that never end a sentence, and those that end none before a small letter, a bracket or a citation.
_NEVER = frozenset(["vs", "e.g", "i.e", "cf", "ca", "approx", "incl", "resp", "figs", "nos"])
_BEFORE_SMALL = frozenset(
    ["inc", "ph.d", "ltd", "co", "corp", "etc", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept"]
)
_MONTHS = frozenset(["sep", "oct", "nov", "dec"])
_BEFORE_NUMBER = frozenset(["fig", "vol", "p", "pp"])
_TITLES = frozenset(["Dr", "Mr", "Mrs", "Ms", "Prof", "St"])
# What goes on behind "and others"; any other word begins a sentence.
_AL_GOES_ON = re.compile(
    r"\s+(?:(?:also|and|did|found|gave|had|have|in|note|noted|of|report|reported|saw|say|said|showed|studied|were|write"
    r"|wrote)\b|\(?(?:19|20)\d\d\b|\(|\[@)"
)
_OF_STATES = re.compile(r"\s+(?:Food and Drug|Department|Veterans|Preventive|Army|Navy|National)\b")
_LAST_WORD = re.compile(r"[A-Za-z][A-Za-z.]*\Z")


def split_sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the (start, end) offsets of the sentences of ``text[start:end]``, without outer white space."""
    begin = start
    for mark in _END.finditer(text, start, end):
        if mark.end() < end and not _ends(text, begin, mark):
            continue
        if text[begin : mark.end()].strip():
            yield _trim(text, begin, mark.end())
        begin = mark.end()
    if text[begin:end].strip():
        yield _trim(text, begin, end)


def states_sentence(text: str) -> bool:
    """Return whether `text` ends like a sentence, or begins another after one."""
    text = text.strip()
    last = re.search(rf"[{_STOPS}]{_MARKS}\Z", text)
    return bool(last) or len(list(split_sentences(text, 0, len(text)))) > 1


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), start + len(part.rstrip())


def _ends(text: str, begin: int, mark: re.Match[str]) -> bool:
    """Tell whether a sentence that begins at `begin` ends with a mark that more text follows."""
    stop, after = mark.start(), mark.end()
    following = text[after : after + 80]
    if mark["glued"]:
        token = _SPACE.split(text[max(begin, stop - 60) : stop])[-1] + _SPACE.split(text[stop : stop + 60])[0]
        # What is masked before the mark is the target of a link.
        linked = text[stop - 1 : stop] == " " and text[max(begin, stop - 2000) : stop].rstrip().endswith("]")
        if not (linked or mark["marks"] or _BEFORE_GLUED.search(text, max(begin, stop - 2), stop)):
            return False
        if _ADDRESS.search(token) or _AFTER_AT.search(text, max(begin, stop - 60), stop):
            return False
        # A unit such as mg.kg is no end; a short word before a capital is, but not that of a degree.
        if following[0].isupper():
            return following[1:2] != "."
        return linked or bool(mark["marks"]) or not _SHORT_WORD.search(text, max(begin, stop - 3), stop)
    following = following.lstrip()
    if following[:1] == "(" and mark["stop"] != "." and not following[1:2].isupper():
        return False
    if following[:1].islower() and _goes_on(text, stop, mark):
        return False
    return not _is_abbreviation(text, begin, stop, after)


def _goes_on(text: str, stop: int, mark: re.Match[str]) -> bool:
    """Tell whether a small letter goes on behind an ellipsis, a question in quotes, or a name such as PODCAST!"""
    if set(mark["stop"]) <= {"…"} or mark["stop"] == "...":
        return True
    quoted = re.match(r"[”\"’»]", mark["marks"])
    return mark["stop"] in "?!" and bool(quoted or _CAPITALS.search(text, max(0, stop - 20), stop))


def _is_abbreviation(text: str, begin: int, stop: int, after: int) -> bool:
    if text[stop:after].strip('*_,;:)”"') != ".":
        return False
    if not (text[stop - 1].isalpha() or text[stop - 1] == "."):
        return False
    word = _LAST_WORD.search(text, max(begin, stop - 20), stop)
    rest = text[after : after + 80]
    following = rest.lstrip()
    if not word or not following:
        return False
    name, small = word[0].lower(), following[0].islower()
    cited = following.startswith(("[@", "("))
    if word[0] in _TITLES:
        return following[0].isupper()
    if name in _NEVER:
        return True
    if name in _BEFORE_NUMBER or word[0] in ("No", "Nos"):
        return following[0].isdigit() or following.startswith("of ")
    if name == "al":
        return bool(_AL_GOES_ON.match(rest))
    if name in _BEFORE_SMALL or name in _MONTHS:
        return small or cited
    if re.fullmatch(r"[A-Z](?:\.[A-Z])+", word[0]):
        return small or cited or bool(_OF_STATES.match(rest))
    if re.fullmatch(r"[a-z](?:\.[a-z])+", word[0]):
        return small or cited or following[0].isdigit()
    if re.fullmatch(r"[A-Z]", word[0]):
        # E. coli, and the initials with which a sentence begins.
        return small or (stop - begin < 20 and not text[begin : stop - 1].strip('*_“"(. ABCDEFGHIJKLMNOPQRSTUVWXYZ'))
    return False
