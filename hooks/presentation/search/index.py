"""The index of the site's own search: what each section says, small enough for a ward PC on a slow line.

It is a script, not JSON, because a browser fetches no data for a page that was opened from a disk. Of the claims it
holds only the sentence that each section opens with, and none that states a figure: a result leads to where every
figure stands beside its source. ``theme/assets/javascripts/indexed.js`` reads it.
"""

import json
import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from presentation.search.sections import FoundPage, Section, found_page
from presentation.search.words import IDLE, STOP, WORDS, indexed_words
from presentation.shown import Shown

# What is for those who write and check the guide answers nobody who looks for an answer.
_FOR_MAKERS = ("about/audits/", "about/changes.md", "about/coverage.md", "about/data.md", "about/writing.md")
# Of a section's words, this many that tell it apart are kept; more cost weight and led to no page that these miss.
_KEPT = 30
# A place in the index is one character: the distance from the place before, and how much the section is about the
# word, the most where people ask for the section by it.
_STEPS, _ASKED, _FIRST, _BACKSLASH = 4, 3, 0x23, 0x5C


def write_index(site: Path, shown: Shown) -> None:
    """Write the index of the pages that were built, and that of the source cards, which a browser fetches after it."""
    folder = site / "search"
    folder.mkdir(exist_ok=True)
    pages = [page for page in shown.pages.values() if not page.path.startswith(_FOR_MAKERS)]
    cards = [found_page(page, shown) for page in pages if page.kind == "source"]
    others = [found_page(page, shown) for page in pages if page.kind != "source"]
    words = {name: WORDS[name] for name in ("stop", "idle", "lay", "clinical", "nearest")}
    # WHO and US are written like words that tell nothing.
    same = WORDS["same"] + [list(pair) for pair in shown.glossary.items() if pair[0].lower() not in IDLE]
    (folder / "index.js").write_text(search_index(others, **words, synonyms=same), "utf-8")
    (folder / "sources.js").write_text(search_index(cards), "utf-8")


def search_index(pages: Iterable[FoundPage], **words: object) -> str:
    """Return the script that hands the index of `pages` to the search, with what it must know of `words`."""
    pages = list(pages)
    sections = [section for page in pages for section in page.sections]
    counts = [Counter(indexed_words(section.text)) for section in sections]
    spread = Counter(word for count in counts for word in count)
    places: dict[str, list[tuple[int, int]]] = {}
    for number, (section, count) in enumerate(zip(sections, counts, strict=True)):
        for word, weight in _weights(section, count, spread, len(counts)).items():
            places.setdefault(word, []).append((number, weight))
    data = {
        "pages": [[page.address, page.title, page.part, page.summary, len(page.sections)] for page in pages],
        "sections": [_listed(section) for section in sections],
        "words": " ".join(_shortened(sorted(places))),
        "places": [_coded(places[word]) for word in sorted(places)],
        **words,
    }
    return f"guideIndex({json.dumps(data, ensure_ascii=False, separators=(',', ':'))});\n"


def _listed(section: Section) -> list[str]:
    """Return title, answer and anchor, the last two where needed: nearly all anchors are made of the title."""
    listed = [section.title, section.answer, "" if section.anchor == _slug(section.title) else section.anchor]
    while len(listed) > 1 and not listed[-1]:
        listed.pop()
    return listed


def _slug(title: str) -> str:
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", title.lower())).strip("-")


def _weights(section: Section, count: Mapping[str, int], spread: Mapping[str, int], total: int) -> dict[str, int]:
    """Return the words kept of one section, each with 0 to 3 for how much the section is about it."""
    # A word that is said once in one section is seldom what anybody looks for, and there are thousands of them.
    told = [word for word in count if spread[word] > 1 or count[word] > 1 or word[0].isdigit()]
    ranked = sorted(told, key=lambda word: (-(1 + math.log(count[word])) * math.log(total / spread[word] + 1), word))
    weights = {word: min(_ASKED - 1, count[word].bit_length() - 1) for word in ranked[:_KEPT]}
    return weights | dict.fromkeys(indexed_words(section.asked, STOP), _ASKED)


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
