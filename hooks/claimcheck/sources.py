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


class Words:
    """Words that a claim may use where its sources say something of the kind: pairs of what is written and borne out.

    A denied word states nothing, unless `denied` says that these do.
    """

    def __init__(self, pairs: Sequence[tuple[str, str]], denied: bool = False) -> None:
        """Take patterns of small letters, without groups: of the word, and of what a source may say."""
        self._any = re.compile("|".join(rf"\b({word})(?!\w)" for word, _ in pairs), re.IGNORECASE)
        self._borne_out = [re.compile(source, re.IGNORECASE) for _, source in pairs]
        self._denied = denied

    def unsaid(self, guide: Guide) -> Iterator[tuple[Page, Claim, re.Match[str]]]:
        """Yield each word of a claim of the evidence pages that nothing of its sources bears out.

        A claim with a source that has no card is left to missing-card. What cites nothing is borne out by nothing.
        """
        cards = {card.key: card for card in guide.cards}
        entries = guide.bibliography.by_key
        for page in guide.evidence_pages:
            for claim in page.claims:
                prose = prose_of(claim)
                for found in self._any.finditer(prose):
                    if not self._denied and _DENIED.search(prose, max(0, found.start() - 90), found.start()):
                        continue
                    keys = set(claim.keys)
                    said = (
                        of_source(cards[key], entries[key].fields.get("title", ""))
                        for key in keys & cards.keys() & entries.keys()
                    )
                    if keys <= cards.keys() & entries.keys() and not self.borne_out(found, "\n".join(said)):
                        yield page, claim, found

    def find(self, text: str) -> re.Match[str] | None:
        """Return the first of the words in `text` that is not denied, or nothing."""
        found = (word for word in self._any.finditer(text) if not _DENIED.search(text, 0, word.start()))
        return next(found, None)

    def borne_out(self, found: re.Match[str], said: str) -> bool:
        """Tell whether `said`, by a source, bears the word out."""
        return bool(self._borne_out[(found.lastindex or 1) - 1].search(said))


@lru_cache(maxsize=4096)
def of_source(card: Card, title: str) -> str:
    """Return all that a card says of its source, whose `title` the bibliography has."""
    return "\n".join(
        [title, " ".join(card.tags).replace("-", " "), *(f"{line.says} {line.certainty}" for line in card.lines)]
    )
