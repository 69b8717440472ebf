"""Runs the gates within a build: the source gate before anything is built, the site gate on what was built.

Findings are warnings: `mkdocs serve` shows them and goes on. A strict build stops at them by itself,
since MkDocs counts no warnings when it is told to be quiet. The source gate reads the files at the
very start, because mkdocs-bibtex rewrites citations on each page and deletes those it does not know
before any other hook sees them.
"""

import logging
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from claimcheck import CannotRunError, Finding, check, check_site, load_guide
from guide.guide import count
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import BuildError, PluginError
from mkdocs.plugins import event_priority

# What the source gate has found in this build: MkDocs gives `on_build_error` nothing but the error.
_found: list[Finding] = []
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
    # For show_guide.py, which shows what was checked and nothing else.
    config.extra["guide"] = guide
    if config.extra.get("preview"):
        # A preview shows the page first, and has the rules look at it afterwards.
        config.extra["judge"] = partial(check, guide)
    else:
        _found[:] = check(guide)
        _report(_found, str(count(guide)), config)


@event_priority(-100)
def on_post_build(config: MkDocsConfig) -> None:
    """Check the built HTML, after every plugin has written its files; where that is left to the command, say so."""
    if config.extra.get("site_gate", True) is False:
        log.info("the site gate is still to run: claimcheck --site %s", config.site_dir)
        return
    findings, checked = check_site(Path(config.site_dir), config.extra["guide"])
    _report(findings, str(checked), config)


def on_build_error(error: Exception) -> None:
    """Say in one line why a preview stops: what the source gate has found may be more than pages can be made of."""
    if _found and not isinstance(error, BuildError):
        message = f"claimcheck: the guide cannot be shown before its {len(_found)} findings are mended: {_found[0]}"
        raise PluginError(message) from None


def _report(findings: Sequence[Finding], checked: str, config: MkDocsConfig) -> None:
    for finding in findings:
        log.warning("%s", finding)
    log.info("%s", checked)
    if findings and config.strict:
        raise PluginError(f"claimcheck: {len(findings)} findings (claimcheck lists them all): {findings[0]}")
