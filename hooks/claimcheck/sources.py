"""Words of a claim that all that its sources say must bear out, for rules that look for a word and not for a figure."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from guide.guide import Guide
from guide.markdown.page import Claim, Page
from guide.sources.cards import Card

from claimcheck.prose import prose_of

# What stands behind one of these, in its clause, is denied: none of infusions or of oral ketamine.
_DENIED = re.compile(
    r"\b(?:not|no|nor|neither|never|none|without|cannot|unclear|whether|rather than|isn't|nothing)\b[^.;:|]{0,80}\Z",
    re.IGNORECASE,
)


_NEAR = 90


class Words:
    """Words that a claim may use where its sources say something of the kind: pairs of what is written and borne out.

    A denied word states nothing, unless `denied` says that these do.
    """

    def __init__(self, pairs: Sequence[tuple[str, str]], denied: bool = False, parts: Sequence[str] = ("",)) -> None:
        """Take patterns of small letters, without groups: of the word, and of what a source may say.

        Each of the words has one of `parts` in it.
        """
        self._any = re.compile("|".join(rf"\b({word})(?!\w)" for word, _ in pairs))
        self._sources = [re.compile(source, re.IGNORECASE) for _, source in pairs]
        self._denied = denied
        self._parts = parts

    def unsaid(self, guide: Guide) -> Iterator[tuple[Page, Claim, int, str]]:
        """Yield each word of a claim of the evidence pages that nothing of its sources bears out, with its place.

        A claim with a source that has no card is left to missing-card. What cites nothing is borne out by nothing.
        """
        cards = {card.key: card for card in guide.cards}
        entries = guide.bibliography.by_key
        known = cards.keys() & entries.keys()

        @cache
        def borne_out(sort: int, key: str) -> bool:
            said = of_source(cards[key], entries[key].fields.get("title", ""))
            return bool(self._sources[sort].search(said))

        for page in guide.evidence_pages:
            # What no claim of the page has in it need not be looked for in each.
            shown = page.masked.lower()
            here = [part for part in self._parts if part in shown]
            for claim in page.claims:
                prose = prose_of(claim)
                for found in self._found(prose, here):
                    sort = (found.lastindex or 1) - 1
                    if known.issuperset(claim.keys) and not any(borne_out(sort, key) for key in claim.keys):
                        yield page, claim, found.start(), prose[found.start() : found.end()]

    def find(self, text: str) -> str:
        """Return the first of the words in `text` that is not denied, or nothing."""
        return next((text[found.start() : found.end()] for found in self._found(text, self._parts)), "")

    def _found(self, text: str, parts: Sequence[str]) -> Iterator[re.Match[str]]:
        """Yield each of the words in `text` that is not denied, where it has one of these parts in it."""
        # Small letters once are quicker than a pattern that takes both.
        small = text.lower()
        if not any(part in small for part in parts):
            return
        for found in self._any.finditer(small if len(small) == len(text) else text):
            if self._denied or not _DENIED.search(text, max(0, found.start() - _NEAR), found.start()):
                yield found


def of_source(card: Card, title: str) -> str:
    """Return all that a card says of its source, whose `title` the bibliography has."""
    return "\n".join(
        [title, " ".join(card.tags).replace("-", " "), *(f"{line.says} {line.certainty}" for line in card.lines)]
    )
