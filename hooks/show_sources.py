"""Hands pages to presentation/: citation labels, references, source cards, generated tables and data.

mkdocs-bibtex finds the citations; how they are shown is taken over, because it would format each
reference again on every page and drop a citation that it does not know without a trace.
"""

import logging
import re
from pathlib import Path

from claimcheck.guide import Guide
from claimcheck.markdown import kind_of, read_page
from claimcheck.page import Page as GuidePage
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink
from mkdocs.utils import get_relative_url
from mkdocs_bibtex.citation import CitationBlock
from presentation import bibliography_page, coverage
from presentation.card_page import card_page
from presentation.changes import LIST, Change, feed, read_changes
from presentation.claims import PublishedClaim, published_claims, with_anchors
from presentation.exports import export
from presentation.glossary import GLOSSARY, read_glossary, with_abbreviations
from presentation.page import citation_mark, present
from presentation.pictures import with_pictures
from presentation.references import format_sources
from presentation.studies import with_studies
from presentation.version import guide_version
from presentation.zip_copy import published

log = logging.getLogger("mkdocs.hooks.show_sources")

# Stands for an at sign in code and comments while mkdocs-bibtex, which knows neither, looks for citations.
_SHELTERED_AT = "\ue0ff"


class Sources:
    """What mkdocs-bibtex asks for the text of a citation; it holds the guide and its formatted sources by key."""

    footnote_format = "{key}"

    def __init__(self, guide: Guide) -> None:
        """Format each source of the guide once."""
        self.guide = guide
        self.claims = published_claims(guide)
        self.sources = format_sources(guide.bibliography.by_key, guide.cards)
        # Addresses below the home page, by the path that findings name and by the path below docs.
        self.urls: dict[str, str] = {}
        self.addresses: dict[str, str] = {}
        self.changes: list[Change] = []
        self.glossary: dict[str, str] = {}

    def validate_citation_blocks(self, blocks: list[CitationBlock]) -> None:
        """Do nothing: the source gate has checked them, with file and line."""

    def inline_text(self, block: CitationBlock) -> str:
        """Return the mark of a citation; one that is none stays as it is, for author and site gate to see."""
        if any(cited.prefix or cited.suffix or cited.key not in self.sources for cited in block.citations):
            return str(block)
        return citation_mark([cited.key for cited in block.citations])

    def reference_text(self, citation: object) -> str:
        """Return nothing: `presentation` writes the references, once each, at the end of the page."""
        return ""


@event_priority(50)
def on_config(config: MkDocsConfig) -> None:
    """Put our own in the place of mkdocs-bibtex' formatting.

    mkdocs-bibtex reads no file that it thinks it has read later than the file was changed. It is
    told so, because it would stop at a fault of the bibliography that the source gate has reported.
    """
    plugin = config.plugins["bibtex"]
    plugin.last_configured = float("inf")
    plugin.registry = Sources(config.extra["guide"])
    config.extra["guide_version"] = guide_version(Path(config.config_file_path).parent)


@event_priority(-100)
def on_files(files: Files, config: MkDocsConfig) -> None:
    """Note the address of each page, for links to claims; read the list of changes and the glossary."""
    shown = _shown(config)
    shown.urls = {_path(file, config): file.url for file in files.documentation_pages()}
    shown.addresses = {file.src_uri: file.url for file in files.documentation_pages()}
    # No page loads the scripts, styles and pictures that Material brings: they are not published.
    brought = [folder for folder in config.theme.dirs if folder != config.theme.custom_dir]
    for file in [file for file in files if file.src_dir in brought]:
        files.remove(file)
    # For templates, which name a page by its file.
    config.extra["guide_addresses"] = shown.addresses
    listed = files.get_file_from_path(LIST)
    shown.changes, problems = read_changes(listed.content_string) if listed else ([], [])
    for line, remedy in problems:
        log.warning("%s:%d:1: %s", _path(listed, config), line, remedy)
    for change in shown.changes:
        if files.get_file_from_path(change.page) is None:
            log.warning("%s: '%s' is no page of the guide; mend the link", _path(listed, config), change.page)
    glossary = files.get_file_from_path(GLOSSARY)
    shown.glossary = read_glossary(glossary.content_string) if glossary else {}


