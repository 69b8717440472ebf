"""The words of a text, as the index and words.js cut them."""

import re
import unicodedata
from collections.abc import Container
from pathlib import Path

import yaml
from guide.figures.units import DOSES, written

WORDS = yaml.safe_load((Path(__file__).parent / "words.yaml").read_text("utf-8"))
STOP = frozenset(WORDS["stop"].split())
IDLE = STOP | frozenset(WORDS["idle"].split())
# A word is letters, or a number with its decimals; words.js cuts a query the same way.
_WORD = re.compile(r"[a-z]+|\d+(?:\.\d+)?")
# Signs that nobody sees and every copied text may hold, and the apostrophe that some leave out.
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff'’]")
_MICROGRAM = re.compile(r"\b(?:microg|micrograms?|mcg|ug)\b")
# People look for a dose or a strength by its number; for a P value or the end of an interval nobody does.
_NUMBER = r"\d+(?:\.\d+)?"
_DOSES = re.compile(
    rf"{_NUMBER}(?:(?:, | and | or | to ){_NUMBER})* ?(?:(?:{written(*DOSES)})\b|%(?: \w+)? (?:cream|gel|ointment))"
)


def words(text: str) -> list[str]:
    """Return the words of `text` in small letters, without accents; numbers keep their decimal point."""
    folded = unicodedata.normalize("NFKD", _UNSEEN.sub("", text)).lower().replace("μ", "micro")
    folded = "".join(char for char in folded if not unicodedata.combining(char))
    return _WORD.findall(_MICROGRAM.sub("microgram", folded))


def indexed_words(text: str, without: Container[str] = IDLE) -> list[str]:
    """Return those words of `text` that the index holds: none of `without`, and of the numbers doses and strengths."""
    doses = {number for listed in _DOSES.findall(text.lower()) for number in re.findall(_NUMBER, listed)}
    return [word for word in words(text) if word not in without and len(word) > 1 and (word in doses or word.isalpha())]
