"""A page's Markdown -> the Markdown that MkDocs is given: places filled in, claims named, words explained."""

from collections.abc import Callable

from guide.markdown.reading import read_page

from presentation.claims import with_anchors
from presentation.glossary import with_abbreviations
from presentation.pages.studies import with_studies
from presentation.pictures.places import with_pictures
from presentation.shown import Shown, ShownPage

# Stands for an at sign in code and comments while mkdocs-bibtex, which knows neither, looks for citations.
SHELTERED_AT = "\ue0ff"


def page_markdown(markdown: str, page: ShownPage, path: str, shown: Shown, warn: Callable[[str], None]) -> str:
    """Fill in tables and pictures, name each claim, and hide from mkdocs-bibtex what is no prose.

    `path` is the page's path as findings name it, which the ids of claims are made of; `warn` is told of
    each place that nothing fills.
    """

    def no_card(tag: str) -> None:
        warn(f"there is no source card about '{tag}' for the study table; mend the tag")

    def no_picture(name: str) -> None:
        warn(f"there is no picture '{name}', or no card has anything to draw in it; mend the name")

    cards, sources = shown.guide.cards, shown.sources
    if page.kind == "evidence":
        markdown = with_studies(with_anchors(markdown, path), cards, sources, no_card)
    if page.kind != "site":
        markdown = with_abbreviations(markdown, shown.glossary)
    if page.kind != "source":
        markdown = with_pictures(markdown, cards, sources, lambda key: shown.card_way(key, page), no_picture)
    masked = read_page(path, markdown).masked
    pairs = zip(markdown, masked, strict=True)
    return "".join(SHELTERED_AT if char == "@" and seen == " " else char for char, seen in pairs)
