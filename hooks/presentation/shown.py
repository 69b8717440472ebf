"""The guide as it is shown: the one value that every room of presentation needs."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from guide.changes import LIST, Change, read_changes
from guide.guide import Guide
from guide.markdown.page import Page

from presentation.addresses import way
from presentation.claims import PublishedClaim, published_claims, second_hand
from presentation.glossary import GLOSSARY, read_glossary
from presentation.references import Source, format_sources
from presentation.version import Version


@dataclass(frozen=True, slots=True)
class ShownPage:
    """A page as its readers get it: `html` is its content, which is empty until the page is built.

    `path` is its place below the docs folder, `url` its address below the home page, `part` the title of the
    part of the navigation that it stands in, `kind` what it is checked as, and `meta` its front matter.
    """

    path: str
    url: str
    title: str
    part: str
    kind: str
    meta: Mapping[str, object]
    html: str = ""

    @property
    def name(self) -> str:
        """Return the name of the page that no other has, since parts have pages with the same title."""
        return self.title if self.title == self.part else f"{self.part}: {self.title}"


@dataclass(frozen=True, slots=True)
class Shown:
    """The guide that was checked, and how it is shown.

    `address` is where it is published, and empty when it is not; `worker` is the script that keeps it for reading
    without a connection, and empty where there is none. `addresses` are those of all pages below the home page, by
    their place below the docs folder. `second_hand` says, by the id of a claim, which keys it cites for what was seen
    in another text than the source. `order` lists the pages of the navigation, `pages` holds those that are built.
    """

    guide: Guide
    name: str
    description: str
    version: Version
    address: str
    worker: str
    addresses: Mapping[str, str]
    claims: tuple[PublishedClaim, ...]
    second_hand: Mapping[str, frozenset[str]]
    sources: Mapping[str, Source]
    changes: tuple[Change, ...]
    glossary: Mapping[str, str]
    order: tuple[str, ...] = ()
    pages: dict[str, ShownPage] = field(default_factory=dict)
    # What each page asks for, by what it asks with: looked up once, or a guide of many pages is read as many times.
    _read: Mapping[str, Page] = field(init=False, repr=False)
    _on_page: Mapping[str, list[PublishedClaim]] = field(init=False, repr=False)
    _citing: Mapping[str, list[PublishedClaim]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Put the claims where they are asked for."""
        set_once = object.__setattr__
        set_once(self, "_read", {page.location: page for page in self.guide.pages})
        set_once(self, "_on_page", _by(self.claims, lambda claim: [claim.page.location]))
        set_once(self, "_citing", _by(self.claims, lambda claim: dict.fromkeys(claim.claim.keys)))

    def page(self, here: ShownPage) -> Page | None:
        """Return `here` as it was read and checked, or nothing when the guide was not asked to read it."""
        return self._read.get(here.path)

    def claims_of(self, here: ShownPage) -> list[PublishedClaim]:
        """Return the claims of a page."""
        return self._on_page.get(here.path, [])

    def claims_citing(self, key: str) -> list[PublishedClaim]:
        """Return the claims that cite the source `key`."""
        return self._citing.get(key, [])

    def changes_of(self, here: ShownPage) -> list[Change]:
        """Return the changes of what a page says, newest first."""
        changes = (change for change in self.changes if change.page == here.path)
        return sorted(changes, key=lambda change: change.day, reverse=True)

    def page_way(self, page: str, here: ShownPage) -> str:
        """Return the link from `here` to the page at `page`, a path below the docs folder."""
        return way(self.addresses[page], here.url)

    def card_way(self, key: str, here: ShownPage) -> str:
        """Return the link from `here` to the card of the source `key`, or nothing when it has none."""
        card = f"sources/{key}.md"
        return self.page_way(card, here) if card in self.addresses else ""

    def claim_way(self, claim: PublishedClaim, here: ShownPage) -> str:
        """Return the link from `here` to a claim on its page."""
        return f"{self.page_way(claim.page.location, here)}#{claim.id}"


def show(
    guide: Guide, name: str, description: str, version: Version, address: str, worker: str, addresses: Mapping[str, str]
) -> Shown:
    """Work out once what all pages need of `guide`; the fields of `Shown` say what the others are.

    A page without an address is one that MkDocs was told to leave out, and nothing of it is shown.
    """
    pages = tuple(page for page in guide.pages if page.location in addresses)
    cards = tuple(card for card in guide.cards if card.page.location in addresses)
    guide = replace(guide, pages=pages, cards=cards)
    text = {page.location: _text(page) for page in guide.pages if page.location in (LIST, GLOSSARY)}
    claims = tuple(published_claims(guide))
    return Shown(
        guide=guide,
        name=name,
        description=description,
        version=version,
        address=address,
        worker=worker,
        addresses=addresses,
        claims=claims,
        second_hand=second_hand(guide, claims),
        sources=format_sources(guide.bibliography.by_key, guide.cards, guide.lookups["retractions"]),
        changes=tuple(read_changes(text.get(LIST, ""))[0]),
        glossary=read_glossary(text.get(GLOSSARY, "")),
    )


def _by(
    claims: Iterable[PublishedClaim], names: Callable[[PublishedClaim], Iterable[str]]
) -> dict[str, list[PublishedClaim]]:
    found: dict[str, list[PublishedClaim]] = {}
    for claim in claims:
        for name in names(claim):
            found.setdefault(name, []).append(claim)
    return found


def _text(page: Page) -> str:
    return page.text[page.front_matter.end :]
