"""A page about the guide itself states no figure and no effect of ketamine.

Why: such pages cite nothing, and a reader who finds a dose or a verdict there takes it for one that has a source.
     The writing guide is left out: its examples are what the rules report.
Bad: on the page about the method: Ketamine 0.5 mg/kg ended pain in most adults.
Good: on the page about the method: What is known of ketamine stands on the other pages, with its sources.
"""

from collections.abc import Iterator

from guide.figures.figure import find_figures
from guide.guide import Guide

from claimcheck.finding import Found
from claimcheck.prose import prose_of
from claimcheck.words import asks, effect_in_words, names_drug

_WHAT = {"sentence": "this sentence", "row": "this table row"}
_EXAMPLES = "about/writing.md"


def check(guide: Guide) -> Iterator[Found]:
    """Yield a finding for each claim of a site page that names the drug and states a figure or what it does."""
    for page in guide.pages:
        for claim in page.claims if page.kind == "site" and page.location != _EXAMPLES else ():
            if said := _said_of_drug(prose_of(claim)):
                message = f"{_WHAT[claim.kind]} says '{said}' of ketamine, and its page cites nothing"
                yield page.path, claim.place, f"{message}; write it on an evidence page, with its source"


def _said_of_drug(text: str) -> str:
    if not names_drug(text):
        return ""
    # A count of pages or sources has no unit; a dose, a share and people have one.
    figures = [figure for figure in find_figures(text) if figure.units != {""}]
    return figures[0].text if figures else "" if asks(text) else effect_in_words(text)
