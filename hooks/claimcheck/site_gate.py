"""Built HTML -> findings: what the reader really gets, whichever engine built it.

Every page of the site must say what it is, with `data-kind` on the element that holds its text.
On an evidence page, each claim in the main content must have a link to a reference that exists on
that page. A site built by an engine that skipped the guide's hooks has no such marks, and fails.
"""

from collections.abc import Mapping, Set
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from guide.guide import CannotRunError, Guide

from claimcheck.finding import Finding
from claimcheck.site.cores import on_cores
from claimcheck.site.links import base_path, dead_links
from claimcheck.site.looking import Looked, Search, look_at, said_of
from claimcheck.site.reading import is_read, list_site, read_file
from claimcheck.site.site import Site, built_as

_HOME = "index.html"


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
    files, odd = list_site(site)
    home = read_file(site, _HOME).pages.get(_HOME) if _HOME in files else None
    base = "/" if home is None else base_path(home)
    kept = (
        frozenset(name for page in guide.evidence_pages for name in built_as(page.location)) if guide else frozenset()
    )
    names = sorted(filter(is_read, files))
    looked = dict(zip(names, on_cores(partial(look_at, search=Search(site, files, base, kept)), names), strict=True))
    whole = _whole(looked, files, odd, guide)
    found = said_of(whole, site).union(*(file.findings for file in looked.values()))
    return sorted(found), _count(looked, whole)


def _whole(looked: Mapping[str, Looked], files: Set[str], odd: Mapping[str, str], guide: Guide | None) -> Site:
    """Return what the rules must know of all files together."""
    titles = {title for file in looked.values() for title in file.titles}
    pages = {name: file for name, file in looked.items() if file.is_page}
    # A link that stands alone says nothing when its text is a title of the site.
    claims = ((name, claim) for name, file in pages.items() for claim in file.claims)
    anchors = {name: file.anchors for name, file in pages.items()}
    return Site(
        files=frozenset(files),
        odd={**odd, **{name: what for file in looked.values() for name, what in file.odd.items()}},
        claims=tuple((name, claim) for name, claim in claims if claim.link not in titles),
        dead_links=tuple(dead_links({name: file.links for name, file in pages.items()}, anchors)),
        words={name: file.words for name, file in pages.items() if file.words is not None},
        guide=guide,
    )


def _count(looked: Mapping[str, Looked], whole: Site) -> SiteChecked:
    claims = len(whole.claims) + sum(file.sourced for file in looked.values())
    citations = sum(claim.citations for _, claim in whole.claims) + sum(file.citations for file in looked.values())
    links = sum(file.links.count for file in looked.values())
    return SiteChecked(sum(file.is_page for file in looked.values()), claims, citations, links)
