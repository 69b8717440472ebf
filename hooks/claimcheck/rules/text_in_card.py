"""The participants of a card, and the place and certainty of a fact, say nothing of what was found.

Why: what stands there is shown with the source, and is no fact that a claim could be held against.
Bad: - Pain fell by 10%. *Abstract, results, where ketamine cured pain*
Good: - Pain fell by 10%. *Abstract, results*
"""

from collections.abc import Iterator

from guide.guide import Guide
from guide.place import Place

from claimcheck.finding import Found
from claimcheck.words import effect_in_words


def check(guide: Guide) -> Iterator[Found]:
    """Yield a finding for each such place with a word that says what something does."""
    for card in guide.cards:
        fields, lines = card.page.front_matter.fields, card.page.front_matter.lines
        if effect := effect_in_words(str(fields.get("participants") or "")):
            message = f"the participants are said to be '{effect}'; say who they were, and what was found in a fact"
            yield card.page.path, Place(lines.get("participants", 1)), message
        for fact in card.facts:
            for what, text in (("place", fact.where), ("certainty", fact.certainty)):
                if effect := effect_in_words(text):
                    message = f"the {what} of this fact says '{effect}'; write it as a fact of its own"
                    yield card.page.path, fact.place, message
