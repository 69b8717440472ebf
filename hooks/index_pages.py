"""Gives each page to the search, as readers get it, and writes the index."""

from pathlib import Path

from claimcheck.markdown import kind_of
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from presentation.search_index import FoundPage, found_card, questions_at, search_index, sections_of

# The pages of the build that is under way, by their path below docs.
_FOUND: dict[str, FoundPage] = {}


def on_config(config: MkDocsConfig) -> None:
    """Forget the pages of the build before, which a preview may have had."""
    _FOUND.clear()


# After show_sources, which makes of a page what its readers get.
@event_priority(-75)
def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    """Note what the page, or the source that its card is about, can be found by."""
    shown, path, key = config.plugins["bibtex"].registry, page.file.src_uri, page.meta.get("key")
    if kind_of(page.meta.get("kind"), path) == "source" and key in shown.sources:
        journal = shown.guide.bibliography.by_key[key].fields.get("journal", "")
        _FOUND[path] = found_card(page.url, shown.sources[key], journal, page.meta.get("about") or ())
        return
    part = page.ancestors[-1].title if page.ancestors else ""
    summary = str(page.meta.get("summary") or "")
    _FOUND[path] = FoundPage(page.url, str(page.title), part, summary, sections_of(html, questions_at(path)))


@event_priority(50)
def on_post_build(config: MkDocsConfig) -> None:
    """Write the index, before anything counts the files of the site."""
    index = Path(config.site_dir, "search", "index.js")
    index.parent.mkdir(exist_ok=True)
    index.write_text(search_index(_FOUND.values(), config.plugins["bibtex"].registry.glossary), "utf-8")
