"""An entry of the bibliography has the fields that its reference is made of, in the form that readers are shown.

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
from guide.sources.fields import ADDRESSES, FIELDS, RENAMED, doi_of_address, misnamed
from guide.sources.latex import left_over
from guide.sources.names import name_problems
from guide.vocabulary import DESIGNS

from claimcheck.finding import Found


def check(guide: Guide) -> Iterator[Found]:
    """Yield a finding for each field that an entry lacks, or that has not the form it should have."""
    for entry in guide.bibliography.entries:
        for name, message in (*_missing(entry), *_malformed(entry)):
            line = entry.lines.get(name, entry.line)
            yield guide.bibliography.path, Place(line), f"'{entry.key}' {message}"


def _missing(entry: Entry) -> Iterator[tuple[str, str]]:
    fields = entry.fields
    has = {RENAMED[name] for name in fields if name in RENAMED}
    if not re.fullmatch(KEY, entry.key):
        yield "key", "is no key; write first author and year in small letters, such as brinck2018"
    for name in ("author", "title", "year", "design"):
        if not fields.get(name, "").strip("{} ") and name not in has:
            yield name, f"has no {name}; add it as the source prints it, or do not cite the source"
    where = ("journal",) if entry.type == "article" else ("publisher", "institution", "booktitle", "journal")
    if not any(fields.get(name) or name in has for name in where):
        yield where[0], f"has no {where[0]}; add it as the source prints it"
    if not any(fields.get(name) for name in (*ADDRESSES, "unlinked")):
        yield "unlinked", "has no doi, pmid, pmcid or url; add one, or say why there is none: unlinked = {...}"


def _malformed(entry: Entry) -> Iterator[tuple[str, str]]:
    yield from misnamed(entry.fields)
    for name, value in entry.fields.items():
        if name in ADDRESSES and value and not ADDRESSES[name][0].fullmatch(value):
            yield name, f"has '{value}' for a {name}; write it bare, such as {ADDRESSES[name][1]}"
        elif name == "url" and (doi := doi_of_address(value)):
            yield name, f"has a DOI in its url; write doi = {{{doi}}}"
        elif name in FIELDS and name not in ADDRESSES and (sign := left_over(value)):
            yield name, f"has '{sign}' in its {name}, which readers would see; write plain text"
        elif name == "year" and value and not re.fullmatch(r"(?:19|20)[0-9]{2}", value):
            yield name, f"has '{value}' for a year; write four digits"
        elif name == "design" and value and value not in DESIGNS:
            yield name, f"has '{value}' for a design; write one of: {', '.join(DESIGNS)}"
        elif name == "author":
            yield from ((name, problem) for problem in name_problems(value))
