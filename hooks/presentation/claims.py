"""Claims as readers and machines meet them: an id that stays, the section, plain text, and a place to link to."""

import hashlib
import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from guide.figures.figure import find_figures
from guide.guide import Guide
from guide.markdown.citations import GROUP
from guide.markdown.page import Claim, Page

from presentation.certainty import CERTAINTY, levels
from presentation.markup import render

# What the id of a claim begins with.
CLAIM_PREFIX = "claim-"

_MARKS = re.compile(r"(?<!\\)\*{1,2}|\\(?=[*_|\[\]])")


@dataclass(frozen=True, slots=True)
class PublishedClaim:
    """A claim of an evidence page with its id; `section` is the text of the nearest heading above it."""

    id: str
    page: Page
    section: str
    text: str
    claim: Claim

    @property
    def figures(self) -> list[str]:
        """Return the figures of the claim as they are written."""
        return [figure.text for figure in find_figures(self.text)]

    @property
    def certainty(self) -> str | None:
        """Return the certainty that the claim states, in the words of the scale, if it states one."""
        found = CERTAINTY.search(self.text)
        return levels(found)[0] if found else None


def published_claims(guide: Guide) -> list[PublishedClaim]:
    """Return all sourced claims of the evidence pages, in the order of pages and lines.

    An id is made of the page's path and the claim's words: it stays when anything else on the page
    changes, and changes when the claim does, so that a link never leads to another statement.
    """
    return [published for page in guide.evidence_pages for published in _claims_of(page)]


@lru_cache(maxsize=2048)
def _claims_of(page: Page) -> tuple[PublishedClaim, ...]:
    headings = [(title.place.line, title.text.lstrip("# ")) for title in page.titles if title.kind == "heading"]
    seen: dict[str, int] = {}
    published = []
    for claim in page.claims:
        if not claim.keys:
            continue
        text = plain_text(claim.visible)
        digest = hashlib.sha256(f"{page.path}\n{text}".encode()).hexdigest()[:10]
        seen[digest] = seen.get(digest, 0) + 1
        suffix = f"-{seen[digest]}" if seen[digest] > 1 else ""
        section = next((title for line, title in reversed(headings) if line < claim.place.line), "")
        published.append(PublishedClaim(f"{CLAIM_PREFIX}{digest}{suffix}", page, section, text, claim))
    return tuple(published)


def second_hand(guide: Guide, claims: Iterable[PublishedClaim]) -> dict[str, frozenset[str]]:
    """Return, by the id of a claim, which of the keys it cites for what was seen in another text than the source.

    What a citation rests on is what the ledger says, so a guide without one has no such claims.
    """
    ledger = guide.ledger or {}
    told = {card.key: {fact.mark for fact in card.facts if fact.second_hand} for card in guide.cards}
    found = {}
    for published in claims:
        leaf = ledger.get(published.page.location)
        bases = {key: leaf.of(published.claim, key) for key in published.claim.keys if told.get(key)} if leaf else {}
        found[published.id] = frozenset(key for key, basis in bases.items() if basis and told[key] & set(basis.facts))
    return found


def plain_text(visible: str) -> str:
    """Return a claim's masked text without its citation, Markdown marks and cell borders."""
    text = _MARKS.sub("", GROUP.sub("", visible))
    if "|" in text:
        text = "; ".join(cell for cell in (part.strip() for part in text.split("|")) if cell)
    text = re.sub(r"\[([^\]]*)\]", r"\1", text)
    return re.sub(r"\s+(?=[.,;:])", "", " ".join(text.split()))


def with_anchors(text: str, page: Page, claims: Iterable[PublishedClaim]) -> str:
    """Put an anchor with the claim's id before the first citation of each claim of a page.

    `text` is that of `page` with its front matter, in which nothing has moved since it was read, and `claims` are
    those of the page.
    """
    starts = sorted((published.claim.place.line, published.claim.place.column, published.id) for published in claims)
    groups: dict[str, int] = {}
    for _, citation in page.citations:
        place = page.place(citation.group_start)
        index = bisect_right(starts, (place.line, place.column + 1)) - 1
        if index >= 0:
            groups.setdefault(starts[index][2], citation.group_start)
    pieces, at = [], 0
    anchors = str(render("claims.html", ids=list(groups))).splitlines()
    for anchor, start in zip(anchors, groups.values(), strict=True):
        pieces += [text[at:start], anchor]
        at = start
    return "".join([*pieces, text[at:]])
