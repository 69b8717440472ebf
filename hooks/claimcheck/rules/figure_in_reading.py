"""An authors' judgement states no figures.

Why: a figure in a reading box would be one that no source is named for.
Bad: !!! reading "Our reading"

         Ketamine lowers pain by about 10%.
Good: !!! reading "Our reading"

         The effect is smaller than people would notice.
"""

from collections.abc import Iterator

from guide.figures.figure import find_figures
from guide.guide import Guide

from claimcheck.finding import Found
from claimcheck.prose import prose_of
from claimcheck.words import quantities_in_words


def check(guide: Guide) -> Iterator[Found]:
    """Yield a finding for each figure in a reading box, in digits or in words."""
    for page in guide.evidence_pages:
        for claim in page.claims:
            if not claim.in_reading:
                continue
            figures = [(figure.start, figure.text) for figure in find_figures(prose_of(claim))]
            for at, words in quantities_in_words(prose_of(claim)):
                if not any(start <= at < start + len(text) for start, text in figures):
                    figures.append((at, words))
            for start, text in sorted(figures):
                message = f"'{text}' is a figure in an authors' judgement; move it into a claim with a source"
                yield page.path, claim.place_of(start), message
