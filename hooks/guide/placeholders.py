"""Placeholders: comments that are filled in when the guide is shown, such as ``<!-- studies: crps -->``."""

import re

from guide.guide import Guide
from guide.sources.counts import read_counts
from guide.sources.doses import read_doses
from guide.sources.effects import read_effects
from guide.sources.positions import ALL, read_positions
from guide.vocabulary import DOSE_PICTURES, PICTURES, PLACEHOLDERS

_FORM = re.compile(r"<!--\s*([\w-]+)\s*(?::\s*([^\n]*?))?\s*-->", re.IGNORECASE)
# No placeholder is longer.
_LONGEST = 200


def read_placeholder(comment: str) -> tuple[str, str]:
    """Return the name and the argument that a comment has; what has not the form of a placeholder has neither."""
    found = _FORM.fullmatch(comment) if len(comment) <= _LONGEST else None
    return (found[1], found[2] or "") if found else ("", "")


def placeholder(name: str, argument: str) -> str:
    """Return the one way in which a known placeholder is written; most of them take no argument."""
    return f"<!-- {name}{f': {argument}' if PLACEHOLDERS[name] else ''} -->"


def arguments(guide: Guide) -> dict[str, set[str]]:
    """Return, by the name of the placeholder, the arguments for which the guide has something to fill in."""
    known = guide.bibliography.by_key
    cards = [card for card in guide.cards if card.key in known]
    drawn = {effect.indication for card in cards for effect in read_effects(card)} | {""}
    given = {dose.indication for card in cards for dose in read_doses(card)}
    return {
        "studies": {tag for card in cards for tag in card.tags},
        "positions": {stated.indication for card in cards for stated in read_positions(card)} | {ALL},
        "picture": {name for name, indication in PICTURES.items() if cards and indication in drawn}
        | {name for name, indications in DOSE_PICTURES.items() if given & set(indications)}
        | {card.key for card in cards if read_counts(card)},
    }
