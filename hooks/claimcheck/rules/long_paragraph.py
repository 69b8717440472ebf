"""A sentence has at most 35 words, a paragraph at most 90.

Why: what is too long to be read at the bedside is not read, and nobody sees which source says what.
Bad: A paragraph that tells a trial, its dose, its harms and three reviews of it in one go.
Good: One finding a sentence, one question a paragraph; what a trial did stands on its card.
"""

from collections.abc import Iterator
from itertools import groupby

from guide.guide import Guide

from claimcheck.finding import Found

MOST_IN_SENTENCE = 35
MOST_IN_PARAGRAPH = 90


def check(guide: Guide) -> Iterator[Found]:
    """Yield a finding for each sentence and each paragraph with too many words; the rows of tables may be long."""
    for page in guide.evidence_pages:
        sentences = [claim for claim in page.claims if claim.kind == "sentence"]
        for block, claims in groupby(sentences, key=lambda claim: claim.block):
            words = 0
            for claim in claims:
                words += claim.words
                if claim.words > MOST_IN_SENTENCE:
                    remedy = f"{MOST_IN_SENTENCE} at most; make two of it, each with its citation"
                    yield page.path, claim.place, f"this sentence has {claim.words} words, {remedy}"
            if words > MOST_IN_PARAGRAPH:
                remedy = f"{MOST_IN_PARAGRAPH} at most; split it, or leave the detail to the source's card"
                yield page.path, block, f"this paragraph has {words} words, {remedy}"
