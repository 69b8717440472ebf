"""A page's HTML -> its sections, each with its text, the sentence that answers, and how it is asked for."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml
from guide.figures.figure import find_figures
from guide.sources.latex import plain
from lxml import html

from presentation.references import Source
from presentation.shown import Shown, ShownPage
from presentation.tags import tags_of

_HERE = Path(__file__).parent
_QUESTIONS = yaml.safe_load((_HERE / "questions.yaml").read_text("utf-8"))
_ASKED = yaml.safe_load((_HERE / "asked.yaml").read_text("utf-8"))
# A longer sentence is not shown: cut short it may say the contrary.
_LONGEST_ANSWER = 200
_HOLDERS = frozenset("div section details ul ol dl table thead tbody tr figure nav".split())
# The year of a trial is its name.
_YEAR = re.compile(r"(?:19|20)\d\d")
_GLOSSARY = "about/glossary.md"
# What the guide knows that it lacks is looked for as well: the things that are not known, and what no source says.
_UNKNOWN = "what-is-not-known"
_LACKING = re.compile(r"\b(?:in no source read|no source read|found in the (?:parts|sources)|no result was found)\b")


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page under one heading; `anchor` is empty for what stands above the first one.

    `answer` is the sentence that it opens with, and `asked` are words in which people ask for it.
    """

    anchor: str
    title: str
    text: str
    answer: str = ""
    asked: str = ""


@dataclass(frozen=True, slots=True)
class FoundPage:
    """A page as the search shows it: address below the home page, title, the part it belongs to, one line on it."""

    address: str
    title: str
    part: str
    summary: str
    sections: tuple[Section, ...]


def asked_at(path: str) -> dict[str, str]:
    """Return in which words people ask for what the page at `path` below docs says, by the anchor that answers."""
    return dict(_asked_of_all().get(path, {}))


@cache
def _asked_of_all() -> Mapping[str, Mapping[str, str]]:
    """Return the words in which people ask, by page and anchor."""
    asked: dict[str, dict[str, str]] = {}
    points = [(point["answered"], point["question"]) for point in _QUESTIONS["points"]]
    for place, words in [*points, *_ASKED.items()]:
        page, _, anchor = place.partition("#")
        of_page = asked.setdefault(page, {})
        of_page[anchor] = f"{of_page.get(anchor, '')} {words}".strip()
    return asked


def sections_of(page: str, asked: Mapping[str, str]) -> tuple[Section, ...]:
    """Return the sections of a page's HTML, without what is marked ``data-search-exclude``.

    What the guide says that it lacks is a section of its own under the same heading: it answers a question of its own.
    """
    found: list[tuple[str, str, list[html.HtmlElement]]] = [("", "", [])]
    for element in _blocks(html.fragment_fromstring(page, create_parent="div")):
        if element.tag in ("h2", "h3") and element.get("id"):
            found.append((element.get("id"), _text(element), []))
        elif element.tag != "h1":
            found[-1][2].append(element)
    anchors = {anchor for anchor, _, _ in found}
    whole = " ".join(words for anchor, words in asked.items() if not anchor or anchor not in anchors)
    sections = []
    for anchor, title, blocks in found:
        sentences = [sentence for block in blocks if block.tag in ("p", "li") for sentence in _sentences(block)]
        opens = blocks and blocks[0].tag in ("p", "li")
        text = " ".join(map(_text, blocks))
        asks = asked.get(anchor, "") if anchor else whole
        # A heading with other headings alone below it answers nothing.
        if anchor and not blocks and not asks:
            continue
        sections.append(Section(anchor, title, text, _answer(sentences[0]) if opens else "", asks))
        for sentence in sentences[1 if opens else 0 :]:
            if anchor.endswith(_UNKNOWN) or _LACKING.search(sentence):
                sections.append(Section(anchor, title, sentence, _answer(sentence)))
    return tuple(sections)


def found_page(page: ShownPage, shown: Shown) -> FoundPage:
    """Return what a search finds `page` by, or the source that its card is about."""
    key = str(page.meta.get("key"))
    if page.kind == "source" and key in shown.sources:
        journal = plain(shown.guide.bibliography.by_key[key].fields.get("journal", ""))
        return found_card(page.url, shown.sources[key], journal, tags_of(page.meta))
    summary = str(page.meta.get("summary") or "")
    asked = asked_at(page.path)
    if page.path == _GLOSSARY:
        asked["abbreviations"] = " ".join(shown.glossary)
    sections = sections_of(page.html, asked)
    if page.kind == "site":
        # What is about the guide itself is found by its headings.
        sections = tuple(Section(section.anchor, section.title, "", "", section.asked) for section in sections)
    return FoundPage(page.url, page.title, page.part, summary, sections)


def found_card(address: str, source: Source, journal: str, tags: Iterable[object]) -> FoundPage:
    """Return what a search finds a card by: author and year, the title and journal of the source, and its topics."""
    about = " ".join([journal, *(str(tag).replace("-", " ") for tag in tags)])
    return FoundPage(address, source.name, "Source", source.title, (Section("", "", about),))


def _blocks(node: html.HtmlElement) -> Iterator[html.HtmlElement]:
    """Yield headings, paragraphs, items, cells and whatever else holds text, in reading order."""
    for child in node:
        if isinstance(child.tag, str) and not _left_out(child):
            if len(child) and child.tag in _HOLDERS and not (child.text or "").strip():
                yield from _blocks(child)
            else:
                yield child


def _sentences(block: html.HtmlElement) -> list[str]:
    """Return the sentences of a paragraph or item: each is a line of its own on every page."""
    return [line.strip() for line in _shown_text(block).splitlines() if line.strip()] or [""]


def _answer(sentence: str) -> str:
    """Return a sentence as a result shows it: none where it states a figure, which stands beside its source."""
    figures = [figure for figure in find_figures(sentence) if not _YEAR.fullmatch(figure.value)]
    return sentence if len(sentence) <= _LONGEST_ANSWER and not figures else ""


def _left_out(element: html.HtmlElement) -> bool:
    return element.get("data-search-exclude") is not None or element.tag in ("script", "style", "svg")


def _shown_text(element: html.HtmlElement) -> str:
    """Return the text of an element as it stands, without what is left out."""
    parts = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str) and not _left_out(child):
            parts.append(_shown_text(child))
        parts.append(child.tail or "")
    return "".join(parts)


def _text(element: html.HtmlElement) -> str:
    return " ".join(_shown_text(element).replace("¶", "").split())
