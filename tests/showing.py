"""A small guide and how it is shown, the Markdown of mkdocs.yml, and the words that a reader gets: for tests."""

import re
from collections.abc import Mapping
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import markdown
import yaml
from guide.guide import Guide
from guide.markdown.reading import kind_of, read_page
from guide.sources.bibliography import read_bibliography
from guide.sources.cards import read_card
from guide.vocabulary import GENERATED
from mkdocs_bibtex.citation import CitationBlock
from presentation.pages.citations import CitationMarks
from presentation.pages.markdown import SHELTERED_AT, page_markdown
from presentation.pages.page import page_html
from presentation.shown import Shown, ShownPage, show
from presentation.version import Version

ROOT = Path(__file__).parent.parent
VERSION = Version(date(2026, 11, 22), "e88c756")


def small_guide(bibliography: str, pages: Mapping[str, str] | None = None) -> Guide:
    """Return a guide with this bibliography and these pages, by their paths below docs."""
    read = tuple(read_page(f"docs/{path}", text, path) for path, text in (pages or {}).items())
    cards = tuple(read_card(page) for page in read if page.kind == "source")
    return Guide(read, read_bibliography("references.bib", bibliography), cards)


def shown_as(guide: Guide, address: str = "") -> Shown:
    """Return how `guide` is shown; each source has an address for its card, whether or not it has a card."""
    paths = [page.location for page in guide.pages] + [
        f"sources/{entry.key}.md" for entry in guide.bibliography.entries
    ]
    urls = {path: re.sub(r"(^|/)index/$", r"\1", path.removesuffix(".md") + "/") for path in [*paths, "references.md"]}
    return show(guide, "Ketamine in Pain", "An evidence guide.", VERSION, address, "", urls)


def page_at(path: str, shown: Shown, meta: Mapping[str, object] | None = None) -> ShownPage:
    """Return the page at `path` below docs, with the front matter that it has, or else `meta`."""
    read = next((page for page in shown.guide.pages if page.location == path), None)
    fields = read.front_matter.fields if meta is None and read else meta or {}
    url = shown.addresses.get(path, path.removesuffix(".md") + "/")
    return ShownPage(path, url, str(fields.get("title", "")), "", kind_of(fields.get("kind"), path), fields)


class GuideLoader(yaml.SafeLoader):
    """mkdocs.yml with its tags left out."""


GuideLoader.add_multi_constructor("!", lambda loader, suffix, node: None)


def markdown_of_the_guide() -> markdown.Markdown:
    """Return Python-Markdown with the extensions of mkdocs.yml."""
    config = yaml.load((ROOT / "mkdocs.yml").read_text("utf-8"), GuideLoader)
    named = [{name: None} if isinstance(name, str) else name for name in config["markdown_extensions"]]
    settings = {name: value or {} for item in named for name, value in item.items()}
    return markdown.Markdown(extensions=list(settings), extension_configs=settings)


def before_and_after(page: ShownPage, shown: Shown, reader: markdown.Markdown) -> tuple[str, str]:
    """Return the HTML that Markdown makes of a page of the guide, and what its readers get."""
    read = next(read for read in shown.guide.pages if read.location == page.path)
    text = page_markdown(read.text[read.front_matter.end :], page, shown, _no_warning)
    marks = CitationMarks(shown.sources)
    for block in CitationBlock.from_markdown(text):
        text = text.replace(str(block), marks.inline_text(block))
    html = reader.reset().convert(text)
    return html.replace(SHELTERED_AT, "@"), page_html(html, page, shown)


def _no_warning(message: str) -> None:
    raise AssertionError(message)


# Tags that part no words.
_INLINE = {"a", "abbr", "b", "code", "em", "i", "small", "span", "strong", "sub", "sup", "u"}
_VOID = {"br", "hr", "img", "input", "wbr"}


class _Words(HTMLParser):
    """Collects the words and signs that a reader gets, without those that the presentation adds."""

    def __init__(self) -> None:
        super().__init__()
        self.text: list[str] = []
        self.left_out: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        classes = set((dict(attrs).get("class") or "").split())
        added = classes & {*GENERATED, "guide-citation", "guide-card__up", "guide-card__reference", "guide-cited-by"}
        if (self.left_out or added or tag in ("script", "style", "caption")) and tag not in _VOID:
            self.left_out.append(tag)
        if tag not in _INLINE:
            self.text.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if self.left_out and tag not in _VOID:
            self.left_out.pop()
        if tag not in _INLINE:
            self.text.append(" ")

    def handle_data(self, data: str) -> None:
        if not self.left_out:
            self.text.append(data)


def words_of(html: str) -> list[str]:
    """Return the words and signs of a page's text, in order; this reads HTML in another way than the guide does."""
    words = _Words()
    words.feed(html)
    words.close()
    return re.findall(r"\w+|[^\w\s]", "".join(words.text))


def lost_words(before: str, after: str) -> list[str]:
    """Return what a reader of the HTML `after` does not get of `before`: the first missing word, and the next few.

    The words of the one must come in the same order in the other, which may have more.
    """
    wanted, got = words_of(before), iter(words_of(after))
    for at, word in enumerate(wanted):
        if word not in got:
            return wanted[at : at + 8]
    return []
