"""What a reader sees of a claim, for all rules that read its words and figures."""

from functools import lru_cache

from guide.figures.seen import hide
from guide.markdown.citations import GROUP
from guide.markdown.page import Claim


def prose_of(claim: Claim) -> str:
    """Return what a reader sees of a claim, in the length of what the author wrote, with its citations blank."""
    return _prose(claim.visible, claim.text)


# Several rules look at each claim.
@lru_cache(maxsize=32768)
def _prose(visible: str, text: str) -> str:
    shown = hide(visible, text) if len(visible) == len(text) else visible
    return GROUP.sub(lambda group: " " * len(group[0]), shown)
