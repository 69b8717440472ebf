"""The sentences with findings, marked where the reader sees them, each with what the rules say of it.

Nothing is put into the Markdown, which a mark could turn into something else: the words of the sentence are looked for
in what was made of it, by their letters and digits alone, since the rest may have become markup.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from guide.markdown.page import Page
from guide.vocabulary import GENERATED
from lxml import etree, html

from presentation.markup import render
from presentation.pages.tree import RAW, Spot, read, read_element, write
from presentation.preview.findings import Finding, Noted
from presentation.preview.seeking import find_sentence

# What the presentation puts between the words of a page.
_ADDED = {*GENERATED, "guide-citation", "headerlink", "guide-cited-by"}
# What closes a sentence behind its last letter.
_CLOSING = re.compile(r"[.!?)\]%\"'”’…]*")


@dataclass(frozen=True, slots=True)
class _Letter:
    """Where a letter of the page stands."""

    spot: int
    at: int

    @property
    def following(self) -> "_Letter":
        """Return where the next sign stands in the same text."""
        return _Letter(self.spot, self.at + 1)


def marked(
    content: str, page: Page, findings: Sequence[tuple[Finding, Noted]], known: Collection[str]
) -> tuple[str, frozenset[int]]:
    """Return the `content` of `page` with its findings marked, and the numbers of those that were found in it.

    `known` are the keys of the bibliography: a citation of another is shown as it is written.
    """
    if not findings:
        return content, frozenset()
    root = read(content)
    spots = list(_shown(root))
    letters = [
        _Letter(number, at) for number, spot in enumerate(spots) for at, sign in enumerate(spot.text) if sign.isalnum()
    ]
    stream = "".join(spots[letter.spot].text[letter.at] for letter in letters)
    ends = {number for number, (last, letter) in enumerate(pairwise(letters), 1) if letter != last.following}
    spans: dict[tuple[int, int], list[Noted]] = {}
    for finding, note in findings:
        if span := find_sentence(page, finding, stream, ends, known):
            spans.setdefault(span, []).append(note)
    _wrap(spots, letters, _apart(spans))
    return str(write(root)), frozenset(note.number for notes in spans.values() for note in notes)


def _shown(root: html.HtmlElement) -> Iterator[Spot]:
    """Yield each place of text below `root` in the order of reading, without what was added to the author's words."""
    walker = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, node in walker:
        if event == "start" and (node.tag in RAW or _ADDED & set((node.get("class") or "").split())):
            walker.skip_subtree()
        elif event == "start":
            yield Spot(node, "text")
        elif node is not root:
            yield Spot(node, "tail")


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
        first, (last, stop) = letters[start], _end(spots, letters[end - 1])
        for number in range(first.spot, last + 1):
            text = spots[number].text
            begin, here = first.at if number == first.spot else 0, stop if number == last else len(text)
            # Between the cells of a row is nothing to see.
            if text[begin:here].strip() or number == last:
                cuts.setdefault(number, []).append((begin, here, notes if number == last else []))
    for number in sorted(cuts, reverse=True):
        _cut(spots[number], cuts[number])


def _end(spots: Sequence[Spot], letter: _Letter) -> tuple[int, int]:
    """Return the text and the place in it at which a sentence ends: behind its last letter, citation and full stop."""
    number, stop = letter.spot, _closed(spots[letter.spot].text, letter.at + 1)
    while number + 1 < len(spots) and not spots[number].text[stop:].strip() and _follows_citation(spots[number + 1]):
        number += 1
        stop = _closed(spots[number].text, 0)
    return number, stop


def _follows_citation(spot: Spot) -> bool:
    return spot.side == "tail" and "guide-citation" in (spot.node.get("class") or "").split()


def _closed(text: str, at: int) -> int:
    found = _CLOSING.match(text, at)
    return found.end() if found else at


def _cut(spot: Spot, pieces: Sequence[tuple[int, int, list[Noted]]]) -> None:
    text = spot.text
    elements: list[html.HtmlElement] = []
    for index, (begin, stop, notes) in enumerate(pieces):
        made = [read_element(str(render("preview/note.html", note=note))) for note in notes]
        if begin < stop:
            mark = html.Element("mark", {"class": "preview-mark"})
            mark.text = text[begin:stop]
            made.insert(0, mark)
        made[-1].tail = text[stop : pieces[index + 1][0] if index + 1 < len(pieces) else len(text)]
        elements += made
    spot.put(text[: pieces[0][0]], elements)
