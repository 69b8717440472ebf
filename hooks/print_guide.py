"""Writes the printable document of the whole guide, once all pages are there."""

from collections.abc import Iterator
from pathlib import Path

from claimcheck.markdown import kind_of
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from presentation.document import document
from presentation.document_front import Edition
from presentation.document_page import Leaf


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> None:
    """Keep the navigation: the document has its pages in the same order."""
    config.extra["guide_nav"] = nav


@event_priority(50)
def on_post_build(config: MkDocsConfig) -> None:
    """Write the document, before the site gate looks at what was built."""
    shown = config.plugins["bibtex"].registry
    place, home = ("print/index.html", "../") if config.use_directory_urls else ("print.html", "index.html")
    address, version = config.extra["guide_address"], config.extra["guide_version"]
    about, worker = config.site_description or "", config.extra["guide_worker"]
    edition = Edition(config.site_name, about, address, home, version, worker)
    target = Path(config.site_dir, place)
    target.parent.mkdir(exist_ok=True)
    leaves = _leaves(config.extra["guide_nav"])
    target.write_text(document(leaves, shown.guide.bibliography.by_key, shown.sources, edition), "utf-8")


def _leaves(nav: Navigation) -> Iterator[Leaf]:
    for page in nav.pages:
        part = page.ancestors[-1].title if page.ancestors else ""
        kind = kind_of(page.meta.get("kind"), page.file.src_uri)
        yield Leaf(part, str(page.title), page.file.src_uri, page.url, kind, page.meta, page.content or "")
