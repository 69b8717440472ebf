"""One file of a built site -> what its rules say of it, and what is kept of it when its tree is gone."""

from collections.abc import Mapping, Set
from dataclasses import dataclass, field, replace
from pathlib import Path

from claimcheck.finding import Finding, finding
from claimcheck.rules import name_of
from claimcheck.site.claims import SiteClaim, page_claims, titles_of
from claimcheck.site.elements import Element
from claimcheck.site.links import PageLinks, anchors_of, page_links
from claimcheck.site.menu import links_of_menu, put_menu, without_menu
from claimcheck.site.reading import read_file, read_page
from claimcheck.site.rules import SITE_RULES
from claimcheck.site.shown_text import shown_words
from claimcheck.site.site import Site

# The page whose menu is read with it.
HOME = "index.html"


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked at, and what must be known of the site beforehand.

    `files` are those of the site in `folder`, which will stand under the path `base`; of the pages named in `kept`,
    the words are kept.
    """

    folder: Path
    files: Set[str]
    base: str
    kept: Set[str]


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found in a file, and what is kept of it: what the fields say is that of `Site`, for one page.

    `claims` are those that may be findings once the titles of all pages are known; of all others, `sourced` is how
    many there are, and `citations` how many they have.
    """

    findings: tuple[Finding, ...]
    odd: Mapping[str, str]
    is_page: bool = False
    titles: frozenset[str] = frozenset()
    claims: tuple[SiteClaim, ...] = ()
    sourced: int = 0
    citations: int = 0
    anchors: frozenset[str] = frozenset()
    links: PageLinks = field(default_factory=PageLinks)
    words: str | None = None


def look_at(name: str, search: Search) -> Looked:
    """Look at the file `name` of a site."""
    in_menu = 0

    def read(data: bytes) -> Element:
        nonlocal in_menu
        # The home page is read whole: a rule looks at what its menu says, which is that of every page.
        rest, parts = without_menu(data) if name != HOME else (data, [])
        links = links_of_menu(name, parts, search.files, search.base)
        root = read_page(rest) if parts and links is not None else None
        if root is None or links is None or not put_menu(root, parts):
            return read_page(data)
        in_menu = links
        return root

    file = read_file(search.folder, name, read)
    findings = tuple(said_of(file, search.folder))
    root = file.pages.get(name)
    if root is None:
        return Looked(findings, file.odd)
    links = page_links(name, root, search.files, search.base)
    claims = list(page_claims(root))
    opened = tuple(claim for claim in claims if not claim.sourced or claim.link is not None)
    return Looked(
        findings,
        file.odd,
        is_page=True,
        titles=frozenset(titles_of(root)),
        claims=opened,
        sourced=len(claims) - len(opened),
        citations=sum(claim.citations for claim in claims) - sum(claim.citations for claim in opened),
        anchors=anchors_of(root),
        links=replace(links, count=links.count + in_menu),
        words=shown_words(next(root.iter("body"), root)) if name in search.kept else None,
    )


def said_of(site: Site, folder: Path) -> set[Finding]:
    """Return what the rules say of a file of the site in `folder`, or of the whole."""
    return {
        finding(name_of(rule), (f"{folder.as_posix()}/{path}", place, message))
        for rule in SITE_RULES
        for path, place, message in rule.check(site)
    }
