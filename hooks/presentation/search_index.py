"""The index of the site's own search: what each section says, small enough for a ward PC on a slow line.

It is a script, not JSON, because a browser fetches no data for a page that was opened from a disk,
and it holds no text of claims: a result names the page and the section, where every figure stands
beside its source. ``theme/assets/javascripts/finder.js`` reads it.
"""

import json
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml
from lxml import html

from presentation.references import Source

_QUESTIONS = yaml.safe_load((Path(__file__).parent / "questions.yaml").read_text("utf-8"))
_WORDS = yaml.safe_load((Path(__file__).parent / "search_words.yaml").read_text("utf-8"))
_IDLE = frozenset(_WORDS["idle"].split())
# A word is letters, or a number with its decimals; finder.js cuts a query the same way.
_WORD = re.compile(r"[a-z]+|\d+(?:\.\d+)?")
# People look for a dose or a strength by its number; for a P value or the end of an interval nobody does.
_NUMBER = r"\d+(?:\.\d+)?"
_DOSES = re.compile(
    rf"{_NUMBER}(?:(?:, | and | or | to ){_NUMBER})* ?(?:(?:mg|micrograms?|g|ml)\b|%(?: \w+)? (?:cream|gel|ointment))"
)
# Of a section's words, this many that tell it apart are kept; more cost weight and led to no page that these miss.
_KEPT = 60
# A place in the index is one character: the distance from the place before, and how much the section is about the word.
_STEPS, _FIRST, _BACKSLASH = 3, 0x23, 0x5C


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


def words(text: str) -> list[str]:
    """Return the words of `text` in small letters, without accents; numbers keep their decimal point."""
    folded = unicodedata.normalize("NFKD", text).lower().replace("μ", "micro")
    return _WORD.findall("".join(char for char in folded if not unicodedata.combining(char)))


def indexed_words(text: str) -> list[str]:
    """Return those words of `text` that the index holds: no idle ones, and of the numbers only doses and strengths."""
    doses = {number for listed in _DOSES.findall(text.lower()) for number in re.findall(_NUMBER, listed)}
    return [word for word in words(text) if word not in _IDLE and len(word) > 1 and (word in doses or word.isalpha())]


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


def found_card(address: str, source: Source, journal: str, tags: Iterable[object]) -> FoundPage:
    """Return what a search finds a card by: author and year, the title and journal of the source, and its topics."""
    about = " ".join([journal, *(str(tag).replace("-", " ") for tag in tags)])
    return FoundPage(address, source.name, "Source", source.title, (Section("", "", about),))


def search_index(pages: Iterable[FoundPage], glossary: Mapping[str, str]) -> str:
    """Return the script that hands the index of `pages` to the search; `glossary` says what abbreviations stand for."""
    pages = list(pages)
    sections = [section for page in pages for section in page.sections]
    counts = [Counter(indexed_words(section.text)) for section in sections]
    spread = Counter(word for count in counts for word in count)
    places: dict[str, list[tuple[int, int]]] = {}
    for number, count in enumerate(counts):
        for word, weight in _weights(count, spread, len(counts)).items():
            places.setdefault(word, []).append((number, weight))
    data = {
        "pages": [[page.address, page.title, page.part, page.summary, len(page.sections)] for page in pages],
        # The anchor is made of the title in nearly all headings, and is left out then.
        "sections": [[s.title] if s.anchor == _slug(s.title) else [s.title, s.anchor] for s in sections],
        "words": " ".join(_shortened(sorted(places))),
        "places": [_coded(places[word]) for word in sorted(places)],
        # WHO and US are written like words that tell nothing.
        "synonyms": _WORDS["same"] + [list(pair) for pair in glossary.items() if pair[0].lower() not in _IDLE],
        "idle": _WORDS["idle"],
    }
    return f"guideIndex({json.dumps(data, ensure_ascii=False, separators=(',', ':'))});\n"


def _left_out(element: html.HtmlElement) -> bool:
    return element.get("data-search-exclude") is not None or element.tag in ("script", "style", "svg")


def _text(heading: html.HtmlElement) -> str:
    return " ".join(heading.text_content().replace("¶", "").split())


def _slug(title: str) -> str:
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", title.lower())).strip("-")


def _weights(count: Mapping[str, int], spread: Mapping[str, int], total: int) -> dict[str, int]:
    """Return the words kept of one section, each with 0, 1 or 2 for how much the section is about it."""
    ranked = sorted(count, key=lambda word: (-(1 + math.log(count[word])) * math.log(total / spread[word] + 1), word))
    return {word: min(_STEPS - 1, count[word].bit_length() - 1) for word in ranked[:_KEPT]}


def _coded(places: list[tuple[int, int]]) -> str:
    coded, before = [], -1
    for number, weight in places:
        code = _FIRST + (number - before - 1) * _STEPS + weight
        # A backslash would need another one in a script.
        coded.append(chr(code + (code >= _BACKSLASH)))
        before = number
    return "".join(coded)


def _shortened(ordered: list[str]) -> Iterable[str]:
    """Yield each word as the length of what it shares with the word before, and its rest: 0ketamine 5ine."""
    before = ""
    for word in ordered:
        shared = 0
        while shared < min(len(word), len(before), 35) and word[shared] == before[shared]:
            shared += 1
        yield f"{'0123456789abcdefghijklmnopqrstuvwxyz'[shared]}{word[shared:]}"
        before = word
