"""Words of a claim that all that its sources say must bear out, for rules that look for a word and not for a figure."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

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

    def __init__(self, pairs: Sequence[tuple[str, str]], denied: bool = False) -> None:
        """Take patterns of small letters, without groups: of the word, and of what a source may say."""
        self._any = re.compile("|".join(rf"\b({word})(?!\w)" for word, _ in pairs))
        self._sources = [re.compile(source, re.IGNORECASE) for _, source in pairs]
        self._denied = denied

    def unsaid(self, guide: Guide) -> Iterator[tuple[Page, Claim, int, str]]:
        """Yield each word of a claim of the evidence pages that nothing of its sources bears out, with its place.

        A claim with a source that has no card is left to missing-card. What cites nothing is borne out by nothing.
        """
        cards = {card.key: card for card in guide.cards}
        entries = guide.bibliography.by_key
        known = cards.keys() & entries.keys()
        for page in guide.evidence_pages:
            for claim in page.claims:
                prose = prose_of(claim)
                for found in self._found(prose):
                    keys = set(claim.keys)
                    said = (of_source(cards[key], entries[key].fields.get("title", "")) for key in keys & known)
                    if keys <= known and not self._borne_out(found, "\n".join(said)):
                        yield page, claim, found.start(), prose[found.start() : found.end()]

    def find(self, text: str) -> str:
        """Return the first of the words in `text` that is not denied, or nothing."""
        return next((text[found.start() : found.end()] for found in self._found(text)), "")

    def _found(self, text: str) -> Iterator[re.Match[str]]:
        # Small letters once are quicker than a pattern that takes both.
        small = text.lower()
        for found in self._any.finditer(small if len(small) == len(text) else text):
            if self._denied or not _DENIED.search(text, max(0, found.start() - _NEAR), found.start()):
                yield found

    def _borne_out(self, found: re.Match[str], said: str) -> bool:
        return bool(self._sources[(found.lastindex or 1) - 1].search(said))


@lru_cache(maxsize=4096)
def of_source(card: Card, title: str) -> str:
    """Return all that a card says of its source, whose `title` the bibliography has."""
    return "\n".join(
        [title, " ".join(card.tags).replace("-", " "), *(f"{line.says} {line.certainty}" for line in card.lines)]
    )
