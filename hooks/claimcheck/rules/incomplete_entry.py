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
from guide.sources.fields import ADDRESSES, RENAMED, malformed

from claimcheck.finding import Found


def check(guide: Guide) -> Iterator[Found]:
    """Yield a finding for each field that an entry lacks, or that has not the form it should have."""
    for entry in guide.bibliography.entries:
        for name, message in (*_missing(entry), *malformed(entry.fields)):
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
