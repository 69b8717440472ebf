"""Text -> the blocks of a page in the plain language, and each line that is not of it.

The language is small on purpose, and whatever is not of it is a problem: headings with number signs,
paragraphs, lists nested by four spaces, tables with a pipe at both ends, the box of the authors' reading,
comments. What Python-Markdown makes of a line hangs on the lines around it, so groups of lines between
empty ones are read as one.
"""

import re
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from guide.markdown.foreign import ITEM, READING, TABLE, Foreign, strange
from guide.markdown.masking import COMMENT, lines
from guide.markdown.signs import foreign_sign

_HEADING = re.compile(r"#{1,6} (?=\S)")
_SEPARATOR = re.compile(r"\|(?: *:?-+:? *\|)+")
_PIPE = re.compile(r"(?<!\\)\|")
# What a paragraph and the text of an item may begin with; anything else may begin another form.
_TEXT = re.compile(r"(?!\d+\. )(?!\[[ xX]\])(?!\[[^\[\]]*\] ?:)(?:[^\W_]|\*\*?(?![\s*\[])|[(\[\"'“‘−±≤≥]|\\[*_|\[\]])")


class Block(NamedTuple):
    """One paragraph, item, table row or title; `kind` is text, item, row, heading, table header or box.

    Offsets are those of the page's text, `start` behind the marks of a heading or an item.
    """

    kind: str
    start: int
    end: int
    in_reading: bool = False


@dataclass(frozen=True, slots=True)
class _Line:
    offset: int
    source: str
    shown: str

    @property
    def indent(self) -> int:
        return len(self.source) - len(self.source.lstrip(" "))

    def strange(self) -> Foreign:
        return strange(self.offset, self.source, self.indent if self.indent % 4 == 0 else 0)

    def block(self, kind: str, begin: int = 0, end: int | None = None, in_reading: bool = False) -> Block:
        end = len(self.source) if end is None else end
        return Block(kind, self.offset + begin, self.offset + end, in_reading)


def find_blocks(text: str, masked: str, start: int) -> Iterator[Block | Foreign]:
    """Yield the blocks of a page in order, and what is not of the language; its front matter ends at `start`."""
    depth, in_box = -1, False
    box: _Line | None = None  # the title of a box that has no text yet
    page = [_Line(*line) for line in lines(text, masked, start)]
    for line in page:
        if line.source.isspace():
            yield Foreign(line.offset, "this line looks empty and is not; remove the white space")
    for group in _groups(page):
        first = group[0]
        in_box = in_box and all(line.indent == 4 for line in group)
        item = ITEM.match(first.source)
        nested = len(item["indent"]) // 4 if item else 0
        if box and not in_box:
            yield Foreign(box.offset, "this box has no text; write it below an empty line, indented by four spaces")
        box = None
        if in_box:
            yield from _paragraph(group, 4)
        elif COMMENT.fullmatch(first.source):
            yield from _below(group[1:])
        elif not first.shown.strip():
            yield first.strange()
        elif item and nested <= depth + 1 and (nested == 0 or depth >= 0):
            depth = yield from _list(group, depth)
            continue
        elif heading := _HEADING.match(first.source):
            yield first.block("heading")
            yield from _signs(first, heading.end())
            yield from _below(group[1:])
        elif first.source == READING:
            yield first.block("box")
            yield from _below(group[1:])
            box, in_box = first, True
        elif first.source.startswith("|"):
            yield from _table(group)
        else:
            yield from _paragraph(group, 0)
        depth = -1
    if box:
        yield Foreign(box.offset, "this box has no text; write it below an empty line, indented by four spaces")


def _groups(page: Sequence[_Line]) -> Iterator[list[_Line]]:
    """Yield the lines between empty ones."""
    group: list[_Line] = []
    for line in page:
        if line.source.strip():
            group.append(line)
        elif group:
            yield group
            group = []
    if group:
        yield group


def _below(rest: Sequence[_Line]) -> Iterator[Foreign]:
    for line in rest[:1]:
        yield Foreign(line.offset, "an empty line belongs before this line; what stands above it has a line of its own")


def _list(group: Sequence[_Line], depth: int) -> Generator[Block | Foreign, None, int]:
    """Yield the items of a list; return how deep the last is nested."""
    for line in group:
        item = ITEM.match(line.source)
        if not item and _TEXT.match(line.source):
            yield Foreign(line.offset, "an item has one line; make this one an item, or put an empty line before it")
            continue
        if not item or len(item["indent"]) // 4 > depth + 1:
            yield line.strange()
            continue
        depth = len(item["indent"]) // 4
        if _TEXT.match(line.source, item.end()):
            yield line.block("item", item.end())
            yield from _signs(line, item.end())
        else:
            yield strange(line.offset, line.source, item.end())
    return depth


def _table(group: Sequence[_Line]) -> Iterator[Block | Foreign]:
    columns = len(_PIPE.findall(group[0].source))
    if len(group) < 2 or not _SEPARATOR.fullmatch(group[1].source):
        yield group[0].strange()
        return
    for number, line in enumerate(group):
        bordered = line.source.startswith("|") and _PIPE.match(line.source, len(line.source) - 1)
        if not bordered or len(_PIPE.findall(line.source)) != columns:
            yield Foreign(line.offset, TABLE)
        elif number != 1:
            yield line.block("row" if number else "table header", 0, len(line.source) - bool(number))
            yield from _signs(line, 0, in_row=True)


def _paragraph(group: Sequence[_Line], indent: int) -> Iterator[Block | Foreign]:
    """Yield a paragraph, up to the first line that is none, and the lines that are none."""
    start, end = -1, 0
    for line in group:
        if line.indent == indent and _TEXT.match(line.source, indent) and not ITEM.match(line.source, indent):
            start = line.offset + indent if start < 0 else start
            end = line.offset + len(line.source)
            yield from _signs(line, indent)
            continue
        if start >= 0:
            yield Block("text", start, end, indent > 0)
        start = -1
        yield line.strange()
    if start >= 0:
        yield Block("text", start, end, indent > 0)


def _signs(line: _Line, begin: int, in_row: bool = False) -> Iterator[Foreign]:
    found = foreign_sign(line.source[begin:], in_row)
    if found:
        yield Foreign(line.offset + begin + found[0], found[1])
    elif line.source != line.source.rstrip():
        message = "white space at the end of a line may break it; remove it"
        yield Foreign(line.offset + len(line.source.rstrip()), message)
