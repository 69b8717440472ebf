"""An entry says who, what, when, where, how it was studied, and where to find it.

Why: a reader who cannot find the source cannot check the claim.
     What was not seen is left out, never guessed; a source without an address says why in the field `unlinked`.
Bad: @article{brinck2018,
         title = {Perioperative intravenous ketamine},
         year = {2018}
     }
Good: @article{brinck2018,
         author = {Brinck, Elina C. V. and others},
         title = {Perioperative intravenous ketamine for acute postoperative pain in adults},
         journal = {Cochrane Database of Systematic Reviews},
         year = {2018},
         doi = {10.1002/14651858.CD012033.pub4},
         design = {systematic review}
     }
"""

import re
from collections.abc import Iterator

from guide.guide import Guide
from guide.markdown.citations import KEY
from guide.place import Place
from guide.sources.bibliography import Entry
from guide.vocabulary import DESIGNS

from claimcheck.finding import Found

_REQUIRED = ("author", "title", "year", "design")
_LINKS = {
    "doi": re.compile(r"10\.\d{4,9}/\S+"),
    "pmid": re.compile(r"[1-9]\d{0,8}"),
    "pmcid": re.compile(r"PMC\d+"),
    "url": re.compile(r"https?://[^\s/]+\S*"),
}


def check(guide: Guide) -> Iterator[Found]:
    """Yield a finding for each field that an entry lacks, or that has not the form it should have."""
    for entry in guide.bibliography.entries:
        for message in _messages(entry):
            yield guide.bibliography.path, Place(entry.line), f"'{entry.key}' {message}"


def _messages(entry: Entry) -> Iterator[str]:
    fields = entry.fields
    if not re.fullmatch(KEY, entry.key):
        yield "is no key; write first author and year in small letters, such as brinck2018"
    for name in _REQUIRED:
        if not fields.get(name, "").strip("{} "):
            yield f"has no {name}; add it as the source prints it, or do not cite the source"
    where = ("journal",) if entry.type == "article" else ("publisher", "institution", "booktitle", "journal")
    if not any(fields.get(name) for name in where):
        yield f"has no {where[0]}; add it as the source prints it"
    if fields.get("year") and not re.fullmatch(r"(?:19|20)\d\d", fields["year"]):
        yield f"has '{fields['year']}' for a year; write four digits"
    if fields.get("design") and fields["design"] not in DESIGNS:
        yield f"has '{fields['design']}' for a design; write one of: {', '.join(DESIGNS)}"
    for name, form in _LINKS.items():
        if fields.get(name) and not form.fullmatch(fields[name]):
            yield f"has '{fields[name]}' for a {name}; write it bare, such as {_example(name)}"
    if not any(fields.get(name) for name in (*_LINKS, "unlinked")):
        yield "has no doi, pmid, pmcid or url; add one, or say why there is none: unlinked = {...}"


def _example(name: str) -> str:
    return {"doi": "10.1000/xyz", "pmid": "30570761", "pmcid": "PMC1234567", "url": "https://example.org/page"}[name]
