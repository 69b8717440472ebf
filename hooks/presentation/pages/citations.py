"""Citations on a page: their labels in the text, and the list of references that they lead to."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache

from guide.vocabulary import REFERENCE_PREFIX
from lxml import html
from markupsafe import Markup
from mkdocs_bibtex.citation import CitationBlock

from presentation.addresses import HOME
from presentation.claims import CLAIM_PREFIX
from presentation.markup import render
from presentation.pages.tree import read
from presentation.references import Source
from presentation.shown import Shown, ShownPage


class CitationMarks:
    """What mkdocs-bibtex asks for the text of a citation: a mark, which `label_citations` turns into its labels."""

    footnote_format = "{key}"

    def __init__(self, keys: Collection[str]) -> None:
        """Mark citations of these keys; `keys` are those of the bibliography."""
        self._keys = keys

    def validate_citation_blocks(self, blocks: object) -> None:
        """Do nothing: the source gate has checked them, with file and line."""

    def inline_text(self, block: CitationBlock) -> str:
        """Return the mark of a citation; one that is none stays as it is, for author and site gate to see."""
        if any(cited.prefix or cited.suffix or cited.key not in self._keys for cited in block.citations):
            return str(block)
        return citation_mark([cited.key for cited in block.citations])

    def reference_text(self, citation: object) -> str:
        """Return nothing: `references_section` writes the references, once each, at the end of the page."""
        return ""


@dataclass(frozen=True, slots=True)
class Cited:
    """What a page cites: the number of each key, in the order of reading, and how often it is cited.

    `second_hand` says whether a citation of the page is marked so.
    """

    numbers: Mapping[str, int]
    times: Mapping[str, int]
    second_hand: bool = False


def citation_mark(keys: Collection[str]) -> str:
    """Return the placeholder that `label_citations` turns into labels; it passes through Markdown unharmed."""
    return _mark(" ".join(keys))


# A guide cites the same sources together many times.
@lru_cache(maxsize=4096)
def _mark(keys: str) -> str:
    return str(render("pages/citation_mark.html", keys=keys))


def label_citations(
    root: html.HtmlElement, sources: Mapping[str, Source], second_hand: Mapping[str, Collection[str]]
) -> Cited:
    """Put labels in the place of each citation mark below `root`, and return what is cited.

    `second_hand` holds, by the id of a claim, the keys that it cites for what was seen in another text than the source.
    """
    marks = [
        (mark, mark.get("data-keys").split()) for mark in root.xpath(".//span[@class='guide-citation'][@data-keys]")
    ]
    marks = [(mark, keys) for mark, keys in marks if set(keys) <= set(sources)]
    numbers = {key: number for number, key in enumerate(dict.fromkeys(key for _, keys in marks for key in keys), 1)}
    times: Counter[str] = Counter()
    made, marked = [], False
    for mark, keys in marks:
        claim = _take_claim(mark)
        told = second_hand.get(claim, ())
        marked = marked or bool(told)
        labels = []
        for key in sorted(keys, key=numbers.__getitem__):
            times[key] += 1
            labels.append((key, numbers[key], times[key], sources[key].name, key in told))
        made.append(
            (claim, labels, [(key, sources[key].warning) for key in dict.fromkeys(keys) if sources[key].warning])
        )
    # Made and read together: a template and a parser take longer to be set up than to make and read a label. Tuples,
    # since a template takes twice as long to look up names.
    labelled = read(render("pages/citations.html", marks=made, prefix=REFERENCE_PREFIX))
    for (mark, _), label in zip(marks, list(labelled), strict=True):
        label.tail, mark.tail = mark.tail, None
        mark.getparent().replace(mark, label)
    return Cited(numbers, times, marked)


def _take_claim(mark: html.HtmlElement) -> str:
    """Take the anchor of a claim from before a citation, and return its id, which is empty without one."""
    # The label sticks to the word before it, so that no line begins with a lone bracket.
    _cut_space_before(mark)
    anchor = mark.getprevious()
    claim = str(anchor.get("id", "")) if anchor is not None and anchor.tag == "span" and not anchor.tail else ""
    if not claim.startswith(CLAIM_PREFIX):
        return ""
    _cut_space_before(anchor)
    anchor.drop_tree()
    return claim


def _cut_space_before(element: html.HtmlElement) -> None:
    before = element.getprevious()
    node, side = (before, "tail") if before is not None else (element.getparent(), "text")
    setattr(node, side, (getattr(node, side) or "").rstrip() or None)


def references_section(cited: Cited, page: ShownPage, shown: Shown) -> Markup:
    """Return the list of a page's references, in the order of their numbers, or nothing when it cites none."""
    items = [
        (
            (key, number, cited.times[key], shown.card_way(key, page)),
            (source.name, source.reference, _about(source), source.links),
        )
        for key, number in cited.numbers.items()
        for source in [shown.sources[key]]
    ]
    if not items:
        return Markup("")
    return render(
        "pages/references.html",
        items=items,
        prefix=REFERENCE_PREFIX,
        second_hand=cited.second_hand,
        # Whoever begins here looks for a page, and the sources of all of them would stand before its end.
        folded=page.path == HOME,
    )


def _about(source: Source) -> str:
    """Return what kind of source it is, who took part, and how much of it was read, as one line."""
    parts = [source.design.capitalize(), source.participants, f"read as {source.read}" if source.read else ""]
    return "; ".join(part.rstrip(".") for part in parts if part) + "."
