"""Hands over what readers take with them: the version of the guide, what a browser keeps, the copy for a USB stick."""

from pathlib import Path
from typing import Literal
from urllib.parse import urljoin

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from presentation import copies_page
from presentation.offline import WORKER, kept_files, worker
from presentation.version import version_file
from presentation.zip_copy import published

# What this run of MkDocs was asked for; only on_startup is told.
_RUN = {"command": "serve"}


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Note whether this is a preview, which must never be kept: authors would meet stale pages."""
    _RUN["command"] = command


def on_config(config: MkDocsConfig) -> None:
    """Tell the templates where the guide is published, and whether browsers may keep it."""
    config.extra["guide_address"] = copies_page.address(config.site_url or "")
    # Pages opened as files, which have no addresses of folders, can have no worker either.
    config.extra["guide_worker"] = WORKER if _RUN["command"] != "serve" and config.use_directory_urls else ""


def on_pre_page(page: Page, config: MkDocsConfig, files: Files) -> Page:
    """Name the published page as the origin of a page that is opened as a file, on screen and on paper."""
    if not config.use_directory_urls and config.site_url:
        page.canonical_url = urljoin(config.site_url, published(page.url))
    return page


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Fill in the list of files to take away."""
    return html.replace(copies_page.PLACE, copies_page.copies(config.extra["guide_address"]))


@event_priority(-50)
def on_post_build(config: MkDocsConfig) -> None:
    """Write what pages ask for the newest version, and the worker, when all files to be kept are there."""
    site = Path(config.site_dir)
    version = config.extra["guide_version"]
    (site / "version.json").write_text(version_file(version, config.extra["guide_address"]), "utf-8")
    if config.extra["guide_worker"]:
        (site / WORKER).write_text(worker(version, kept_files(site)), "utf-8")
