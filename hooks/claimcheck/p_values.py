"""P values that contradict the words beside them."""

import re
from collections.abc import Iterator

from guide.figures.direction import NONE, all_directions

_P = re.compile(r"\bP\s?(?P<sign>[=<>≤≥])\s?(?P<value>0?\.\d+)")
_EDGE = re.compile(r"[;|)]|\.\s|,?\s(?:and|but|while|whereas)\s(?!\d)")
_SIGNIFICANT = re.compile(r"\bsignifican(?:t|tly|ce)\b", re.IGNORECASE)
# A value of each arm: what fell in both may have fallen alike.
_BOTH = re.compile(r"\d.*\b(?:and|versus|against|than|compared with)\b.*\d")
_DENIED = re.compile(r"\b(?:no|not|nor|neither|non|none|never|without|similar|comparable|unchanged)\b", re.IGNORECASE)
_ALIKE = re.compile(
    r"\bno (?:[a-z-]+ ){0,2}difference|\b(?:not|nor|neither) (?:[a-z-]+ )?(?:differ(?:ent)?|significant(?:ly)?)\b"
    r"|\bsimilar\b",
    re.IGNORECASE,
)


def at_odds(text: str, of_claim: bool) -> Iterator[tuple[int, str]]:
    """Yield where each such P value of `text` stands, and what is wrong; a direction is one that a claim tells."""
    for found in _P.finditer(text) if "P" in text else ():
        before = _EDGE.split(text[: found.start()])[-1]
        behind = _EDGE.split(text[found.end() :])[0]
        value, sign = float(found["value"]), found["sign"]
        low = sign in "=<≤" and (value < 0.05 or (value == 0.05 and sign == "<"))
        high = sign in "=>≥" and value >= 0.05
        told = of_claim and value > 0.05 and all_directions(before) - {NONE} and not _BOTH.search(before)
        if low and _ALIKE.search(before) and not all_directions(before) - {NONE}:
            yield found.start(), f"'{found[0]}' stands beside no difference; see what the source says of it"
        elif high and (_SIGNIFICANT.search(before) or told) and not _DENIED.search(before + behind):
            yield found.start(), f"'{found[0]}' stands beside a difference; say that none was shown, or mend the value"
