"""The key of a new entry: first author and year, with a letter when it is taken."""

import re
import string
import unicodedata
from collections.abc import Collection

from guide.sources.names import Name

from authoring.record import RefusedError

_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ı": "i"})
_LONGEST = 30


def new_key(first: Name, year: str, taken: Collection[str]) -> str:
    """Return a key that is not `taken`; raises RefusedError when the name has no letter of a key."""
    words = [_plain(word) for word in first.family.split()]
    is_long = first.is_body and len(words) > 1
    name = "".join(word[:1] for word in words if word not in ("of", "the", "and", "for")) if is_long else "".join(words)
    name = name.lstrip(string.digits)[:_LONGEST]
    if not name:
        raise RefusedError(
            f"'{first.family[:40]}' has no Latin letter for a key; write the name in them, and add that file"
        )
    stem, used = f"{name}{year}", {key.lower() for key in taken}
    if stem not in used and not any(f"{stem}{letter}" in used for letter in string.ascii_lowercase):
        return stem
    letters = (letter for letter in string.ascii_lowercase if letter > "a" or stem not in used)
    if key := next((f"{stem}{letter}" for letter in letters if f"{stem}{letter}" not in used), ""):
        return key
    raise RefusedError(f"all keys from {stem}a to {stem}z are taken; add it by hand")


def _plain(word: str) -> str:
    folded = unicodedata.normalize("NFKD", word).casefold().translate(_LETTERS)
    return re.sub(r"[^a-z0-9]", "", folded)
