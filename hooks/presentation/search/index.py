"""The index of the site's own search: what each section says, small enough for a ward PC on a slow line.

It is made of scripts, not JSON, because a browser fetches no data for a page that was opened from a disk. The index
comes when the search is first used, texts.js with all other words of the sections when the index does not answer,
sources.js with the cards of the sources when an author is looked for, and a page's own script, with the sentences that
answer, when the page is seen among the results. No sentence states a figure: a
result leads to where every figure stands beside its source. ``indexed.js`` reads them; the scripts that search
are handed out with the index, in one file.
"""

import json
import math
import re
from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from itertools import accumulate
from pathlib import Path

from presentation.search.packed import packed_places
from presentation.search.sections import FoundPage, Section, found_page
from presentation.search.words import IDLE, STOP, WORDS, indexed_words, stem, words
from presentation.shown import Shown

_HERE = Path(__file__).parent
# How words are cut, what a query means, the index, what answers, and how it is shown: each stands on those before it.
_SCRIPTS = ("words", "slips", "query", "packed", "indexed", "finder", "results")
# What is for those who write and check the guide answers nobody who looks for an answer.
_FOR_MAKERS = ("about/audits/", "about/changes.md", "about/coverage.md", "about/data.md", "about/writing.md")
# Of a section's words those few are kept that tell it apart most, beside its doses. Half as many again weigh 4 KB more
# and lead to one right page more in two hundred queries.
_SHARE, _FEWEST, _MOST = 0.45, 3, 5
# The others come in texts.js, for a search that these do not answer: they weigh half as much again.
# Ketamine tells no page from another, but whoever types it alone wants to see what the guide is about.
_SUMMED = STOP - {"ketamine"}


def write_index(site: Path, shown: Shown) -> None:
    """Write the index of the pages that were built, that of the source cards, and the sentences of each page."""
    folder = site / "search"
    folder.mkdir(exist_ok=True)
    pages = [page for page in shown.pages.values() if not page.path.startswith(_FOR_MAKERS)]
    cards = [found_page(page, shown) for page in pages if page.kind == "source"]
    others = [found_page(page, shown) for page in pages if page.kind != "source"]
    known = {name: WORDS[name] for name in ("apart", "stop", "own", "lay", "kin", "comparing", "clinical", "doing")}
    known["idle"] = " ".join(sorted(IDLE - STOP))
    # WHO and US are written like words that tell nothing.
    same = WORDS["same"] + [list(pair) for pair in shown.glossary.items() if pair[0].lower() not in IDLE]
    index = _scripts() + search_index(others, _first_names(cards), **known, synonyms=";".join(_groups(same)))
    texts = other_words(others, nearest=WORDS["nearest"], names=";".join(_groups(WORDS["names"])))
    (folder / "index.js").write_text(index, "utf-8")
    (folder / "texts.js").write_text(texts, "utf-8")
    (folder / "sources.js").write_text(search_index(cards), "utf-8")
    for number, page in enumerate(others):
        (folder / f"{number}.js").write_text(page_answers(number, page), "utf-8")


def _scripts() -> str:
    """Return the scripts that search, without the lines and spaces that are for whoever changes them."""
    sources = ((_HERE / f"{name}.js").read_text("utf-8") for name in _SCRIPTS)
    return "".join(re.sub(r"\A/\*(?s:.*?)\*/\n|^ *//.*\n|^ +", "", source, flags=re.MULTILINE) for source in sources)


def _groups(same: Iterable[Iterable[str]]) -> Iterable[str]:
    """Yield each group of phrases that mean the same, without those that differ in their endings alone."""
    for group in same:
        phrases = {tuple(map(stem, words(phrase))): phrase for phrase in group}
        if len(phrases) > 1:
            yield ",".join(phrases.values())


def _first_names(cards: Iterable[FoundPage]) -> list[str]:
    """Return the names of authors, and the first words of those of bodies."""
    firsts = {next((word for word in words(card.title) if word not in IDLE), "") for card in cards}
    return sorted(filter(str.isalpha, firsts))


