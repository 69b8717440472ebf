"""The citation grammar: ``[@key]`` or ``[@one; @two]``, and what merely looks like it.

This is the only place that knows it. mkdocs-bibtex reads brackets more loosely (it cuts keys,
drops locators, and takes everything since an earlier open bracket), so what the two would
read differently is malformed here.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

KEY = r"[a-z][a-z0-9-]*"
# What may not stand before comes behind the bracket, since a search for a bracket is far quicker.
GROUP = re.compile(rf"\[(?<![\\!\[]\[)@{KEY}(?: *; *@{KEY})*\](?![(\]])")
_KEY_IN_GROUP = re.compile(rf"@({KEY})")

# An at sign with the characters that would have to be a key, and what stands directly around them.
_AT = re.compile(r"@(?=[\w.:/+-]*\w)")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+\Z")
_NOT_SPACE_BEFORE = re.compile(r"[\w.+-]*\Z")
_WORD_AFTER = re.compile(r"@[\w.-]*")


class Citation(NamedTuple):
    """One key of a citation group; offsets count characters of the text it was found in."""

    key: str
    start: int
    group_start: int
    group_end: int


def find_citations(text: str, start: int = 0, end: int | None = None) -> Iterator[Citation]:
    """Yield each cited key of `text` between two offsets, in reading order."""
    for group in GROUP.finditer(text, start, len(text) if end is None else end):
        for key in _KEY_IN_GROUP.finditer(text, group.start(), group.end()):
            yield Citation(key[1], key.start(), group.start(), group.end())


def find_malformed(text: str) -> Iterator[tuple[int, str]]:
    """Yield (offset, remedy) for each thing in `text` that looks like a citation and is none."""
    line_start = 0
    for line in text.split("\n"):
        # What stands in citations alone is well formed, and so are most lines.
        rest = GROUP.sub("", line) if "@" in line else ""
        if "@" in rest or "[" in rest:
            for offset, remedy in _malformed_in_line(line):
                yield line_start + offset, remedy
        line_start += len(line) + 1


def _malformed_in_line(line: str) -> Iterator[tuple[int, str]]:
    last_open = last_close = -1
    reported_bracket = -2
    groups = iter(GROUP.finditer(line))
    group = next(groups, None)
    position = 0
    for at in _AT.finditer(line):
        while group and group.end() <= at.start():
            group = next(groups, None)
        # Brackets up to this point, each character seen once so that a long line stays linear.
        limit = group.start() if group and group.start() < at.start() else at.start()
        last_open = max(last_open, line.rfind("[", position, limit))
        last_close = max(last_close, line.rfind("]", position, limit))
        position = max(position, limit)
        bracket = last_open if last_open > last_close else -1
        if group and group.start() < at.start():
            if bracket >= 0 and bracket != reported_bracket:
                reported_bracket = bracket
                yield bracket, "'[' is opened here and not closed before the citation; close it or remove it"
            continue
        if bracket >= 0 and bracket == reported_bracket:
            continue
        remedy = _remedy(line, at.start(), bracket)
        if remedy:
            reported_bracket = bracket if bracket >= 0 else reported_bracket
            yield (bracket if bracket >= 0 else at.start()), remedy


def _remedy(line: str, at: int, bracket: int) -> str | None:
    after, left = _WORD_AFTER.match(line, at), _NOT_SPACE_BEFORE.search(line, max(0, at - 80), at)
    word, before = after[0].rstrip(".-") if after else "", left[0] if left else ""
    if before and _EMAIL.fullmatch(before + word):
        return None
    good = "[@" + re.sub(r"[^a-z0-9-]", "", word[1:].lower()) + "]"
    if bracket < 0:
        if line[at - 1 : at] == "(":
            return f"'({word})' is not a citation; use square brackets: {good}"
        return f"'{word}' is not a citation; write {good}, or remove the at sign"
    close = line.find("]", at, at + 2000)
    if close < 0:
        return f"'{_short(line[bracket:])}' is not closed on this line; write the whole citation on one line: {good}"
    inside = line[bracket : close + 1]
    if line[bracket - 1 : bracket] == "\\":
        return f"'\\{_short(inside)}' is escaped and shows as text; remove the backslash"
    if unseen := next((sign for sign in inside if sign != " " and unicodedata.category(sign)[0] in "CZ"), ""):
        seen = "".join(sign for sign in inside if unicodedata.category(sign)[0] != "C")
        what = f"has a sign in it that is not seen ({unicodedata.name(unseen, 'no name').lower()}, U+{ord(unseen):04X})"
        return f"'{_short(inside)}' {what}; write [{'; '.join(re.findall(r'@[a-z0-9-]+', seen))}]"
    if GROUP.fullmatch(inside):
        return f"'{_short(inside)}' has another bracket or an exclamation mark around it; let {inside} stand alone"
    keys = re.findall(r"@[\w-]+", inside)
    if len(keys) > 1 and "," in inside:
        return f"'{_short(inside)}' is not a citation; separate keys with a semicolon: [{'; '.join(keys)}]"
    if "," in inside:
        return f"'{_short(inside)}' has a locator, which is lost on the page; write {good} and put the place in words"
    if word[1:] != word[1:].lower():
        return f"'{_short(inside)}' is not a citation; keys are lower case: {good}"
    return f"'{_short(inside)}' is not a citation; write [@key] or [@one; @two]"


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "..."
