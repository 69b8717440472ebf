"""Citations in the one form that there is, where no source is added, lost or moved to another sentence."""

import re
import unicodedata
from collections.abc import Iterator, Set

from guide.markdown.citations import GROUP, KEY
from guide.markdown.page import Claim, Page

from claimcheck.fixes.edit import Edit

_BRACKET = re.compile(r"(?<![\\!\[])\[[^\[\]\n]*@[^\[\]\n]*\](?![(\]])")
_KEYS = re.compile(rf" *@{KEY}(?:(?: *[;,] *| +)@{KEY})* *")
_EACH = re.compile(rf"@({KEY})")
# Some groups in a row, behind which the sentence or the cell ends or goes on with a mark.
_ROW = re.compile(rf"{GROUP.pattern}(?: *[,;]? *{GROUP.pattern})+(?= *(?:[.,;:!?)](?!\w)|\||<!--|\n|\Z))")
_AFTER_STOP = re.compile(rf" *(?P<groups>{GROUP.pattern}(?: *{GROUP.pattern})*)\.?(?= *(?:\||<!--|\n|\Z))")
_STOP = re.compile(r"(?<=[^\s.!?…]) *(?P<stop>[.!?])\Z")
_BEFORE = re.compile(r"[\w)%”’\"'*]")
_MARK = re.compile(r" +(?=[.,;:!?](?:\s|\Z))")


def citation_edits(page: Page, known: Set[str]) -> Iterator[Edit]:
    """Yield an edit for each citation behind its full stop, beside another, or with a slip within its brackets.

    What is mended within brackets must name entries that are `known`.
    """
    for found in _BRACKET.finditer(page.masked):
        keys = _keys(found[0][1:-1])
        if keys and not GROUP.fullmatch(found[0]) and set(keys) <= known:
            yield Edit(found.start(), found.end(), _group(keys))
    for found in _ROW.finditer(page.masked):
        yield Edit(found.start(), found.end(), _group(_EACH.findall(found[0])))
    for found in GROUP.finditer(page.masked):
        at = found.start()
        if ";" in found[0] and found[0] != (one := _group(_EACH.findall(found[0]))):
            yield Edit(at, found.end(), one)
        if _BEFORE.match(page.masked[at - 1 : at]):
            yield Edit(at, at, " ")
        if mark := _MARK.match(page.masked, found.end()):
            yield Edit(mark.start(), mark.end(), "")
    for claim in page.claims:
        yield from _behind_stop(claim, page)


def _behind_stop(claim: Claim, page: Page) -> Iterator[Edit]:
    if claim.keys or not claim.followed_by_citation:
        return
    start = page.offset(claim.place)
    end = start + len(claim.text)
    stop = _STOP.search(page.masked, start, end)
    groups = _AFTER_STOP.match(page.masked, end)
    if stop and groups:
        yield Edit(stop.start(), groups.end(), f" {_group(_EACH.findall(groups[0]))}{stop['stop']}")


def _keys(inside: str) -> list[str]:
    """Return the keys within brackets whose separators, spaces or unseen signs are not as they should be."""
    plain = "".join(" " if sign.isspace() else sign for sign in inside if unicodedata.category(sign) != "Cf")
    return _EACH.findall(plain) if _KEYS.fullmatch(plain) else []


def _group(keys: list[str]) -> str:
    return f"[{'; '.join(f'@{key}' for key in dict.fromkeys(keys))}]"
