"""Text -> the same text with everything replaced by spaces that a reader is not shown as prose.

Hidden: front matter, fenced code, inline code, comments, scripts and styles, tags, attribute
lists, link destinations, definitions of links and abbreviations. Masking keeps every
character's place, so offsets never shift. Python-Markdown decides what is hidden; where its
reading hangs on more than the line shows (a code span over two lines, a comment opened in the
middle of a paragraph and closed after a blank line), the text stays visible and is checked.
"""

import re
from dataclasses import dataclass

from guide.markdown.html_blocks import INLINE_COMMENT, html_lines
from guide.markdown.inline_code import code_spans

_FENCE = re.compile(
    r"(?P<lead>[ >]*)(?P<fence>`{3,}|~{3,})[ \t]*"
    r"(?:\.?[\w#+.-]+)?[ \t]*(?:\{[^{}]*\}|(?:\w+=\S+[ \t]*)*)$"  # a language, then attributes or options
)
_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9-]*+(?:[ \t][^<>|\n]*)?/?>")
_ALT = re.compile(r"""\balt\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_INVISIBLE = re.compile(r"^ {0,3}<(script|style)\b[^>]*>", re.IGNORECASE | re.MULTILINE)
# A link: what comes after its text, with at most one pair of brackets in the destination.
_LINK = re.compile(
    r"(?<!\\)\[(?!@)[^\[\]]*\]"
    r'(\([^()\s<>"|]*(?:\([^()\s<>"|]*\))?(?:[ ]+(?:"[^"|\n]*"|\'[^\'|\n]*\'))?\))'
)
_REFERENCE_LINK = re.compile(r"(?<!\\)\[(?!@)[^\[\]\n]+\](\[([^\[\]\n@^]+)\])")
_DEFINITION = re.compile(
    r"^[ ]{0,3}\[([^\[\]\n@^][^\[\]\n]*)\]:[ ]*(\S+)[ ]*"
    r"""(?:"[^"\n]*"|'[^'\n]*'|\([^()\n]*\))?[ ]*$"""
)
_ABBREVIATION = re.compile(r"\*\[[^\]\\]+\][ ]?:")
_DEFINITION_BODY = re.compile(r" {0,3}:[ ]")
_ATTRIBUTE = r"""(?:[#.][\w-]+|[\w-]+=(?:"[^"\n{}]*"|'[^'\n{}]*'|[^\s{}"']+))"""
_ATTRIBUTES = re.compile(rf"\{{:?[ ]*{_ATTRIBUTE}(?:[ ]+{_ATTRIBUTE})*[ ]*\}}")


@dataclass(frozen=True, slots=True)
class Masked:
    """The masked text, its link definitions (lower-case name to destination), its comments and its inline code.

    `raw` tells for each line whether it lies in or beside a block of HTML.
    """

    text: str
    definitions: dict[str, str]
    raw: list[bool]
    comments: list[tuple[int, int]]
    code: list[tuple[int, int]]


def mask(text: str, start: int) -> Masked:
    """Mask `text`, whose front matter ends at `start`; its length and the places of its line breaks stay the same."""
    chars = _Mask(text)
    chars.hide(0, start)
    _hide_fences(chars, start)
    comments = _hide_line_comments(chars)
    _hide_scripts(chars)
    seen = chars.text()
    raw, literal = html_lines(seen)
    code = code_spans(seen, literal)
    for span in code:
        chars.hide(*span)
    for found in INLINE_COMMENT.finditer(chars.text()):
        chars.hide(*found.span())
        comments.append(found.span())
    definitions = _hide_definitions(chars, text, literal)
    seen = chars.text()
    offset = 0
    for line, in_html in zip(seen.split("\n"), literal, strict=True):
        if not in_html:
            for found in _ATTRIBUTES.finditer(line):
                chars.hide(offset + found.start(), offset + found.end())
            for found in _LINK.finditer(line):
                chars.hide(offset + found.start(1), offset + found.end(1))
            for found in _REFERENCE_LINK.finditer(line):
                if found[2].lower() in definitions:
                    chars.hide(offset + found.start(1), offset + found.end(1))
        offset += len(line) + 1
    for found in _TAG.finditer(seen):
        alt = _ALT.search(found[0])
        chars.hide(*found.span())
        if alt:
            chars.show(found.start() + alt.start(alt.lastindex), found.start() + alt.end(alt.lastindex))
    for begin, end in comments:
        if "\n" in text[begin:end]:
            # What stands behind the end of a comment of several lines opens no block.
            raw[text.count("\n", 0, end)] = True
    masked = chars.text()
    if (dangling := masked.find("<!--")) >= 0:
        # What a comment that is left open swallows is up to the browser: nothing after it is surely a title.
        first = masked.count("\n", 0, dangling)
        raw[first:] = [True] * (len(raw) - first)
    return Masked(masked, definitions, raw, comments, code)


