"""The claims of a built page, as the reader meets them: runs of text, each sentence with its live links."""

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass

from guide.markdown.sentences import split_sentences
from guide.vocabulary import GENERATED, REASONS, REFERENCE_PREFIX, WAIVER
from lxml import etree

from claimcheck.site.elements import BLOCKS, HEADINGS, UNSEEN, Element, is_hidden, text_of
from claimcheck.site.parts import parts_of

_TITLES = HEADINGS | {"dt", "th", "summary", "label", "legend", "thead"}
_TITLE_CLASSES, _GENERATED = frozenset(["admonition-title", "tabbed-labels"]), frozenset(GENERATED)
_READING_CLASSES, _NONE = frozenset(["admonition", "reading"]), frozenset[str]()
# Characters that stand for a citation and a waiver in the text of a claim.
_CITED, _WAIVED, _LINK = "\ue000", "\ue001", "\ue002"
_STAND_INS = {ord(sign): "?" for sign in (_CITED, _WAIVED, _LINK)}
# What stands between a sentence and the first word of the next, or a citation: in the text that may begin a line.
_BEHIND = re.compile(rf"[^\w\n{_CITED}]*")
_WAIVED_LINE = re.compile(rf"{_WAIVED}[^\n]*\n\s*")
# A link within the site with nothing beside it, and the beginning of the address of one that leads elsewhere.
_ALONE = re.compile(rf"[\s|]*{_LINK}([^{_LINK}]*){_LINK}[\s|{_WAIVED}]*")
_ELSEWHERE = re.compile(r"[a-zA-Z][\w+.-]*:|//")
# As strict as on the pages: no other white space, such as a form feed, which the source gate takes for no waiver.
_WAIVER = re.compile(rf"[ \t]*{WAIVER}:[ \t]*([\w-]+)[ \t]*")


@dataclass(frozen=True, slots=True)
class SiteClaim:
    """A sentence or table row of a built page; `citations` counts its live links to references.

    `link` is the text of the link within the site that the claim is, where it is nothing else.
    """

    line: int
    text: str
    citations: int
    sourced: bool
    link: str | None = None


def kind_of(root: Element) -> str:
    """Return the kind that a page says it is, or nothing where it says none or more than one."""
    marks = parts_of(root).marks
    return marks[0].get("data-kind", "") if len(marks) == 1 else ""


def is_citation(element: Element) -> bool:
    """Tell whether an element is a link to a reference."""
    return element.tag == "a" and str(element.get("href", "")).startswith("#" + REFERENCE_PREFIX)


def titles_of(root: Element) -> Iterator[str]:
    """Yield the headings of a page, which links to it may be called by."""
    yield from (_plain(heading) for heading in parts_of(root).headings)


def page_claims(root: Element) -> Iterator[SiteClaim]:
    """Yield the claims of a page that is not of another kind: in its main content, or else in all of it."""
    if kind_of(root) in ("source", "site"):
        return
    ids = parts_of(root).ids
    main = root.xpath("//main//article") or root.xpath("//main | //*[@role='main'] | //article") or root.xpath("//body")
    # An element inside another of the list is walked with it.
    for area in main[:1] if len(main) > 1 and main[0].tag == "main" else main:
        for run in _runs(area, ids, marked=False):
            yield from _claims_of(run)


@dataclass(slots=True)
class _Run:
    """The text between two block boundaries, with citations and waivers as single characters."""

    line: int
    text: str = ""
    row: bool = False
    reading: bool = False


