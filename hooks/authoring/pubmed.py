"""A record as PubMed describes it in its MEDLINE form, which is that of .nbib files -> a record."""

import re

from guide.sources.names import Name

from authoring.people import listed
from authoring.record import Record, RefusedError
from authoring.tagged import Tags

_NOTICES = ("retraction of publication", "retraction notice", "published erratum", "expression of concern")
_LATER = {"EIN": "erratum", "ECI": "expression of concern", "RPI": "republished article", "UIN": "update"}
# Words that stay small within the name of a journal.
_SMALL = (
    "a",
    "and",
    "at",
    "by",
    "de",
    "des",
    "der",
    "die",
    "du",
    "et",
    "for",
    "für",
    "in",
    "la",
    "of",
    "on",
    "the",
    "und",
)


def read_medline(tags: Tags, where: str) -> Record:
    """Return the record; raises RefusedError when it is only a notice about another article."""
    kinds = tuple(kind.casefold() for kind in tags.get("PT", ()))
    if notice := next((kind for kind in kinds if kind in _NOTICES), ""):
        raise RefusedError(f"it is a notice ({notice}), no source; add the article that it is about")
    retracted = "retracted publication" in kinds or "RIN" in tags
    fields = {
        "title": _first(tags, "TT", "TI", "BTI").removesuffix("."),
        "journal": _journal(_first(tags, "JT", "TA")),
        "publisher": _first(tags, "PB"),
        "year": _first(tags, "DP"),
        "volume": _first(tags, "VI"),
        "number": _first(tags, "IP"),
        "pages": _first(tags, "PG"),
        "doi": _doi(tags),
        "pmid": _first(tags, "PMID"),
        "pmcid": _first(tags, "PMC").partition(".")[0],
    }
    return Record(
        where,
        "article" if fields["journal"] else "book",
        {name: value for name, value in fields.items() if value},
        tuple(_names(tags)),
        kinds=kinds,
        retracted="says PubMed" if retracted else "",
        warnings=tuple(
            f"there is a later notice on it ({what}): {notice}; read it before you write the card"
            for tag, what in _LATER.items()
            for notice in tags.get(tag, ())
        ),
    )


def _names(tags: Tags) -> list[Name]:
    people = [listed(name) for name in tags.get("FAU", ())]
    # The short form is always the family name and the initials.
    short = [name.rpartition(" ") for name in tags.get("AU", ())]
    bodies = [Name(name.rstrip("."), is_body=True) for name in tags.get("CN", ())]
    return (people or [Name(family or given, given if family else "") for family, _, given in short]) + bodies


def _doi(tags: Tags) -> str:
    found = (re.fullmatch(r"(\S+) \[doi\]", value) for tag in ("LID", "AID") for value in tags.get(tag, ()))
    return next((doi[1] for doi in found if doi), "")


def _journal(title: str) -> str:
    """Return a journal's name as journals print it: no subtitle or place behind it, capitals for its words."""
    name = re.sub(r"\s+(?::|=) .*|\s*\([^()]*\)\Z|\.\Z", "", title)
    words = name.split(" ")
    if any(word[:1].isupper() for word in words[1:] if word.casefold() not in _SMALL):
        return name
    return " ".join(word if word in _SMALL and at else word[:1].upper() + word[1:] for at, word in enumerate(words))


def _first(tags: Tags, *names: str) -> str:
    return next((value for name in names for value in tags.get(name, ()) if value), "")