def search_index(pages: Iterable[FoundPage], names: Iterable[str] = (), **known: object) -> str:
    """Return the script that hands the index of `pages` to the search, with what else it must know of words.

    Of the `names` that are found elsewhere it holds those that begin one of its own words: all others are not in it.

    The line that sums up a page is among the words that lead to it; that of a card is the title of its source, which
    is handed over as it stands.
    """
    pages = list(pages)
    counts = _counts(pages)
    kept = _kept_of_all(pages, counts)
    asked = [_stems(section.asked, STOP) for page in pages for section in page.sections]
    spelt = _spellings(pages)
    begun = f" {' '.join(spelt[name] for name in sorted(set().union(*kept, *counts, *asked)))}"
    data = {
        "names": " ".join(name for name in names if f" {name}" in begun),
        "pages": [_listed_page(page) for page in pages],
        "sections": "|".join(_listed(section) for page in pages for section in page.sections),
        **packed_places(kept, asked, spelt),
        **known,
    }
    return f"guideIndex({_script(data)});\n"


def other_words(pages: Iterable[FoundPage], **known: object) -> str:
    """Return the script that hands over the words of the sections of `pages` that their index does not hold.

    Of what the search must know of words it has what few queries need.
    """
    pages = list(pages)
    counts = _counts(pages)
    others = [count.keys() - kept for count, kept in zip(counts, _kept_of_all(pages, counts), strict=True)]
    places = packed_places(others, [set() for _ in others], _spellings(pages))
    return f"guideTexts({_script({**places, **known})});\n"


def _counts(pages: Iterable[FoundPage]) -> list[Counter[str]]:
    """Return how often each section of `pages` says each stem."""
    return [Counter(map(stem, indexed_words(section.text))) for page in pages for section in page.sections]


def _kept_of_all(pages: Iterable[FoundPage], counts: Sequence[Mapping[str, int]]) -> list[set[str]]:
    """Return the stems of each section that the index holds, with those of the page's line for its first section."""
    spread = Counter(name for count in counts for name in count)
    kept = [set(_kept(count, spread, len(counts))) for count in counts]
    firsts = accumulate((len(page.sections) for page in pages), initial=0)
    for first, page in zip(firsts, pages, strict=False):
        if not _card(page):
            kept[first] |= _stems(page.summary, _SUMMED)
    return kept


def page_answers(number: int, page: FoundPage) -> str:
    """Return the script that hands over what results show of page `number`: its line, and each section's sentence."""
    return f"guideAnswers({number},{_script([page.summary, *(section.answer for section in page.sections)])});\n"


def _script(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _card(page: FoundPage) -> bool:
    return page.part == "Source"


def _listed_page(page: FoundPage) -> list[object]:
    return [page.address, page.title, page.part, len(page.sections), *([page.summary] if _card(page) else [])]


def _listed(section: Section) -> str:
    """Return title and anchor, the last where needed: nearly all anchors are made of the title."""
    return section.title if section.anchor == _slug(section.title) else f"{section.title}#{section.anchor}"


def _slug(title: str) -> str:
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", title.lower())).strip("-")


def _stems(text: str, without: Container[str]) -> set[str]:
    return {stem(word) for word in indexed_words(text, without)}


def _kept(count: Mapping[str, int], spread: Mapping[str, int], total: int) -> list[str]:
    """Return the stems of one section that tell it apart most, and those of all doses."""
    # A word that one section alone says is seldom what anybody looks for, and there are thousands of them.
    told = [name for name in count if spread[name] > 1 or name[0].isdigit()]
    ranked = sorted(told, key=lambda name: (-(1 + math.log(count[name])) * math.log(total / spread[name] + 1), name))
    kept = min(_MOST, max(_FEWEST, round(_SHARE * len(ranked))))
    return ranked[:kept] + [name for name in ranked[kept:] if name[0].isdigit()]


def _spellings(pages: Iterable[FoundPage]) -> dict[str, str]:
    """Return the commonest word for each stem, which a browser shows for a word with a slip."""
    texts = [
        text for page in pages for text in (page.summary, *(f"{part.text} {part.asked}" for part in page.sections))
    ]
    found: dict[str, Counter[str]] = {}
    for word in (word for text in texts for word in indexed_words(text, ())):
        found.setdefault(stem(word), Counter())[word] += 1
    return {name: max(sorted(spellings), key=spellings.__getitem__) for name, spellings in found.items()}