def _runs(element: Element, ids: set[str], marked: bool, reading: bool = False) -> Iterator[_Run]:
    """Walk `element` and yield its text in runs; `marked` tells that the page's own text has been entered."""
    current = _Run(element.sourceline or 1, reading=reading)
    heading = ""

    def flush() -> Iterator[_Run]:
        nonlocal current
        if current.text.strip():
            yield current
        current = _Run(current.line, reading=reading)

    def walk(node: Element, marked: bool) -> Iterator[_Run]:
        nonlocal current, reading, heading
        current.text += _own(node.text)
        for child in node:
            tail, tag = _own(child.tail), child.tag
            if tag is etree.Comment:
                waiver = _WAIVER.fullmatch(child.text or "")
                current.text += _WAIVED if waiver and waiver[1] in REASONS else ""
            elif not isinstance(tag, str) or tag in UNSEEN or is_hidden(child):
                current.text += " "
            elif _is_title(child) or (not marked and _classes(child) & _GENERATED):
                heading = _plain(child) if tag in HEADINGS else heading
                yield from flush()
                # A title names a topic; two sentences of it are claims.
                title = _plain(child)
                if _is_title(child) and len(list(split_sentences(title, 0, len(title)))) > 1:
                    yield _Run(child.sourceline or current.line, title)
            elif tag == "caption" and re.fullmatch(rf"Table \d+: {re.escape(heading)}", _plain(child)):
                # The number of a table and the heading above it say nothing that the heading does not.
                yield from flush()
            elif tag == "tr":
                yield from flush()
                yield from _row(child, ids, reading)
            elif tag in BLOCKS:
                yield from flush()
                current.line = child.sourceline or current.line
                outer, reading = reading, reading or _is_reading(child)
                current.reading = reading
                yield from walk(child, marked or child.get("data-kind") is not None)
                yield from flush()
                reading = current.reading = outer
            elif tag == "img":
                current.text += " " + child.get("alt", "")
            else:
                target = child.get("href", "") if tag == "a" else ""
                if target and is_citation(child) and target[1:] in ids:
                    current.text += _CITED
                else:
                    fence = _LINK if target and not _ELSEWHERE.match(target) else ""
                    current.text += fence
                    yield from walk(child, marked)
                    current.text += fence
            current.text += tail

    yield from walk(element, marked)
    yield from flush()


def _row(row: Element, ids: set[str], reading: bool) -> Iterator[_Run]:
    head = row.getparent()
    if not row.xpath("td") and (head is None or head.tag != "tbody"):
        return
    whole = _Run(row.sourceline or 1, row=True, reading=reading)
    for cell in row:
        if isinstance(cell.tag, str):
            whole.text += " | " + " ".join(run.text for run in _runs(cell, ids, True, reading))
    yield whole


def _claims_of(run: _Run) -> Iterator[SiteClaim]:
    spans = [(0, len(run.text))] if run.row else _sentences(run.text)
    line, before = run.line, 0
    for start, end in spans:
        text = run.text[start:end]
        plain = text.replace(_CITED, "").replace(_WAIVED, "").replace(_LINK, "")
        line += run.text.count("\n", before, start)
        before = start
        if not any(map(str.isalnum, plain)) or run.reading:
            continue
        behind = _BEHIND.match(run.text, end)
        waived = _WAIVED in run.text[start : behind.end() if behind else end].partition("\n")[0]
        link = _ALONE.fullmatch(text)
        alone = " ".join(link[1].split()) if link else None
        yield SiteClaim(line, plain, text.count(_CITED), sourced=_CITED in text or waived, link=alone)


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each sentence stands; one ends with a line that has a waiver, which covers nothing behind it."""
    waived = _WAIVED in text
    for begin, end in split_sentences(text, 0, len(text)):
        cuts = [begin + ending.end() for ending in _WAIVED_LINE.finditer(text[begin:end])] if waived else []
        yield from zip([begin, *cuts], [*cuts, end], strict=True)


def _own(text: str | None) -> str:
    """Return a page's text without the characters that stand for something else here."""
    return "" if text is None else text if text.isascii() else text.translate(_STAND_INS)


def _plain(element: Element) -> str:
    """Return an element's text without the sign that links to a heading."""
    return " ".join(text_of(element).replace("¶", "").split())


def _is_title(element: Element) -> bool:
    return element.tag in _TITLES or bool(_classes(element) & _TITLE_CLASSES)


def _is_reading(element: Element) -> bool:
    if not _classes(element) >= _READING_CLASSES:
        return False
    title = element.xpath("./p[contains(concat(' ', @class, ' '), ' admonition-title ')]")
    return bool(title) and text_of(title[0]).strip() == "Our reading"


def _classes(element: Element) -> Set[str]:
    name = element.get("class")
    return _NONE if name is None else set(name.split())
