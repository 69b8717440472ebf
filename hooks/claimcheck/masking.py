"""Text -> the same text with everything replaced by spaces that a reader is not shown as prose.

Hidden: front matter, fenced code, inline code, comments, scripts and styles, tags, attribute
lists, link destinations, definitions of links and abbreviations. Masking keeps every
character's place, so offsets never shift. Python-Markdown decides what is hidden; where its
reading hangs on more than the line shows (a code span over two lines, a comment opened in the
middle of a paragraph and closed after a blank line), the text stays visible and is checked.
"""

import re
from dataclasses import dataclass

_FENCE = re.compile(
    r"(?P<lead>[ >]*)(?P<fence>`{3,}|~{3,})[ \t]*"
    r"(?:\.?[\w#+.-]+)?[ \t]*(?:\{[^{}]*\}|(?:\w+=\S+[ \t]*)*)$"  # a language, then attributes or options
)
_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9-]*+(?:[ \t][^<>|\n]*)?/?>")
_ALT = re.compile(r"""\balt\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_INVISIBLE = re.compile(r"^ {0,3}<(script|style)\b[^>]*>", re.IGNORECASE | re.MULTILINE)
_LINK = re.compile(
    r"(?<!\\)\[(?!@)[^\[\]]*\]"
    r'(\([^()\s<>"|]*(?:\([^()\s<>"|]*\))?(?:[ ]+"[^"|\n]*")?\))'  # the destination, with one pair of brackets
)
_REFERENCE_LINK = re.compile(r"(?<!\\)\[(?!@)[^\[\]\n]+\](\[([^\[\]\n@^]+)\])")
_DEFINITION = re.compile(
    r"^[ ]{0,3}\[([^\[\]\n@^][^\[\]\n]*)\]:[ ]*(\S+)[ ]*"
    r"""(?:"[^"\n]*"|'[^'\n]*'|\([^()\n]*\))?[ ]*$"""
)
_ABBREVIATION = re.compile(r"\*\[[^\]\\]+\][ ]?:")
# In a block with such a line, what looks like a definition may be shown as a heading, a term or a table row.
_MAKES_TITLE_OR_TABLE = re.compile(r"[ >]*(?:=+[ ]*|[ |:-]*-[ |:-]*)$| {0,3}:[ ]")
_ATTRIBUTE = r"""(?:[#.][\w-]+|[\w-]+=(?:"[^"\n{}]*"|'[^'\n{}]*'|[^\s{}"']+))"""
_ATTRIBUTES = re.compile(rf"\{{:?[ ]*{_ATTRIBUTE}(?:[ ]+{_ATTRIBUTE})*[ ]*\}}")
_BLOCK_TAG = re.compile(
    r"<(/?)(address|article|aside|blockquote|body|canvas|center|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption"
    r"|figure|footer|form|h[1-6]|header|hgroup|html|iframe|legend|li|main|map|math|menu|nav|object|ol|optgroup|option"
    r"|output|p|pre|section|select|summary|table|tbody|td|textarea|tfoot|th|thead|tr|ul|video)\b[^<>]*>",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Masked:
    """The masked text, its link definitions (lower-case name to destination), and where it has comments.

    `raw` tells for each line whether it lies in or beside a block of HTML.
    """

    text: str
    definitions: dict[str, str]
    raw: list[bool]
    comments: list[tuple[int, int]]


def mask(text: str, start: int) -> Masked:
    """Mask `text`, whose front matter ends at `start`; its length and the places of its line breaks stay the same."""
    chars = _Mask(text)
    chars.hide(0, start)
    _hide_fences(chars, start)
    comments = _hide_comments(chars, at_line_start=True)
    for script in _INVISIBLE.finditer(chars.text()):
        close = text.lower().find(f"</{script[1].lower()}>", script.end())
        if close >= 0:
            chars.hide(script.start(), close + len(script[1]) + 3)
    seen = chars.text()
    raw = _raw_html_lines(seen)
    _hide_code_spans(chars, seen, raw)
    comments += _hide_comments(chars, at_line_start=False)
    definitions = _hide_definitions(chars, raw)
    seen = chars.text()
    offset = 0
    for line, in_html in zip(seen.split("\n"), raw, strict=True):
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
    return Masked(masked, definitions, raw, comments)


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


def _hide_comments(chars: _Mask, at_line_start: bool) -> list[tuple[int, int]]:
    """Hide the comments that stand at the start of a line, or else those within one; return their spans.

    A comment that ends in a way on which browsers and Markdown disagree is left visible.
    """
    text = chars.text()
    spans = []
    at = text.find("<!--")
    while at >= 0:
        close = text.find("-->", at + 4)
        if close < 0:
            break
        end = close + 3
        inside = text[at + 4 : close]
        line_start = text.rfind("\n", max(0, at - 4), at) + 1
        starts_line = (line_start > 0 or at <= 3) and not text[line_start:at].strip(" ")
        if inside.startswith((">", "->")) or "--!>" in inside:
            end = at + 4
        elif starts_line == at_line_start and (at_line_start or not re.search(r"<!--|[\n|]", inside)):
            chars.hide(at, end)
            spans.append((at, end))
        elif not at_line_start:
            end = at + 4
        at = text.find("<!--", end)
    return spans


def _hide_definitions(chars: _Mask, raw: list[bool]) -> dict[str, str]:
    """Hide the definitions of links and abbreviations; return the links' destinations."""
    definitions: dict[str, str] = {}
    found: list[tuple[int, int]] = []
    offset, shown = 0, False
    for line, in_html in zip([*chars.text().split("\n"), ""], [*raw, False], strict=True):
        if not line.strip():
            for start, end in [] if shown else found:
                chars.hide(start, end)
            found, shown = [], False
        elif in_html or _MAKES_TITLE_OR_TABLE.match(line):
            shown = True
        elif link := _DEFINITION.match(line):
            definitions[link[1].lower()] = link[2]
            found.append((offset, offset + len(line)))
        elif _ABBREVIATION.match(line):
            found.append((offset, offset + len(line)))
        offset += len(line) + 1
    return definitions


def _raw_html_lines(text: str) -> list[bool]:
    """Tell for each line whether it lies in, or opens or closes, a block of HTML (too many rather than too few)."""
    raw: list[bool] = []
    stack: list[str] = []
    for line in text.split("\n"):
        tags = _BLOCK_TAG.findall(line) if "<" in line else []
        raw.append(bool(stack or tags))
        for closing, name in tags:
            if not closing:
                stack.append(name.lower())
            # A closing tag beside a comment that is left open may be swallowed by it.
            elif name.lower() in stack and "<!--" not in line:
                while stack.pop() != name.lower():
                    pass
    return raw


def _hide_code_spans(chars: _Mask, text: str, raw: list[bool]) -> None:
    offset, unpaired = 0, False
    for number, line in enumerate(text.split("\n")):
        if not line.strip():
            unpaired = False
        elif "`" in line and not unpaired and not raw[number]:
            unpaired = _hide_code_in_line(chars, line, offset)
        offset += len(line) + 1


def _hide_code_in_line(chars: _Mask, line: str, offset: int) -> bool:
    runs = [match.span() for match in re.finditer("`+", line)]
    later: dict[int, list[int]] = {}
    for index in range(len(runs) - 1, -1, -1):
        later.setdefault(runs[index][1] - runs[index][0], []).append(index)
    index = 0
    while index < len(runs):
        start, end = runs[index]
        same = later[end - start]
        while same and same[-1] <= index:
            same.pop()
        if not same or line[start - 1 : start] == "\\":
            return True
        chars.hide(offset + start, offset + runs[same[-1]][1])
        index = same[-1] + 1
    return False
