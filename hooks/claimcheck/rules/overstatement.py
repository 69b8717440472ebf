"""A word that praises or overstates stands in no claim unless a cited source says so.

Why: "proven", "clearly" or "gold standard" sells, and a reader takes it for how sure the source is.
     What is denied, as in "no clear effect", overstates nothing; a judgement of the authors may not overstate at all.
Bad: It is proven that ketamine lowers pain [@brinck2018], when the card says that pain fell
Good: Pain was lower with ketamine than with placebo [@brinck2018]
"""

from collections.abc import Iterator

from guide.guide import Guide
from guide.markdown.sentences import states_sentence
from guide.vocabulary import REASONS

from claimcheck.finding import Found
from claimcheck.sources import Words
from claimcheck.word_tables import IN_OVERSTATED, OVERSTATED
from claimcheck.words import states_without_stop

_WORDS = Words(OVERSTATED, parts=IN_OVERSTATED)


def check(guide: Guide) -> Iterator[Found]:
    """Yield a finding for each such word of a claim that no cited source has, and for each of a title."""
    remedy = "say what was found, in the words of the card"
    for page, claim, start, word in _WORDS.unsaid(guide):
        covered = claim.waiver and claim.waiver.reason in REASONS
        if not claim.keys and not claim.in_reading and not covered:
            continue
        message = f"'{word}' overstates: no cited source says it; {remedy}"
        yield page.path, claim.place_of(start), message
    for page in guide.evidence_pages:
        for title in page.titles:
            told = states_sentence(title.text) or states_without_stop(title.text)
            if word := "" if told else _WORDS.find(title.text):
                yield page.path, title.place, f"this {title.kind} says '{word}', which overstates; name the topic"
