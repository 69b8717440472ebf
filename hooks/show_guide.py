"""Shows the guide that check_claims.py has read: MkDocs' events, in the order in which they happen, and who does what.

mkdocs-bibtex finds the citations; how they are shown is taken over, because it would format each
reference again on every page and drop a citation that it does not know without a trace.
"""

import gc
import logging
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urljoin

from guide.markdown.reading import kind_of
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink
from presentation.addresses import address, published
from presentation.copies.offline import WORKER, write_copies
from presentation.exports.data import write_data
from presentation.memory import give_back
from presentation.pages.citations import CitationMarks
from presentation.pages.markdown import page_markdown
from presentation.pages.menu import Menu
from presentation.pages.page import added_sections, page_html
from presentation.paper.document import write_document
from presentation.paper.leaflet import write_leaflet
from presentation.paper.sheets import write_sheets
from presentation.policy import content_policy
from presentation.search.index import write_index
from presentation.shown import Shown, ShownPage, show
from presentation.version import guide_version

log = logging.getLogger("mkdocs.hooks.show_guide")
# What this run of MkDocs was asked for; only on_startup is told.
_RUN = {"command": "serve"}


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Note whether this is a preview, which browsers must never keep: authors would meet stale pages."""
    _RUN["command"] = command


@event_priority(50)
def on_config(config: MkDocsConfig) -> None:
    """Keep mkdocs-bibtex from reading the bibliography: it stops at faults that the source gate has reported.

    It reads no file that it thinks it has read later than the file was changed.
    """
    bibtex: Any = config.plugins["bibtex"]
    bibtex.last_configured = float("inf")
    if not config.site_url:
        log.info("SITE_URL is not set: pages, site map and feed name no address; set it before you publish")


@event_priority(-100)
def on_files(files: Files, config: MkDocsConfig) -> None:
    """Work out what all pages need, and leave out the scripts and styles that Material brings: no page loads them."""
    guide = config.extra["guide"]
    brought = [folder for folder in config.theme.dirs if folder != config.theme.custom_dir]
    for file in [file for file in files if file.src_dir in brought]:
        files.remove(file)
    addresses = {file.src_uri: file.url for file in files.documentation_pages()}
    worker = WORKER if _RUN["command"] != "serve" and config.use_directory_urls else ""
    # What MkDocs leaves out, such as a draft, is left out of the data as well.
    built = tuple(page for page in guide.pages if page.location in addresses)
    guide = replace(guide, pages=built, cards=tuple(card for card in guide.cards if card.page.location in addresses))
    version, where = guide_version(_root(config)), address(config.site_url or "")
    shown = show(guide, config.site_name, config.site_description or "", version, where, worker, addresses)
    bibtex: Any = config.plugins["bibtex"]
    bibtex.registry = CitationMarks(shown.sources)
    config.extra["shown"] = shown
    if _RUN["command"] != "serve":
        # What is there by now stays until the end: nobody needs to look through it for what can be thrown away.
        gc.freeze()


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> None:
    """Note the order of the pages, which the printable document has too."""
    order = tuple(page.file.src_uri for page in nav.pages)
    config.extra["shown"] = replace(config.extra["shown"], order=order)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Give the theme the menu, which is a new one with each navigation, and what says what a page may load."""
    header = Menu("partials/guide-header.html")
    env.globals |= {"guide_menu": Menu(), "guide_header": header, "content_policy": content_policy}
    return env


def on_pre_page(page: Page, config: MkDocsConfig, files: Files) -> Page:
    """Name the published page as the origin of a page that is opened as a file, on screen and on paper."""
    if not config.use_directory_urls and config.site_url:
        page.canonical_url = urljoin(config.site_url, published(page.url))
    return page


# Before mkdocs-bibtex, which rewrites citations.
@event_priority(100)
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Fill in what is generated, and name each claim."""
    shown: Shown = config.extra["shown"]
    here, path = _page(page), _path(page.file, config)
    key = str(page.meta.get("key"))
    if here.kind == "source" and key in shown.sources:
        page.meta["title"] = shown.sources[key].name
    return page_markdown(markdown, here, shown, lambda message: log.warning("%s: %s", path, message))


# After mkdocs-bibtex, which adds its footnotes.
@event_priority(-50)
def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Make of a page what its readers get, and keep it for the document and the search."""
    shown: Shown = config.extra["shown"]
    here = _page(page)
    html = page_html(html, here, shown)
    shown.pages[here.path] = replace(here, html=html)
    top = page.toc.items
    items = top[0].children if top and top[0].level == 1 else top
    items += [AnchorLink(str(title), id, 2) for id, title in added_sections(html, {item.id for item in items})]
    return html


# After all others, who may still look at it.
@event_priority(-100)
def on_post_page(output: str, page: Page, config: MkDocsConfig) -> None:
    """Let go of what MkDocs keeps of a page that is written; a preview may ask for it again."""
    if _RUN["command"] != "serve":
        # Empty and not missing: the title would be missing as well.
        page.markdown = page.content = ""


# Before the site gate, which looks at all that was written.
@event_priority(50)
def on_post_build(config: MkDocsConfig) -> None:
    """Write what is made of all pages together; the worker comes last, since it lists the files to keep."""
    shown, site = config.extra["shown"], Path(config.site_dir)
    write_data(site, shown, shown.address)
    write_index(site, shown)
    write_document(site, shown, config.use_directory_urls)
    write_leaflet(site, shown, config.use_directory_urls)
    write_sheets(site, shown)
    write_copies(site, shown)
    # Nobody asks for them any more, and the site gate needs the room.
    shown.pages.clear()
    give_back()


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path or "mkdocs.yml").parent


def _path(file: File, config: MkDocsConfig) -> str:
    """Return a file's path as findings name it."""
    return Path(file.abs_src_path or "").resolve().relative_to(_root(config).resolve()).as_posix()


def _page(page: Page) -> ShownPage:
    ancestors = list(page.ancestors)
    part = (ancestors[-1].title if ancestors else page.title) or ""
    kind = kind_of(page.meta.get("kind"), page.file.src_uri)
    return ShownPage(page.file.src_uri, page.url, str(page.title), part, kind, page.meta)
