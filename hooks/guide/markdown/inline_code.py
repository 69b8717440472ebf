"""Where a page has inline code, as far as one line shows it."""

import re


def code_spans(text: str, literal: list[bool]) -> list[tuple[int, int]]:
    """Return the spans of inline code; after a backtick without a partner, the rest of a block has none.

    `literal` tells for each line whether Markdown is not read there.
    """
    offset, unpaired = 0, False
    spans: list[tuple[int, int]] = []
    for line, in_html in zip(text.split("\n"), literal, strict=True):
        if not line.strip():
            unpaired = False
        elif "`" in line and not unpaired and not in_html:
            found, unpaired = _code_in_line(line)
            spans += [(offset + start, offset + end) for start, end in found]
        offset += len(line) + 1
    return spans


def _code_in_line(line: str) -> tuple[list[tuple[int, int]], bool]:
    runs = [match.span() for match in re.finditer("`+", line)]
    later: dict[int, list[int]] = {}
    for index in range(len(runs) - 1, -1, -1):
        later.setdefault(runs[index][1] - runs[index][0], []).append(index)
    spans: list[tuple[int, int]] = []
    index = 0
    while index < len(runs):
        start, end = runs[index]
        same = later[end - start]
        while same and same[-1] <= index:
            same.pop()
        if not same or line[start - 1 : start] == "\\":
            return spans, True
        spans.append((start, runs[same[-1]][1]))
        index = same[-1] + 1
    return spans, False
