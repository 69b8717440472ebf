"""Names as registers and exports give them -> people and bodies, and those -> the author field."""

import re
from collections.abc import Sequence

from guide.sources.latex import plain
from guide.sources.names import Name, read_names

from authoring.record import RefusedError

# A list longer than this is cut, with "and others": no reader reads it, and no reference prints it.
MOST_AUTHORS = 50
_LINEAGE = re.compile(r"(?:Jr|Sr|II|III|IV|2nd|3rd|4th)\.?", re.IGNORECASE)
_PAIR = re.compile(r"\s*([a-z-]+)\s*=\s*(.*?)\s*")


def listed(name: str) -> Name:
    """Return the name of a line 'Family, Given' or 'Family, Given, Jr'; without a comma it is left as it stands."""
    parts = [part.strip() for part in name.split(",")]
    if len(parts) == 3 and _LINEAGE.fullmatch(parts[2]):
        return Name(parts[0], parts[1], parts[2])
    if len(parts) != 2 or not all(parts):
        return Name(name.strip())
    given, _, last = parts[1].rpartition(" ")
    return Name(parts[0], given, last) if given and _LINEAGE.fullmatch(last) else Name(parts[0], parts[1])


def extended(name: str) -> Name | None:
    """Return the name that is written in the long form of biblatex (family=..., given=...), or nothing."""
    pairs = [_PAIR.fullmatch(part) for part in name.split(",")]
    parts = {found[1]: found[2].strip('"{}') for found in pairs if found}
    if len(parts) != len(pairs) or "family" not in parts:
        return None
    family = " ".join(part for part in (parts.get("prefix", ""), parts["family"]) if part)
    return Name(family, parts.get("given", ""), parts.get("suffix", ""))


def as_authors(names: Sequence[Name], others: bool) -> str:
    """Return the author field; raises RefusedError when it would be read as other names than these."""
    cut = len(names) > MOST_AUTHORS
    kept = [_with_points(name) for name in names[:MOST_AUTHORS]]
    value = " and ".join(map(_written, kept))
    again, _ = read_names(value)
    # A name that is neither surely a person nor a body is written as it stands, and the gate asks about it.
    sure = all(name.given or name.is_body or " " not in name.family for name in kept)
    if len(again) != len(kept) or (sure and list(map(_parts, again)) != list(map(_parts, kept))):
        raise RefusedError("its authors cannot be written as names; export it as BibTeX, mend them, and add that file")
    return value + (" and others" if others or cut else "")


def _parts(name: Name) -> tuple[str, str, bool]:
    return plain(name.family), plain(name.given), name.is_body


def _with_points(name: Name) -> Name:
    """Return the name with a point behind each initial: M. A. for MA, M A and M.A."""
    words = re.sub(r"\.(?=[^\s.-])", ". ", name.given).split()
    return Name(name.family, " ".join(map(_word, words)), name.lineage, name.is_body)


def _word(word: str) -> str:
    if re.fullmatch(r"[^\W\d_]{1,3}", word) and word.isupper():
        return " ".join(f"{letter}." for letter in word)
    parts = word.split("-")
    # I-Wen is a name, J-P are initials.
    return "-".join(f"{part}." for part in parts) if all(len(part) == 1 and part.isupper() for part in parts) else word


def _written(name: Name) -> str:
    if name.is_body:
        return f"{{{name.family}}}"
    return ", ".join(part for part in (name.family, name.lineage, name.given) if part)
