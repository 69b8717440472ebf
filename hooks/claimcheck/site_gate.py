"""Built HTML -> findings: what the reader really gets, whichever engine built it.

Every page of the site must say what it is, with `data-kind` on the element that holds its text.
On an evidence page, each claim in the main content must have a link to a reference that exists on
that page. A site built by an engine that skipped the guide's hooks has no such marks, and fails.
"""

from dataclasses import dataclass
from pathlib import Path

from guide.guide import CannotRunError, Guide

from claimcheck.finding import Finding, finding
from claimcheck.rules import name_of
from claimcheck.site.rules import SITE_RULES
from claimcheck.site.site import Site, read_site


@dataclass(frozen=True, slots=True)
class SiteChecked:
    """How much of a built site was looked at."""

    pages: int
    claims: int
    citations: int
    links: int

    def __str__(self) -> str:
        numbers = f"{self.claims} claims, {self.citations} citations, {self.links} internal links"
        return f"checked {self.pages} built pages, {numbers}"


def check_site(site: Path, guide: Guide | None = None) -> tuple[list[Finding], SiteChecked]:
    """Check all files of the built site in the folder `site`; paths in findings begin with its name as given.

    With the `guide` that the site was built from, what its pages say is looked for in the site too. Returns the
    sorted findings and how much was checked; raises CannotRunError when the folder is not there.
    """
    if not site.is_dir():
        raise CannotRunError(f"{site} is no folder; build the guide first, or name the folder: --site DIR")
    built = read_site(site, guide)
    found = {
        finding(name_of(rule), (f"{site.as_posix()}/{path}", place, message))
        for rule in SITE_RULES
        for path, place, message in rule.check(built)
    }
    return sorted(found), _count(built)


def _count(site: Site) -> SiteChecked:
    citations = sum(claim.citations for _, claim in site.claims)
    return SiteChecked(len(site.pages), len(site.claims), citations, len(site.links))
