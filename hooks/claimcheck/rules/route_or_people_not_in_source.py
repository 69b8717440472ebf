"""A route or the people that a claim names are named by a cited source: on its card, in its tags or its title.

Why: a dose by mouth is not one into a vein, and what was seen in adults says little about children.
     One word stands for its kind, such as "tablet" for oral and "paediatric" for children.
Bad: Oral ketamine lowered pain [@brinck2018], when the card knows of intravenous ketamine alone
Good: Intravenous ketamine lowered pain [@brinck2018]
"""

from collections.abc import Iterator

from guide.guide import Guide

from claimcheck.finding import Found
from claimcheck.sources import Words
from claimcheck.word_tables import ROUTES_AND_PEOPLE

_WORDS = Words(ROUTES_AND_PEOPLE)


def check(guide: Guide) -> Iterator[Found]:
    """Yield a finding for each route and each kind of people in a claim of which no cited source says a word."""
    for page, claim, start, word in _WORDS.unsaid(guide):
        if claim.keys:
            message = f"no cited source says anything of '{word}'; mend the claim, or add the fact to the card"
            yield page.path, claim.place_of(start), message
