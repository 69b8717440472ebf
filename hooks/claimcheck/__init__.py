"""Checks that every claim of an evidence guide links to an entry of its bibliography.

page: a Markdown file. claim: a sentence, list item, table row or caption on an evidence page.
citation: ``[@key]`` or ``[@one; @two]``. entry: one record of the bibliography.
finding: what a rule has to say about one place. See the project's CONTRIBUTING for the map.

    from pathlib import Path
    from claimcheck import check, check_site, load_guide

    guide = load_guide(Path("docs"), Path("references.bib"))
    findings = check(guide)
    more, checked = check_site(Path("site"), guide)
"""

from importlib import import_module
from typing import TYPE_CHECKING

from guide.guide import CannotRunError, load_guide

from claimcheck.finding import Finding
from claimcheck.source_gate import check

if TYPE_CHECKING:
    from claimcheck.site_gate import check_site

__all__ = ["CannotRunError", "Finding", "check", "check_site", "load_guide"]


def __getattr__(name: str) -> object:
    """Load the site gate when it is asked for: the source gate needs nothing of it, and it is slow to load."""
    if name == "check_site":
        return import_module("claimcheck.site_gate").check_site
    raise AttributeError(name)
