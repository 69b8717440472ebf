"""The signs within a line of the plain language, and what is wrong with the first that is not of it."""

import re

from guide.markdown.citations import GROUP
from guide.markdown.masking import COMMENT, TARGET

# What the words of a link may hold: no marks of their own, and brackets in pairs.
_WORDS = r"[^\[\]()\\*_`<>|@^!{}\n&]+"
LINK = re.compile(rf"(?<![!\\])\[(?P<text>{_WORDS}(?:\({_WORDS}\))?)\]\((?P<target>{TARGET})\)")
ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|[/\\]")
_WEB = re.compile(r"https?://[\w.-]+\w(?:[/?#:]|\Z)|mailto:[\w.+-]+@[\w.-]+\Z")
_EMPHASIS = re.compile(
    r"(?:(?<=[\s|(“‘\"'])|^)(?P<marks>\*\*?)(?P<inside>(?![\s*])(?:[^*|\n]|(?<=\\)\*)*(?<![\s*\\]))(?P=marks)"
    r"(?=[.,;:!?)”’\"']*(?:[\s|]|\Z))"
)
_BRACKETS = re.compile(r"(?<!!)\[(?![\^@\s])(?P<inside>[^\[\]|\n]+)\](?![\[({])(?! ?:)")
# A comment stands behind a space, where a line or a cell ends.
_COMMENT = re.compile(rf"(?<= ){COMMENT.pattern}(?=\Z| *\|| <!--)")
_PLAIN = re.compile(
    r"[^\\`*_{}\[\]<>&|~^#\t]+"
    r"|\\[*_|\[\]]"
    r"|&nbsp;|&(?= )"
    # An address in such brackets would be a link.
    r"|<(?=[ \u00a0]?[\d−])(?![^\s<>]*@)|(?<=[\s(|\d])>(?=[ \u00a0]?[\d−])"
    # What looks like a citation is reported as one that is malformed, but for a tag in it.
    r"|\[(?=[^\[\]|\n]*(?<![\w.+-])@\w)(?:[^\[\]|<\n]|<(?![A-Za-z/!?]))*\]?"
)
_REMEDIES = {
    "`": "is a mark of code; write it in words",
    "*": "is no emphasis here; put the stars around whole words on one line, or write \\*",
    "_": "is no sign of the plain language; write emphasis with stars, or \\_",
    "<": "begins HTML or nothing; leave out the tag, and write '<' only before a number",
    ">": "ends HTML or nothing; leave out the tag, and write '>' only before a number",
    "&": "begins an entity; write the sign itself, or &nbsp; for a space that does not break",
    "|": "is no border of a table here; begin and end each row with it, or write \\|",
    "\\": "stands before no sign that needs it; remove it",
    "\t": "(a tab) is no space of the plain language; write spaces",
    "[": "begins neither a citation nor a link that the guide knows; write [@key] or [text](page.md)",
    "]": "closes nothing; remove it, or write \\]",
    "{": "begins an attribute list; remove it",
}


def foreign_sign(text: str, in_row: bool = False) -> tuple[int, str] | None:
    """Return where in `text`, a part of one line, the first sign stands that is not of the plain language, and why."""
    at = 0
    while at < len(text):
        begins = GROUP if text[at] == "[" else _COMMENT if text[at] == "<" else _PLAIN
        if taken := begins.match(text, at) or _PLAIN.match(text, at):
            at = taken.end()
        elif in_row and text[at] == "|":
            at += 1
        elif link := LINK.match(text, at):
            if ELSEWHERE.match(link["target"]) and not _WEB.match(link["target"]):
                return at, f"'{link['target']}' is no address of the web and no page of the guide; mend the link"
            at = link.end()
        elif inside := _EMPHASIS.match(text, at) or _BRACKETS.match(text, at):
            if inner := foreign_sign(inside["inside"]):
                return inside.start("inside") + inner[0], inner[1]
            at = inside.end()
        else:
            return at, f"'{text[at]}' {_REMEDIES.get(text[at], 'is no sign of the plain language; write it in words')}"
    return None
