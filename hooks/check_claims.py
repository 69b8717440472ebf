"""Runs the gates within a build: the source gate before anything is built, the site gate on what was built.

Findings are warnings: `mkdocs build --strict` stops, `mkdocs serve` shows them and goes on. The
source gate reads the files at the very start, because mkdocs-bibtex rewrites citations on each
page and deletes those it does not know before any other hook sees them.
"""

import logging
from pathlib import Path

from claimcheck.site_gate import check_site
from claimcheck.source_gate import check
from guide.guide import CannotRunError, count, load_guide
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority

log = logging.getLogger("mkdocs.hooks.check_claims")


@event_priority(100)
def on_config(config: MkDocsConfig) -> None:
    """Check the Markdown and the bibliography, before mkdocs-bibtex reads either."""
    root = Path(config.config_file_path).parent
    bibliography = root / config.plugins["bibtex"].config.bib_file
    try:
        guide = load_guide(Path(config.docs_dir), bibliography, root)
    except CannotRunError as error:
        raise PluginError(f"claimcheck: {error}") from error
    for finding in check(guide):
        log.warning("%s", finding)
    log.info("%s", count(guide))
    # For show_guide.py, which shows what was checked and nothing else.
    config.extra["guide"] = guide


@event_priority(-100)
def on_post_build(config: MkDocsConfig) -> None:
    """Check the built HTML, after every plugin has written its files."""
    findings, checked = check_site(Path(config.site_dir))
    for finding in findings:
        log.warning("%s", finding)
    log.info("%s", checked)
