"""Hands pages to presentation/: citation labels, references, status and the marks of the site gate.

mkdocs-bibtex finds the citations; how they are shown is taken over, because it would format each
reference again on every page and drop a citation that it does not know without a trace.
"""

from pathlib import Path

from claimcheck.bibliography import read_bibliography
from claimcheck.markdown import kind_of
from claimcheck.masking import mask
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink
from mkdocs_bibtex.citation import CitationBlock
from presentation.bibliography_page import BIBLIOGRAPHY_MARK, bibliography_list
from presentation.page import citation_mark, present
from presentation.references import format_sources

# Stands for an at sign in code and comments while mkdocs-bibtex, which does not know either, looks for citations.
_SHELTERED_AT = "\ue0ff"


class Sources:
    """What mkdocs-bibtex asks for the text of a citation; it holds the formatted sources by key."""

    footnote_format = "{key}"

    def __init__(self, bibliography: Path) -> None:
        """Read the bibliography, whose faults the source gate has reported."""
        text = bibliography.read_text("utf-8", "replace")
        self.sources = format_sources(read_bibliography(bibliography.name, text).by_key)

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
    plugin.registry = Sources(Path(config.config_file_path).parent / plugin.config.bib_file)


@event_priority(100)
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Hide from mkdocs-bibtex what is no prose."""
    masked = mask(markdown, 0).text
    return "".join(
        _SHELTERED_AT if char == "@" and shown == " " else char for char, shown in zip(markdown, masked, strict=True)
    )


@event_priority(-50)
def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Show the page's sources, and say what kind of page it is."""
    sources = config.plugins["bibtex"].registry.sources
    html = html.replace(_SHELTERED_AT, "@")
    if BIBLIOGRAPHY_MARK in html:
        html = html.replace(BIBLIOGRAPHY_MARK, bibliography_list(sources))
    html = present(html, kind_of(page.meta.get("kind"), page.file.src_uri), page.meta, sources)
    if '<h2 id="references">' in html and page.toc.items:
        page.toc.items[0].children.append(AnchorLink("References", "references", 2))
    return html
