"""A record of a .bib file, as reference managers export it -> a record."""

import re

from guide.sources.bibliography import Entry
from guide.sources.fields import FIELDS, RENAMED
from guide.sources.names import Name, name_problems, read_names, split_names

from authoring.people import extended
from authoring.record import Record, RefusedError
from authoring.text import seen

_TYPES = {
    **{name: name for name in ("article", "book", "incollection", "techreport", "phdthesis", "mastersthesis")},
    **{"inbook": "incollection", "report": "techreport", "thesis": "phdthesis"},
}


def read_record(entry: Entry, where: str) -> Record:
    """Return the record; the entry's key, abstracts, notes, keywords and paths of files are left behind.

    Raises RefusedError when the entry has its fields in another one.
    """
    fields = {name: seen(value) for name, value in entry.fields.items()}
    if other := fields.get("crossref") or fields.get("xdata"):
        raise RefusedError(f"its fields stand in the entry '{other}'; copy them into this one, and add the file again")
    if fields.get("eprinttype", fields.get("archiveprefix", "")).casefold() == "pubmed":
        fields.setdefault("pmid", fields.get("eprint", ""))
    type_ = _TYPES.get(entry.type, "misc")
    known = {RENAMED[name]: value for name, value in fields.items() if name in RENAMED}
    # biblatex has the town in `location`, which is no publisher.
    if "location" in fields:
        known.pop("publisher", None)
    known |= {name: value for name, value in fields.items() if name in FIELDS and name not in ("author", "note")}
    names, others = _names(fields.get("author", ""))
    if type_ != "article":
        known.setdefault("publisher", fields.get("organization", ""))
    return Record(where, type_, {name: value for name, value in known.items() if value}, names, others, is_latex=True)


def _names(value: str) -> tuple[tuple[Name, ...], bool]:
    written = split_names(value)
    others = bool(written) and written[-1] == "others"
    names = written[:-1] if others else written
    return tuple(_name(name) for name in names), others


def _name(written: str) -> Name:
    if found := extended(written):
        return found
    if next(name_problems(written), ""):
        # Guessing would print somebody's name wrong; the gate asks.
        return Name(re.sub(r"[{}]", "", written))
    ((name,), _) = read_names(written)
    return name
