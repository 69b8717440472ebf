"""The glossary says what a word means, and states nothing of ketamine.

Why: a meaning is shown wherever the word stands, on pages that promise a source for every statement.
Bad: a meaning such as "a drug that helps 90% of people"
Good: a meaning such as "a drug that blocks one kind of receptor"
"""

import re
from collections.abc import Iterator

from guide.figures.quantity import states_quantity
from guide.guide import Guide
from guide.markdown.sentences import states_sentence

from claimcheck.finding import Found
from claimcheck.words import effect_in_words, names_drug, share_in_words, states_without_stop

_GLOSSARY = "about/glossary.md"
_MEANING = re.compile(r"^:[ ]{1,3}(?P<meaning>\S.*)$", re.MULTILINE)


def check(guide: Guide) -> Iterator[Found]:
    """Yield a finding for each meaning of the glossary that states a figure or is a sentence."""
    for page in guide.pages:
        for found in _MEANING.finditer(page.masked) if page.location == _GLOSSARY else ():
            place, meaning = page.place(found.start("meaning")), found["meaning"]
            figure = states_quantity(meaning) or share_in_words(meaning)
            if figure:
                message = f"this meaning states the figure '{figure}'; say what the word means, without figures"
            elif names_drug(meaning) and (effect := effect_in_words(meaning)):
                message = f"this meaning says '{effect}' of a drug; say what the word means, and state nothing"
            elif states_sentence(meaning) or states_without_stop(meaning):
                message = "this meaning is a sentence; say what the word means, without a full stop"
            else:
                continue
            yield page.path, place, message
