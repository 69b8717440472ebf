"""A page's Markdown -> the Markdown that MkDocs is given: places filled in, claims named, words explained."""

import re
from collections.abc import Callable

from presentation.claims import with_anchors
from presentation.glossary import with_abbreviations
from presentation.pages.positions import with_positions
from presentation.pages.studies import with_studies
from presentation.pages.tree import UNSEEN
from presentation.pictures.places import with_pictures
from presentation.shown import Shown, ShownPage

# Stands for an at sign in code and comments while mkdocs-bibtex, which knows neither, looks for citations.
SHELTERED_AT = "\ue0ff"
# Python-Markdown drops these without a word, so that what stands around them becomes something else: a waiver.
_LOST = "\ufffd"
_DROPPED = {0x02: _LOST, 0x03: _LOST}


def page_markdown(markdown: str, page: ShownPage, shown: Shown, warn: Callable[[str], None]) -> str:
    """Return the Markdown that MkDocs is to show: placeholders filled in, each claim named, no `@` in code.

    What is shown is what was checked; `markdown` is what MkDocs hands over, and `warn` is told when that is something
    else.
    """
    checked = shown.page(page)
    if checked is None:
        warn("this page was not there when the guide was read, so nothing of it was checked; write it into docs")
        return markdown
    text = checked.text[checked.front_matter.end :]
    if text.strip() != markdown.strip():
        warn("this page was changed after it was checked, and is shown as it was; do without the plugin that did it")
    # Hidden at signs have a space in what is seen. Nothing moves, so that the places of citations hold.
    masked = checked.masked
    whole = re.sub("@", lambda at: SHELTERED_AT if masked[at.start()] == " " else "@", checked.text)
    if page.kind == "evidence":
        # What begins a comment only to Markdown, or is one once its odd signs are dropped, may be a waiver that no rule
        # has seen.
        whole = re.sub("<(?=!--)", lambda sign: _LOST if masked[sign.start()] == "<" else "<", whole)
        whole = UNSEEN.sub(lambda sign: _LOST if masked[sign.start()] == " " else sign[0], whole)
        whole = with_anchors(whole, checked, shown.claims_of(page))
    text = whole[checked.front_matter.end :].lstrip("\n").translate(_DROPPED)

    cards, sources = shown.guide.cards, shown.sources
    if page.kind == "evidence":
        text = with_positions(with_studies(text, cards, sources), cards, sources)
    if page.kind != "site":
        text = with_abbreviations(text, shown.glossary)
    if page.kind != "source":
        text = with_pictures(text, cards, sources, lambda key: shown.card_way(key, page))
    return text