class _Mask:
    """The text as a list of pieces to hide, put together once a pass."""

    def __init__(self, text: str) -> None:
        self._original = text
        self._chars = list(text)

    def hide(self, start: int, end: int) -> None:
        self._chars[start:end] = [c if c == "\n" else " " for c in self._chars[start:end]]

    def show(self, start: int, end: int) -> None:
        self._chars[start:end] = self._original[start:end]

    def text(self) -> str:
        return "".join(self._chars)


def _hide_fences(chars: _Mask, start: int) -> None:
    """Hide fenced code as superfences finds it: in one pass, so that a fence without an end hides later ones."""
    offset = first = indent = 0
    lead, fence, sure = "", None, True
    for line in chars.text().split("\n"):
        expanded = line.expandtabs(4)
        if fence is None:
            opening = _FENCE.match(expanded) if offset >= start and ("```" in line or "~~~" in line) else None
            if opening:
                lead, fence, first = opening["lead"], opening["fence"], offset
                # Right behind indented code, the fence and what is in it may be taken for text.
                sure = indent < len(lead) + 4
        elif expanded.rstrip() == lead + fence:
            if sure:
                chars.hide(first, offset + len(line))
            fence = None
        elif expanded.strip(" >") and not expanded.startswith(lead):
            fence = None
        indent = len(expanded) - len(expanded.lstrip()) if expanded.strip() else 0
        offset += len(line) + 1


def _hide_line_comments(chars: _Mask) -> list[tuple[int, int]]:
    """Hide the comments that stand at the start of a line, which may go over blank lines; return their spans.

    A comment that ends in a way on which browsers and Markdown disagree is left visible.
    """
    text = chars.text()
    spans = []
    at = text.find("<!--")
    while at >= 0 and (close := text.find("-->", at + 4)) >= 0:
        line_start = text.rfind("\n", max(0, at - 4), at) + 1
        starts_line = (line_start > 0 or at <= 3) and not text[line_start:at].strip(" ")
        odd_end = text.find("--!>", at + 4, close)
        end = close + 3
        if odd_end >= 0 or text.startswith((">", "->"), at + 4):
            end = max(odd_end, at) + 4
        elif starts_line:
            chars.hide(at, end)
            spans.append((at, end))
        at = text.find("<!--", end)
    return spans


def _hide_scripts(chars: _Mask) -> None:
    text = chars.text()
    lowered = text.lower()
    at = 0
    while opening := _INVISIBLE.search(text, at):
        end = lowered.find(f"</{opening[1].lower()}>", opening.end())
        if end < 0:
            return
        chars.hide(opening.start(), end + len(opening[1]) + 3)
        at = end


def _hide_definitions(chars: _Mask, original: str, literal: list[bool]) -> dict[str, str]:
    """Hide the definitions of links and abbreviations; return the links' destinations."""
    definitions: dict[str, str] = {}
    found: list[tuple[int, int]] = []
    offset, shown = 0, False
    lines = zip([*chars.text().split("\n"), ""], [*original.split("\n"), ""], [*literal, False], strict=True)
    for line, source, in_html in lines:
        if not line.strip():
            for start, end in [] if shown else found:
                chars.hide(start, end)
            found, shown = [], False
        elif in_html or _makes_title_or_table(line):
            shown = True
        elif (link := _DEFINITION.match(line)) and _DEFINITION.match(source):
            definitions[link[1].lower()] = link[2]
            found.append((offset, offset + len(line)))
        elif _ABBREVIATION.match(line):
            found.append((offset, offset + len(line)))
        offset += len(line) + 1
    return definitions


def _makes_title_or_table(line: str) -> bool:
    """Tell whether what looks like a definition beside this line may be shown: as a heading, a term or a table row."""
    mark = line.strip(" >")
    ruled = set(mark) <= {"="} or ("-" in mark and set(mark) <= set(" |:-"))
    return ruled or bool(_DEFINITION_BODY.match(line))
