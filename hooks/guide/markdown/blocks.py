"""Masked text -> blocks: which lines are prose, table rows or titles, and which form one paragraph.

Python-Markdown with the extensions of mkdocs.yml is the model. Where a line could be either, it
is prose: a title or an authors' judgement is only what surely is one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_MARKER = re.compile(
    r"(?:[ \t]*(?:>|[*+-][ \t]+(?:\[[ xX]\][ \t]+)?|\d+\.[ \t]+|\[\^[^\]\s]+\]:|:[ ]{1,3}(?=\S)))*[ \t]*"
)
_READING = re.compile(r'!!! reading "Our reading"[ ]*$')
_BOX = re.compile(r'(?:!!!|\?\?\?\+?)[ ]?[\w-]+(?:[ ]+[\w-]+)*(?:[ ]+"([^"]*)")?[ ]*$|===[!+]{0,2}[ ]+"([^"]*)"[ ]*$')
_SLASHES = re.compile(
    r"/{3,}[ ]*(?:(?:note|attention|caution|danger|error|tip|hint|warning|admonition|details|tab|html"
    r"|(?:figure-|table-)?caption)[ ]*(?:\|.*)?)?$"
)
_CONTAINER = re.compile(r"[ \t]*(?:[*+-][ \t]|\d+\.[ \t]|!!!|\?\?\?|===|\[\^|:[ ]|>)")
_HEADING = re.compile(r"#{1,6}[^#]")
_HTML_TITLE = re.compile(r"[ ]*<(h[1-6]|summary|dt|th)\b[^<>]*>[^<>]*</\1>[ ]*$", re.IGNORECASE)
_UNDERLINE = re.compile(r"(?:=+|-+)[ ]*$")
_DEFINITION = re.compile(r" {0,3}: {1,3}\S")
_BREAK = re.compile(r"<(?:br|p|div|li|figcaption|blockquote|dd|caption)\b", re.IGNORECASE)
_SEPARATOR = re.compile(r"[ >|:-]*\|[ |:-]*$")
_PIPE = re.compile(r"(?<!\\)\|")
_LAST_PIPE = re.compile(r"(?<!\\)\|$")


@dataclass(slots=True)
class Block:
    """One paragraph, table row or title; `kind` is text, row, heading, box title, table header, term or code.

    Offsets are those of the page's text, `start` behind list markers and the like. `breaks` are
    the offsets in a paragraph at which an HTML element begins, which ends a sentence too.
    """

    kind: str
    start: int
    end: int
    in_reading: bool = False
    breaks: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Line:
    offset: int
    source: str
    masked: str
    raw: bool  # in or beside an HTML block
    indent: int
    marker: int  # characters before the text: white space, list markers, quote marks
    fresh: bool  # after a blank line, or the first
    opens: bool  # has a list marker or the like


def find_blocks(text: str, masked: str, raw: list[bool], start: int) -> Iterator[Block]:
    """Yield the blocks of a page in order; `start` is the offset at which its front matter ends."""
    lines = _lines(text, masked, raw, start)
    containers: list[int] = []  # indents of the list items, boxes and the like that may still be open
    table: dict[int, str] = {}
    columns = 0
    in_code = in_reading = maybe_table = False
    kind = ""
    paragraph: Block | None = None
    for number, line in enumerate(lines):
        block = None
        maybe_table = not line.fresh and maybe_table
        before, kind = kind, ""
        if line.source.strip():
            opens_container = bool(_CONTAINER.match(line.source))
            while (line.fresh or opens_container) and containers and line.indent <= containers[-1]:
                containers.pop()
            depth = len(containers)
            in_code = (line.fresh or in_code) and not line.raw and line.indent >= 4 * depth + 4
            # A stray closing tag may end the box for the browser.
            in_reading = in_reading and line.indent >= 4 and not line.raw
            if in_code:
                yield Block("code", line.offset, line.offset + len(line.source))
            elif opens_container:
                containers.append(line.indent)
            if not in_code and number not in table and (found := _table(lines, number)):
                columns = found.pop(-1)
                table |= found
            # A table that is not seen as one, such as behind indented code, has rows that look like headings.
            maybe_table = maybe_table or (number not in table and bool(_SEPARATOR.match(line.source)))
            if not in_code and any(map(str.isalnum, line.masked[line.marker :])):
                kind = table.get(number) or (not maybe_table and _title(lines, number, depth, before)) or "text"
                end = _columns_end(line, columns) if kind == "row" else len(line.masked)
                block = Block(kind, line.offset + line.marker, line.offset + end, in_reading)
                in_reading = in_reading or bool(_READING.match(line.source) and not line.raw)
        if block and block.kind == "text":
            block.breaks = [line.offset + found.start() for found in _BREAK.finditer(line.source)]
            if paragraph and not line.opens and paragraph.in_reading == block.in_reading:
                paragraph.end = block.end
                paragraph.breaks += block.breaks
                continue
        if paragraph:
            yield paragraph
        paragraph = block if block and block.kind == "text" else None
        if block and not paragraph:
            yield block
    if paragraph:
        yield paragraph


def _lines(text: str, masked: str, raw: list[bool], start: int) -> list[_Line]:
    lines: list[_Line] = []
    offset, fresh, in_quote = 0, True, False
    for source, shown, in_html in zip(text.split("\n"), masked.split("\n"), raw, strict=True):
        if offset >= start:
            marker = _MARKER.match(shown).end()
            expanded = source.expandtabs(4)
            indent = len(expanded) - len(expanded.lstrip(" "))
            quoted = ">" in shown[:marker]
            opens = bool(shown[:marker].strip(" >\t")) or (quoted and not in_quote)
            in_quote = quoted
            lines.append(_Line(offset, source, shown, in_html, indent, marker, fresh, opens))
            fresh = not source.strip()
        offset += len(source) + 1
    return lines


def _title(lines: list[_Line], number: int, depth: int, before: str) -> str | None:
    """Return what kind of title a line surely is, if any; `before` is the kind of the line before it."""
    line, following = lines[number], lines[number + 1] if number + 1 < len(lines) else None
    if _HTML_TITLE.match(line.source):
        return "heading"
    if line.raw:
        return None
    stripped = line.source.strip()
    in_box = before == "box title" and lines[number - 1].indent == line.indent - 4
    block_start = line.indent == 0 or (line.indent % 4 == 0 and line.indent <= 4 * depth and (line.fresh or in_box))
    if not line.opens and block_start and _BOX.match(stripped):
        return "box title"
    # Indented lines after the slashes are options; what is no option makes the whole block text.
    opens_block = line.fresh or before == "box title"
    if line.indent == 0 and _SLASHES.match(stripped) and opens_block and not (following and following.indent):
        return "box title"
    if (block_start or line.opens) and _HEADING.match(line.source, line.marker):
        return "heading"
    if line.opens or line.indent or following is None or not line.fresh or _DEFINITION.match(line.source):
        return None
    if _UNDERLINE.match(following.source):
        return "heading"
    if not following.source.strip():
        following = lines[number + 2] if number + 2 < len(lines) else None
    return "term" if following and not following.raw and _DEFINITION.match(following.source) else None


def _table(lines: list[_Line], number: int) -> dict[int, str] | None:
    """Return the kinds of the lines of a table that begins here, and its number of columns as number -1."""
    line = lines[number]
    if not line.fresh or line.raw or "|" not in line.source or number + 1 >= len(lines):
        return None
    separator = lines[number + 1].source.strip(" >")
    header = line.masked[line.marker :].strip()
    bordered = header.startswith("|") or bool(_LAST_PIPE.search(header))
    columns = _count_cells(header, bordered)
    if not set(separator) <= set("|:- ") or "-" not in separator or _count_cells(separator, bordered) != columns:
        return None
    kinds = {-1: columns, number: "table header", number + 1: "separator"}
    for at in range(number + 2, len(lines)):
        row = lines[at].masked.strip(" >")
        if not lines[at].source.strip():
            break
        if columns == 1 and not (row.startswith("|") or row.endswith("|")):
            return None
        kinds[at] = "row"
    return None if columns == 1 and (not bordered or len(kinds) == 3) else kinds


def _count_cells(row: str, bordered: bool) -> int:
    pipes = len(_PIPE.findall(row))
    if bordered and len(row) > 1:
        pipes -= row.startswith("|") + bool(_LAST_PIPE.search(row))
    return pipes + 1


def _columns_end(line: _Line, columns: int) -> int:
    """Return where the last cell that the table has a column for ends; what comes after it is not shown."""
    pipes = [found.start() for found in _PIPE.finditer(line.masked, line.marker)]
    wanted = columns - 1 + line.masked[line.marker :].startswith("|")
    return pipes[wanted] if len(pipes) > wanted else len(line.masked)
