"""The sentences with findings, marked where the reader sees them, each with what the rules say of it.

Nothing is put into the Markdown, which a mark could turn into something else: the words of the sentence are looked for
in what was made of it, by their letters and digits alone, since the rest may have become markup.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from guide.markdown.citations import GROUP
from guide.markdown.page import Page
from guide.place import Place
from lxml import html

from presentation.markup import render
from presentation.pages.tree import Spot, prose, read, read_element, write
from presentation.preview.findings import Finding, Noted

# What the presentation puts between the words of a page.
_ADDED = {"guide-citation", "headerlink", "guide-status", "guide-references", "guide-changes", "guide-cited-by"}
_KEY = re.compile(r"@([\w-]+)")
# So many letters are too few to tell a sentence from another.
_FEWEST = 3


@dataclass(frozen=True, slots=True)
class _Letter:
    """Where a letter of the page stands."""

    spot: int
    at: int


def marked(
    content: str, page: Page, findings: Sequence[tuple[Finding, Noted]], known: Collection[str]
) -> tuple[str, frozenset[int]]:
    """Return the `content` of `page` with its findings marked, and the numbers of those that were found in it.

    `known` are the keys of the bibliography: a citation of another is shown as it is written.
    """
    if not findings:
        return content, frozenset()
    root = read(content)
    spots = [spot for spot in prose(root) if not _is_added(spot)]
    letters = [
        _Letter(number, at) for number, spot in enumerate(spots) for at, sign in enumerate(spot.text) if sign.isalnum()
    ]
    stream = "".join(spots[letter.spot].text[letter.at] for letter in letters)
    spans: dict[tuple[int, int], list[Noted]] = {}
    for finding, note in findings:
        if span := _span(page, finding, stream, known):
            spans.setdefault(span, []).append(note)
    _wrap(spots, letters, _apart(spans))
    return str(write(root)), frozenset(note.number for notes in spans.values() for note in notes)


def _is_added(spot: Spot) -> bool:
    node = spot.node if spot.side == "text" else spot.node.getparent()
    while node is not None:
        if _ADDED & set((node.get("class") or "").split()):
            return True
        node = node.getparent()
    return False


def _span(page: Page, finding: Finding, stream: str, known: Collection[str]) -> tuple[int, int] | None:
    """Return the first letter of the sentence of a finding in the `stream` of those of the page, and the one behind."""
    start, end = _sentence(page, finding)
    words = _letters(page.masked[start:end], known)
    if len(words) < _FEWEST:
        return None
    # The same words may stand there more than once.
    before = _letters(page.masked[page.front_matter.end : start], known).count(words)
    at = -1
    for _ in range(before + 1):
        following = stream.find(words, at + 1)
        if following < 0:
            break
        at = following
    return (at, at + len(words)) if at >= 0 else None


def _sentence(page: Page, finding: Finding) -> tuple[int, int]:
    """Return where the claim, the title or else the line of a finding begins and ends in the text of its page."""
    try:
        offset, at = (page.offset(place) for place in (Place(finding.line), Place(finding.line, finding.column)))
    except IndexError:
        # The page has been cut since.
        return 0, 0
    if at < page.front_matter.end:
        return 0, 0
    for claim in page.claims:
        start = page.offset(claim.place)
        if start <= at < start + len(claim.text):
            return start, start + len(claim.text)
    end = page.text.find("\n", offset)
    return offset, end if end >= 0 else len(page.text)


def _letters(masked: str, known: Collection[str]) -> str:
    """Return the letters and digits of a text of the page as they are shown, without citations that become labels."""
    shown = GROUP.sub(lambda group: "" if set(_KEY.findall(group[0])) <= set(known) else group[0], masked)
    return "".join(filter(str.isalnum, shown))


def _apart(spans: Mapping[tuple[int, int], list[Noted]]) -> list[tuple[int, int, list[Noted]]]:
    """Return the spans in order; one that begins within another is told of with that."""
    apart: list[tuple[int, int, list[Noted]]] = []
    for (start, end), notes in sorted(spans.items()):
        if apart and start < apart[-1][1]:
            apart[-1] = (apart[-1][0], max(end, apart[-1][1]), [*apart[-1][2], *notes])
        else:
            apart.append((start, end, notes))
    return apart


def _wrap(spots: Sequence[Spot], letters: Sequence[_Letter], spans: Sequence[tuple[int, int, list[Noted]]]) -> None:
    """Put a mark around what is shown of each span, and what the rules say behind it."""
    cuts: dict[int, list[tuple[int, int, list[Noted]]]] = {}
    for start, end, notes in spans:
        first, last = letters[start], letters[end - 1]
        for number in range(first.spot, last.spot + 1):
            text = spots[number].text
            begin = first.at if number == first.spot else len(text) - len(text.lstrip())
            stop = _closed(text, last.at + 1) if number == last.spot else len(text.rstrip())
            if begin < stop:
                cuts.setdefault(number, []).append((begin, stop, notes if number == last.spot else []))
    for number in sorted(cuts, reverse=True):
        _cut(spots[number], cuts[number])


def _closed(text: str, at: int) -> int:
    """Return where a sentence ends whose last letter stands before `at`: behind the signs that close it."""
    found = re.compile(r"[.!?)\]%\"'”’…]*").match(text, at)
    return found.end() if found else at


def _cut(spot: Spot, pieces: Sequence[tuple[int, int, list[Noted]]]) -> None:
    text = spot.text
    elements: list[html.HtmlElement] = []
    for index, (begin, stop, notes) in enumerate(pieces):
        mark = html.Element("mark", {"class": "preview-mark"})
        mark.text = text[begin:stop]
        made = [mark, *(read_element(str(render("preview/note.html", note=note))) for note in notes)]
        made[-1].tail = text[stop : pieces[index + 1][0] if index + 1 < len(pieces) else len(text)]
        elements += made
    spot.put(text[: pieces[0][0]], elements)
