"""A pooled effect has the sign of what its fact says in words: what was lower has a minus.

Why: a picture draws an effect on the side of its sign, so that "lower by 0.75" as 0.75 would favour placebo.
Bad: estimate: 0.75, on a card with the fact "pain was lower by 0.75 points"
Good: estimate: −0.75, on a card with the fact "pain was lower (mean difference −0.75 points)"
"""

from collections.abc import Iterator

from guide.guide import Guide
from guide.place import Place
from guide.sources.effects import read_effects
from guide.sources.effects_in_words import other_side, stands_in

from claimcheck.finding import Found


def check(guide: Guide) -> Iterator[Found]:
    """Yield a finding for each effect of which its fact says that it went the other way."""
    for card in guide.cards:
        for effect in (effect for effect in read_effects(card) if effect.estimate):
            found = stands_in(effect, card)
            if found and (word := other_side(effect, *found)):
                message = f"the fact says '{word}' of '{effect.estimate}', which is drawn on the other side"
                yield card.page.path, Place(effect.line), f"{message}; print its sign in the fact and here"
