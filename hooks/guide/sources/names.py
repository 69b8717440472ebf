"""The author field of BibTeX -> people and bodies, and what is wrong with how they are written."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from pybtex.bibtex.utils import split_name_list
from pybtex.database import Person
from pybtex.exceptions import PybtexError

from guide.sources.latex import plain

_LINEAGE = re.compile(r"(?:Jr|Sr|Jnr|Snr|[IVX]+|[2-9](?:nd|rd|th))\.?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Name:
    """One author as plain text; a body has its whole name in `family` and nothing else."""

    family: str
    given: str = ""
    lineage: str = ""
    is_body: bool = False

    @property
    def initials(self) -> str:
        """The initials as the AMA Manual prints them: MA for Maria Anna, M. A. and MA."""
        parts = [part for part in re.split(r"[\s.-]+", self.given) if part]
        return "".join(
            part if re.fullmatch(r"[^\W\d_]{2,3}", part) and part.isupper() else part[0].upper() for part in parts
        )

    def __str__(self) -> str:
        return " ".join(part for part in (self.family, self.initials, self.lineage) if part)


@lru_cache(maxsize=2048)
def read_names(value: str) -> tuple[tuple[Name, ...], bool]:
    """Return the authors in order, and whether there are others; what is no name is taken as it stands."""
    names = split_names(value)
    others = bool(names) and names[-1] == "others"
    return tuple(_read(name) for name in (names[:-1] if others else names)), others


def name_problems(value: str) -> Iterator[str]:
    """Yield what is wrong with each name that would not be printed as its owner writes it, and what to do."""
    names = split_names(value)
    for name in names[:-1] if names and names[-1] == "others" else names:
        problem = "" if _is_body(name) else _problem(name)
        if problem:
            yield f"has the author '{name}'; {problem}"


def split_names(value: str) -> list[str]:
    """Return the names of an author field as they are written, `others` among them."""
    try:
        return [name.strip() for name in split_name_list(value)]
    except (ValueError, PybtexError, RecursionError):
        return [value]


def _problem(name: str) -> str:
    outside = re.sub(r"\{[^{}]*\}", "x", re.sub(r"\\.", "", name))
    commas = [part.strip() for part in outside.split(",")]
    if re.match(r"and\s|\Z", outside) or re.search(r"\sand\Z", outside):
        return "write 'and' once, between two authors"
    if "=" in outside:
        return "write the name as 'van Family, Given'"
    if re.search(r"[;/&|]|\bet\.? al\b", outside):
        return "write 'and' between authors, and 'and others' for et al"
    listed = len(commas) == 2 and re.search(r"\S\s+[A-Z]{1,3}$", commas[0]) and re.search(r"\s[A-Z]{1,3}$", commas[1])
    if len(commas) > 3 or listed or (len(commas) == 3 and not _LINEAGE.fullmatch(commas[1])):
        return "write 'and' between authors, not commas"
    if not all(commas):
        return "write 'Family, Given', or the family name alone"
    if len(commas) == 1 and re.search(r"\s|~", commas[0]):
        return "write a person as 'Family, Given' and a body in braces of its own: {{Name of the Body}}"
    if re.search(r"[@*†‡§]", plain(name)):
        return "leave out signs that are no part of the name"
    return ""


def _is_body(name: str) -> bool:
    """Whether the name stands in braces of its own."""
    return re.fullmatch(r"\{.*\}", name, re.DOTALL) is not None


def _read(name: str) -> Name:
    if _is_body(name):
        return Name(plain(name), is_body=True)
    try:
        person = Person(name)
    except (ValueError, PybtexError, RecursionError):
        return Name(plain(name))
    family, given, lineage = (
        plain(" ".join(parts))
        for parts in (
            person.prelast_names + person.last_names,
            person.first_names + person.middle_names,
            person.lineage_names,
        )
    )
    return Name(family, given, lineage)
