"""What is not of the plain language at the beginning of a line, and what to write instead."""

import re
from dataclasses import dataclass

READING = '!!! reading "Our reading"'
ITEM = re.compile(r"(?P<indent>(?: {4})*)(?:-|\d{1,9}\.) (?=\S)")
TABLE = "this is no table; write a header, a line of dashes and rows with as many cells, all with a pipe at both ends"
_BEGINS = {
    "#": "this is no heading; write number signs, one space and its text, at the left and between empty lines",
    ">": "a quotation is not of the plain language; write it as a sentence with its source",
    "`": "code is not of the plain language; write it in words",
    "~": "code is not of the plain language; write it in words",
    "<": "HTML is not of the plain language; leave it out, or write a comment alone between empty lines or behind text",
    "|": TABLE,
    "!": f"this is no box of the plain language; write {READING}, between empty lines",
    "?": f"this is no box of the plain language; write {READING}, between empty lines",
    "=": "'=' begins no line of the plain language; write headings with '#', and no tabs",
    "*[": "abbreviations are explained in the glossary, and nowhere else; move it there",
    ":": "a definition is not of the plain language; write a sentence or a table",
    "-": "this is no item; write a hyphen, a space and its text, in a list between empty lines, nested by four spaces",
    " ": "this line is indented; begin it at the left, or nest an item or the text of a box by four spaces",
}


@dataclass(frozen=True, slots=True)
class Foreign:
    """What is not of the plain language: its offset, and what to do about it."""

    offset: int
    message: str


def strange(offset: int, source: str, begin: int) -> Foreign:
    """Return what is wrong with the line `source`, which stands at `offset`, at the sign at `begin`."""
    sign = source[begin]
    if source.startswith("*[", begin):
        sign = "*["
    elif ITEM.match(source, begin) or sign in "*+":
        sign = "-"
    elif begin % 4 == 0 and source[0] == " " and not source[:begin].strip() and sign not in _BEGINS:
        sign = " "
    if sign in _BEGINS:
        return Foreign(offset + begin, _BEGINS[sign])
    return Foreign(offset + begin, f"'{sign}' is no beginning of a line in the plain language; begin it with a word")