@event_priority(100)
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Fill in study tables, name each claim, and hide from mkdocs-bibtex what is no prose."""
    shown = _shown(config)
    path = _path(page.file, config)

    def missing(tag: str) -> None:
        log.warning("%s: there is no source card about '%s' for the study table; mend the tag", path, tag)

    def no_picture(name: str) -> None:
        log.warning("%s: there is no picture '%s', or no card has anything to draw in it; mend the name", path, name)

    kind = kind_of(page.meta.get("kind"), page.file.src_uri)
    if kind == "source" and page.meta.get("key") in shown.sources:
        page.meta["title"] = shown.sources[page.meta["key"]].name
    elif kind == "evidence":
        markdown = with_studies(with_anchors(markdown, path), shown.guide.cards, shown.sources, missing)
    if kind != "site":
        markdown = with_abbreviations(markdown, shown.glossary)
    if kind != "source":
        markdown = with_pictures(markdown, shown.guide.cards, shown.sources, no_picture)
    masked = read_page(path, markdown).masked
    return "".join(
        _SHELTERED_AT if char == "@" and shown == " " else char for char, shown in zip(markdown, masked, strict=True)
    )


@event_priority(-50)
def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Show the page's sources, and say what kind of page it is."""
    shown = _shown(config)
    html = html.replace(_SHELTERED_AT, "@")
    kind = kind_of(page.meta.get("kind"), page.file.src_uri)

    def page_url(other: GuidePage) -> str:
        return get_relative_url(shown.urls[other.path], page.url)

    def card_url(key: str) -> str:
        card = files.get_file_from_path(f"sources/{key}.md")
        return get_relative_url(card.url, page.url) if card else ""

    def claim_url(claim: PublishedClaim) -> str:
        return f"{page_url(claim.page)}#{claim.id}"

    key = page.meta.get("key")
    if kind == "source" and key in shown.sources:
        citing = [claim for claim in shown.claims if key in claim.claim.keys]
        references_url = get_relative_url(shown.addresses["references.md"], page.url)
        html = card_page(html, page.meta, shown.sources[key], citing, claim_url, references_url)
        _complete_toc(page, html)
        return html
    if bibliography_page.PLACE in html:
        listed = bibliography_page.bibliography_list(shown.sources, shown.guide.cards, shown.claims, card_url)
        html = html.replace(bibliography_page.PLACE, listed)
    if bibliography_page.TOPICS_PLACE in html:
        topics = bibliography_page.topics_list(shown.sources, shown.guide.cards, card_url)
        html = html.replace(bibliography_page.TOPICS_PLACE, topics)
    if coverage.PLACE in html:
        html = html.replace(coverage.PLACE, coverage.coverage(shown.guide, page_url))
    changes = [change for change in shown.changes if change.page == page.file.src_uri]
    path = _path(page.file, config)
    claims = [claim for claim in shown.claims if claim.page.path == path]
    html = present(html, kind, page.meta, shown.sources, card_url, changes, claims)
    _complete_toc(page, html)
    return html


@event_priority(50)
def on_post_build(config: MkDocsConfig) -> None:
    """Publish the claims, the sources, the bibliography and the changes as data."""
    shown = _shown(config)
    # Data names the published pages, also in the copy whose pages are linked as files.
    asked = (shown.urls, shown.addresses)
    urls, addresses = ({path: published(url) for path, url in found.items()} for found in asked)
    atom = feed(shown.changes, config.site_name, config.site_url or "", addresses)
    Path(config.site_dir, "changes.xml").write_text(atom, "utf-8")
    bibliography = Path(config.config_file_path).parent / config.plugins["bibtex"].config.bib_file
    export(Path(config.site_dir), shown.guide, shown.claims, urls, bibliography.read_text("utf-8", "replace"))


def _shown(config: MkDocsConfig) -> Sources:
    return config.plugins["bibtex"].registry


def _path(file: File, config: MkDocsConfig) -> str:
    """Return a file's path as findings name it."""
    return Path(file.abs_src_path).resolve().relative_to(Path(config.config_file_path).parent.resolve()).as_posix()


def _complete_toc(page: Page, html: str) -> None:
    """Add the sections that were added to the page to its table of contents."""
    top = page.toc.items
    items = top[0].children if top and top[0].level == 1 else top
    known = {item.id for item in items}
    for found in re.finditer(r'<h2 id="([^"]+)"[^>]*>(.*?)</h2>', html):
        if found[1] not in known and "headerlink" not in found[2]:
            items.append(AnchorLink(found[2], found[1], 2))
