"""Text -> the same text with spaces for what a reader is not shown as prose: front matter, code, comments, targets.

Masking keeps every character's place, so that offsets never shift. Code is only of pages about the
guide itself: on the others it is a finding, and what it holds counts for nothing.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator

# A comment of one line, which browsers and Python-Markdown end at the same place: a backslash would save its end.
COMMENT = re.compile(r"<!--(?!-?>)(?:(?!--)[^\n|`])*(?<!\\)-->")
# A link's target: nothing in it can begin or end another form, and brackets stand in pairs, as in old DOIs.
_ADDRESS = r"[^\s()<>\[\]{}\"'`*\\|;]"
TARGET = rf"(?:{_ADDRESS}|\({_ADDRESS}*\))+"
_LINK = re.compile(rf"(?P<words>\[(?!@)[^\[\]\n]*\])(?P<target>\({TARGET}\))")
_FENCE = r"^(?P<fence>`{3,}(?!`)|~{3,}(?!~))"
_OPENING = re.compile(_FENCE + r"[^`\n]*\n", re.MULTILINE)
_CLOSING = re.compile(_FENCE + r"[ ]*$", re.MULTILINE)
_CODE = re.compile(r"(?<!`)(?P<marks>`+)(?!`)[^\n]*?(?<!`)(?P=marks)(?!`)")


def mask(text: str, start: int) -> tuple[str, list[tuple[int, int]]]:
    """Return `text` masked, and the spans of its comments; front matter ends at `start`.

    Length and places of line breaks stay the same.
    """
    masked = _blank(text[:start]) + text[start:]
    if "`" in masked or "~~~" in masked:
        masked = _CODE.sub(lambda found: _blank(found[0]), _without_fenced(masked))
    comments = [found.span() for found in COMMENT.finditer(masked)]
    masked = COMMENT.sub(lambda found: _blank(found[0]), masked) if comments else masked
    masked = _LINK.sub(lambda found: found["words"] + _blank(found["target"]), masked)
    return masked, comments


def _without_fenced(text: str) -> str:
    """Blank each block from a fence to the next line that is the same fence; each line is looked at once."""
    closing: dict[str, list[re.Match[str]]] = {}
    for found in _CLOSING.finditer(text):
        closing.setdefault(found["fence"], []).append(found)
    pieces, at = [], 0
    for opened in _OPENING.finditer(text):
        ends = closing.get(opened["fence"], [])
        index = bisect_left(ends, opened.end(), key=lambda found: found.start())
        if opened.start() >= at and index < len(ends):
            pieces += [text[at : opened.start()], _blank(text[opened.start() : ends[index].end()])]
            at = ends[index].end()
    return "".join([*pieces, text[at:]])


def lines(text: str, masked: str, start: int) -> Iterator[tuple[int, str, str]]:
    """Yield each line behind `start`: its offset, what stands there, and the same masked."""
    offset = 0
    for source, shown in zip(text.split("\n"), masked.split("\n"), strict=True):
        if offset >= start:
            yield offset, source, shown
        offset += len(source) + 1


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)
