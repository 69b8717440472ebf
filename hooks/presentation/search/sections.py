"""A page's HTML -> its sections, each with its text and the questions that it answers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml
from guide.sources.latex import plain
from lxml import html

from presentation.references import Source
from presentation.shown import Shown, ShownPage
from presentation.tags import tags_of

_QUESTIONS = yaml.safe_load((Path(__file__).parent / "questions.yaml").read_text("utf-8"))


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page under one heading; `anchor` is empty for what stands above the first one."""

    anchor: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class FoundPage:
    """A page as the search shows it: address below the home page, title, the part it belongs to, one line on it."""

    address: str
    title: str
    part: str
    summary: str
    sections: tuple[Section, ...]


def questions_at(path: str) -> dict[str, str]:
    """Return what is asked of the page at `path` below docs, by the anchor of the section that answers."""
    asked: dict[str, str] = {}
    for point in _QUESTIONS["points"]:
        page, _, anchor = point["answered"].partition("#")
        if page == path:
            asked[anchor] = f"{asked.get(anchor, '')} {point['question']}"
    return asked


def sections_of(page: str, asked: Mapping[str, str]) -> tuple[Section, ...]:
    """Return the sections of a page's HTML, without what is marked ``data-search-exclude``.

    People ask in other words than pages answer, so what is `asked` of a section counts as its text.
    """
    found: list[tuple[str, str, list[str]]] = [("", "", [])]

    def walk(node: html.HtmlElement) -> None:
        for child in node:
            if isinstance(child.tag, str) and not _left_out(child):
                if child.tag in ("h2", "h3") and child.get("id"):
                    found.append((child.get("id"), _text(child), []))
                elif child.tag != "h1":
                    found[-1][2].append(child.text or "")
                    walk(child)
            found[-1][2].append(" " + (child.tail or ""))

    walk(html.fragment_fromstring(page, create_parent="div"))
    anchors = {anchor for anchor, _, _ in found}
    whole = " ".join(text for anchor, text in asked.items() if anchor not in anchors)
    return tuple(
        Section(anchor, title, " ".join(" ".join([*text, asked.get(anchor, "") if anchor else whole]).split()))
        for anchor, title, text in found
    )


def found_page(page: ShownPage, shown: Shown) -> FoundPage:
    """Return what a search finds `page` by, or the source that its card is about."""
    key = str(page.meta.get("key"))
    if page.kind == "source" and key in shown.sources:
        journal = plain(shown.guide.bibliography.by_key[key].fields.get("journal", ""))
        return found_card(page.url, shown.sources[key], journal, tags_of(page.meta))
    summary = str(page.meta.get("summary") or "")
    return FoundPage(page.url, page.title, page.part, summary, sections_of(page.html, questions_at(page.path)))


def found_card(address: str, source: Source, journal: str, tags: Iterable[object]) -> FoundPage:
    """Return what a search finds a card by: author and year, the title and journal of the source, and its topics."""
    about = " ".join([journal, *(str(tag).replace("-", " ") for tag in tags)])
    return FoundPage(address, source.name, "Source", source.title, (Section("", "", about),))


def _left_out(element: html.HtmlElement) -> bool:
    return element.get("data-search-exclude") is not None or element.tag in ("script", "style", "svg")


def _text(heading: html.HtmlElement) -> str:
    return " ".join(heading.text_content().replace("¶", "").split())
