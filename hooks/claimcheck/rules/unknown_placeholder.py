"""A comment on an evidence page or a card is a placeholder that is filled in there, or a waiver.

Why: what fills in nothing vanishes without a word, and the page lacks the table or picture that its author saw in it.
Bad: <!-- studeis: crps -->
Good: <!-- studies: crps -->
"""

from collections.abc import Iterator

from guide.guide import Guide
from guide.markdown.page import Page
from guide.placeholders import arguments, placeholder, read_placeholder
from guide.vocabulary import FILLED_ON, PLACEHOLDERS, REMEDIES, WAIVER

from claimcheck.finding import Found, short
from claimcheck.hints import did_you_mean, nearest_word


def check(guide: Guide) -> Iterator[Found]:
    """Yield a finding for each comment that fills in nothing where it stands."""
    filled = arguments(guide)
    for page in guide.pages:
        for place, comment in page.comments:
            if message := _message(comment, page, filled):
                yield page.path, place, message


def _message(comment: str, page: Page, filled: dict[str, set[str]]) -> str:
    name, argument = read_placeholder(comment)
    if name == WAIVER or (page.kind == "site" and not name):
        return ""
    if name not in PLACEHOLDERS:
        near = nearest_word(name.lower(), (*PLACEHOLDERS, WAIVER))
        hint = did_you_mean(near, REMEDIES.get(name, "remove it; notes for authors stand in the commit message"))
        return f"'{short(comment)}' fills in nothing; {hint}"
    if comment != placeholder(name, argument) or (PLACEHOLDERS[name] and not argument):
        return f"'{short(comment)}' fills in nothing; write {placeholder(name, 'name')}"
    kinds = FILLED_ON.get(name, ("site",))
    if page.kind not in kinds:
        return f"'{name}' is filled in on pages of kind {' or '.join(kinds)} alone; remove it here"
    if name in filled and argument not in filled[name]:
        hint = did_you_mean(nearest_word(argument, filled[name]), "mend the name, or remove the line")
        lacks = "no source card is about it" if name == "studies" else "no picture of that name has anything to draw"
        return f"'{argument}' fills in nothing: {lacks}; {hint}"
    return ""
