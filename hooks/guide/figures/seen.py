"""Text as an author writes it -> the signs that a reader sees, each with its place.

Emphasis, backslashes, entities and signs without width are no part of a number and none of what stands between it
and its unit. Digits of other scripts and of full width become ASCII digits, and a midline point between digits a full
stop. Superscripts and vulgar fractions stay what they are: m² is not m2, and 10⁹ is not 109.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from html import unescape

# What `hide` puts in the place of what no reader sees: a sign without width, so that no place moves.
HIDDEN = "\u2060"
SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻"
_ODD = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]\w{1,30});|\\(?=[!-/:-@\[-`{-~])|\*+|_+|[^\x00-\x7f]+")
_LINK_TEXT = re.compile(rf"\[([^\[\]{HIDDEN}]*)\](?={HIDDEN})")
_KEPT = frozenset(SUPERSCRIPTS + "−–—")
_POINT = re.compile(r"(?<=[0-9])[·‧∙⋅•٫](?=[0-9])")
_OF_THEIR_OWN = {"٬": ",", "٪": "%", "ı": "i", "’": "'", "‘": "'", "ʼ": "'", "‒": "–"}


@dataclass(frozen=True, slots=True)
class Seen:
    """What a reader sees, and for each sign where it begins and ends in what the author wrote."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where ``text[start:end]``, which is not empty, stands in what the author wrote."""
        return self.starts[start], self.ends[end - 1]


def hide(visible: str, written: str) -> str:
    """Return `visible`, in which what is not shown is blank, with signs without width instead of these blanks.

    Both are of one length, and `written` is what the author wrote: 5<b></b>0 is read as 50, not as 5 and 0.
    """
    if visible == written:
        return visible
    hidden = "".join(
        HIDDEN if sign == " " and source not in " \t" else sign for sign, source in zip(visible, written, strict=True)
    )
    # The brackets of a link are not shown either.
    return _LINK_TEXT.sub(rf"{HIDDEN}\1{HIDDEN}", hidden)


def seen(text: str) -> Seen:
    """Return `text` as a reader sees it."""
    if (text.isascii() and not any(sign in text for sign in "&\\*_")) or not _ODD.search(text):
        return Seen(text, range(len(text)), range(1, len(text) + 1))
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for found in _ODD.finditer(text):
        _take(text[at : found.start()], at, pieces, starts, ends)
        at = found.end()
        if found[0][0] == "&":
            signs = "".join(_sign(sign) for sign in unescape(found[0]))
            pieces.append(signs)
            starts += [found.start()] * len(signs)
            ends += [at] * len(signs)
        elif found[0][0] == "_" and text[found.start() - 1 : found.start()].isalnum() and text[at : at + 1].isalnum():
            _take(found[0], found.start(), pieces, starts, ends)
        elif found[0][0] not in "\\*_":
            for place, sign in enumerate(found[0], found.start()):
                signs = _sign(sign)
                pieces.append(signs)
                starts += [place] * len(signs)
                ends += [place + 1] * len(signs)
    _take(text[at:], at, pieces, starts, ends)
    return Seen(_POINT.sub(".", "".join(pieces)), starts, ends)


def _take(piece: str, at: int, pieces: list[str], starts: list[int], ends: list[int]) -> None:
    pieces.append(piece)
    starts += range(at, at + len(piece))
    ends += range(at + 1, at + len(piece) + 1)


@cache
def _sign(sign: str) -> str:
    """Return what a reader takes a sign for: nothing, a digit, a space, or the plainest form of it."""
    if sign in _OF_THEIR_OWN:
        return _OF_THEIR_OWN[sign]
    category = unicodedata.category(sign)
    if category == "Cf" or "\ufe00" <= sign <= "\ufe0f":
        return ""
    if category == "Zs":
        return " "
    if category == "Nd":
        return str(unicodedata.decimal(sign))
    plain = unicodedata.normalize("NFKC", sign)
    if sign in _KEPT or "\u2044" in plain:
        return sign
    return "-" if plain in ("‐", "‑") else plain
