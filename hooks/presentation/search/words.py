"""The words of a text, and what is left of them without endings, as the index and words.js cut them."""

import re
import unicodedata
from collections.abc import Container
from functools import cache
from pathlib import Path

import yaml
from guide.figures.units import DOSES, written

WORDS = yaml.safe_load((Path(__file__).parent / "words.yaml").read_text("utf-8"))
STOP = frozenset(WORDS["stop"].split())
IDLE = STOP | frozenset(WORDS["idle"].split())
_APART: dict[str, str] = {word: line.split()[0] for line in WORDS["apart"] for word in line.split()}
# A word is letters, or a number with its decimals; words.js cuts a query the same way.
_WORD = re.compile(r"[a-z]+|\d+(?:\.\d+)?")
# Signs that nobody sees and every copied text may hold, and the apostrophe that some leave out.
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff'’]")
_MICROGRAM = re.compile(r"\b(?:microg|micrograms?|mcg|ug)\b")
# What is made alike before endings are cut: each pattern once, in this order. words.js says why, and a test in a
# browser holds both against each other.
_ALIKE = (
    (re.compile(r"(?<=.{3})(?:[iy][sz](?:ation|ing|ed|es|e))\Z"), "is"),
    (re.compile("ae|oe"), "e"),
    (re.compile("our"), "or"),
    (re.compile(r"(?:ies|y)\Z"), "i"),
    (re.compile(r"sses\Z"), "ss"),
    (re.compile(r"([^siu])s\Z"), r"\1"),
)
_ENDINGS = (
    (3, re.compile(r"(?:ations?|ating|ated|ates?|ators?|ative|iness|ness|ings?|ments?|ed|es)\Z")),
    (5, re.compile(r"(?:ants?|ents?|is)\Z")),
    (
        4,
        re.compile(
            r"(?:ational|ors?|ions?|ivit|ives?|ances?|ences?|anc|enc|ious|ous|ium|ical|ic|ia|it|ful|ures?|al|(?<=[^aeiou])l)\Z"
        ),
    ),
)
_LONG, _SHORTEST = 5, 4
# People look for a dose or a strength by its number; for a P value or the end of an interval nobody does.
_NUMBER = r"\d+(?:\.\d+)?"
_DOSES = re.compile(
    rf"{_NUMBER}(?:(?:, | and | or | to ){_NUMBER})* ?(?:(?:{written(*DOSES)})\b|%(?: \w+)? (?:cream|gel|ointment))"
)


def words(text: str) -> list[str]:
    """Return the words of `text` in small letters, without accents; numbers keep their decimal point."""
    folded = _UNSEEN.sub("", text).lower()
    # Most text has no accents.
    if not folded.isascii():
        folded = unicodedata.normalize("NFKD", _UNSEEN.sub("", text)).lower().replace("μ", "micro")
        folded = "".join(char for char in folded if not unicodedata.combining(char))
    return _WORD.findall(_MICROGRAM.sub("microgram", folded))


def indexed_words(text: str, without: Container[str] = IDLE) -> list[str]:
    """Return those words of `text` that the index holds: none of `without`, and of the numbers doses and strengths."""
    found = [word for word in words(text) if len(word) > 1 and word not in without]
    if all(map(str.isalpha, found)):
        return found
    doses = {number for listed in _DOSES.findall(text.lower()) for number in re.findall(_NUMBER, listed)}
    return [word for word in found if word.isalpha() or word in doses]


@cache
def stem(word: str) -> str:
    """Return what is left of `word` without its ending: the same for words that a reader takes for the same."""
    if word in _APART:
        return _APART[word]
    if len(word) < _SHORTEST or re.search(r"\d", word):
        return word
    rest = word
    for pattern, with_ in _ALIKE:
        rest = pattern.sub(with_, rest, count=1)
    if len(rest) > _LONG:
        rest = rest.removesuffix("i")
    if len(rest) > _LONG:
        shorter = ((least, ending.sub("", rest)) for least, ending in _ENDINGS)
        told = (cut for least, cut in shorter if cut != rest and len(cut) >= least and re.search("[aeiouy]", cut))
        rest = next(told, rest)
    rest = re.sub(r"[aei]{1,2}\Z", "", rest) if len(rest) > _SHORTEST else re.sub(r"(.{3})e\Z", r"\1", rest)
    return re.sub(r"([^aeiou])\1\Z", r"\1", rest)
