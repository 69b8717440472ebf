"""A comment on an evidence page or a card is a placeholder that is filled in there, or a waiver.

Why: what fills in nothing vanishes without a word, and the page lacks the table or picture that its author saw in it.
Bad: <!-- studeis: crps -->
Good: <!-- studies: crps -->
"""

import re
from collections.abc import Iterator
from difflib import get_close_matches

from guide.guide import Guide
from guide.markdown.page import Page
from guide.sources.effects import read_effects
from guide.vocabulary import FILLED_ON, PICTURES, PLACEHOLDERS

from claimcheck.finding import Found, short

_FORM = re.compile(r"<!--\s*([\w-]+)\s*(?::\s*([^\n]*?))?\s*-->", re.IGNORECASE)
# No placeholder is longer.
_LONGEST = 200
_WAIVER = "no-source"


def check(guide: Guide) -> Iterator[Found]:
    """Yield a finding for each comment that fills in nothing where it stands."""
    known = guide.bibliography.by_key
    cards = [card for card in guide.cards if card.key in known]
    about = [card.page.front_matter.fields.get("about") for card in cards]
    drawn = {effect.indication for card in cards for effect in read_effects(card)} | {""}
    filled = {
        "studies": {str(tag) for tags in about if isinstance(tags, list) for tag in tags},
        "picture": {name for name, indication in PICTURES.items() if cards and indication in drawn},
    }
    for page in guide.pages:
        for place, comment in page.comments:
            if message := _message(comment, page, filled):
                yield page.path, place, message


def _message(comment: str, page: Page, filled: dict[str, set[str]]) -> str:
    found = _FORM.fullmatch(comment) if len(comment) <= _LONGEST else None
    name, argument = (found[1], found[2]) if found else ("", None)
    if name == _WAIVER or (page.kind == "site" and not found):
        return ""
    if name not in PLACEHOLDERS:
        near = get_close_matches(name.lower(), (*PLACEHOLDERS, _WAIVER), n=1)
        hint = f"did you mean '{near[0]}'?" if near else "remove it; notes for authors stand in the commit message"
        return f"'{short(comment)}' fills in nothing; {hint}"
    form = f"<!-- {name}{f': {argument}' if PLACEHOLDERS[name] else ''} -->"
    if comment != form or (PLACEHOLDERS[name] and not argument):
        return f"'{short(comment)}' fills in nothing; write <!-- {name}{': name' if PLACEHOLDERS[name] else ''} -->"
    kinds = FILLED_ON.get(name, ("site",))
    if page.kind not in kinds:
        return f"'{name}' is filled in on pages of kind {' or '.join(kinds)} alone; remove it here"
    if name in filled and argument not in filled[name]:
        near = get_close_matches(str(argument), filled[name], n=1)
        hint = f"did you mean '{near[0]}'?" if near else "mend the name, or remove the line"
        lacks = "no source card is about it" if name == "studies" else "no picture of that name has anything to draw"
        return f"'{argument}' fills in nothing: {lacks}; {hint}"
    return ""
