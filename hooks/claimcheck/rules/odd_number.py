"""A number is written in digits alone: no letter for a digit, no Roman numeral for a count, no "12k".

Why: what is not written as a number is not found as one, and so no rule would look for it on a card.
     Names are left alone: stage IV, phase II, oxygen as O2.
Bad: Nausea came to XII of 2O people [@brinck2018]
Good: Nausea came to 12 of 20 people [@brinck2018]
"""

import re
from collections.abc import Iterator

from guide.guide import Guide
from guide.place import Place

from claimcheck.finding import Found
from claimcheck.prose import prose_of

_COUNTED = (
    r"(?:(?:out )?of (?:the )?(?:[\dIVXLC]|people|patients)|people|patients|participants|adults|children|women|men"
    r"|trials|studies|minutes|hours|days|weeks|months|years|mg|ml|points|times|per ?cent|%)"
)
_ODD = re.compile(
    r"\b\d+[OoIl]\d[\dOoIl]*|\b\d+O\b|(?<![\w.])[OIl]\.\d+"
    r"|\b\d+(?:\.\d+)?k\b"
    r"|\b(?:half an?|(?:an? )?(?:couple|pair) of) (?:hundred|thousand|million)s?\b"
    rf"|\b(?:[IVXLC]{{2,}}|[ivx]{{2,}}|[VX])(?= {_COUNTED})"
)
# A text with none of these has no such number, which is told far sooner so.
_MAY_BE_ODD = re.compile(r"[\dOIlVXLCivx](?:(?<=\d)[OoIlk]|(?<=[OIl])\.\d|(?<=[IVXLCivx]) )|hundred|thousand|million")


def check(guide: Guide) -> Iterator[Found]:
    """Yield a finding for each number of a claim or a fact that is not written in digits."""
    for page in guide.evidence_pages:
        for claim in page.claims:
            for start, message in _odd(prose_of(claim)):
                yield page.path, claim.place_of(start), message
    for card in guide.cards:
        for fact in card.facts:
            for start, message in _odd(fact.says):
                yield card.page.path, Place(fact.place.line, fact.place.column + start), message


def _odd(text: str) -> Iterator[tuple[int, str]]:
    for found in _ODD.finditer(text) if _MAY_BE_ODD.search(text) else ():
        yield found.start(), f"'{found[0]}' is no number that can be looked up; write it in digits"
