"""What an author may have meant by a word that is not known."""

import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches
from posixpath import relpath


def nearest_word(word: str, known: Iterable[str]) -> str:
    """Return the one of the `known` words that is spelt most like `word`, or nothing when none is like it."""
    return next(iter(get_close_matches(word, list(known), n=1)), "")


def did_you_mean(meant: str, otherwise: str) -> str:
    """Return the end of a message: whether the author meant that word, or what to do `otherwise`."""
    return f"did you mean '{meant}'?" if meant else otherwise


def page_hint(path: str, folder: str, pages: Iterable[str], files: Iterable[str]) -> str:
    """Return the end of a message on a link from a page of `folder` to `path`, which is neither a page nor a file."""
    if any(_composed(name) == _composed(path) != "" and name != path for name in (*pages, *files)):
        return "a file differs from it in how accents are written: rename it, each letter and its accent as one sign"
    lower = {name.lower(): relpath(name, folder) for name in pages}
    return did_you_mean(lower.get(nearest_word(path.lower(), lower), ""), "mend the link")


def _composed(name: str) -> str:
    """Return a name in the form in which two that look alike are equal, however a program has written their accents."""
    return unicodedata.normalize("NFC", name)
