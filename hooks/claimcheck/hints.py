"""What an author may have meant by a word that is not known."""

from collections.abc import Iterable
from difflib import get_close_matches


def nearest_word(word: str, known: Iterable[str]) -> str:
    """Return the one of the `known` words that is spelt most like `word`, or nothing when none is like it."""
    return next(iter(get_close_matches(word, list(known), n=1)), "")


def did_you_mean(meant: str, otherwise: str) -> str:
    """Return the end of a message: whether the author meant that word, or what to do `otherwise`."""
    return f"did you mean '{meant}'?" if meant else otherwise
