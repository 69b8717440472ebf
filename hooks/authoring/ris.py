"""A record of an RIS file, as reference managers export it -> a record."""

import re

from authoring.identifiers import bare_doi
from authoring.people import listed
from authoring.record import Record
from authoring.tagged import Tags

_TYPES = {
    **dict.fromkeys(("JOUR", "JFULL", "EJOUR", "ABST", "INPR", "MGZN"), "article"),
    **dict.fromkeys(("BOOK", "EBOOK", "EDBOOK"), "book"),
    **{"CHAP": "incollection", "ECHAP": "incollection", "RPRT": "techreport", "GOVDOC": "techreport"},
    "THES": "phdthesis",
}


def read_reference(tags: Tags, where: str) -> Record:
    """Return the record; abstracts, notes, keywords and paths of files are left behind."""
    type_ = _TYPES.get(tags["TY"][0].strip(), "misc")
    container = _first(tags, "JF", "JO", "T2", "BT", "JA", "J2")
    pages = "-".join(page for page in (_first(tags, "SP"), _first(tags, "EP")) if page)
    addresses = [address.strip() for value in tags.get("UR", ()) for address in value.split(";")]
    fields = {
        "title": _first(tags, "TI", "T1", "CT"),
        "journal": container if type_ == "article" else "",
        "booktitle": container if type_ == "incollection" else "",
        "publisher": "" if type_ == "article" else _first(tags, "PB"),
        "year": _first(tags, "PY", "Y1", "DA"),
        "volume": _first(tags, "VL"),
        "number": _first(tags, "IS"),
        "pages": pages or _first(tags, "C7"),
        "doi": _first(tags, "DO") or next(filter(bare_doi, addresses), ""),
        "pmid": _pmid(tags),
        "pmcid": next((value for value in tags.get("C2", ()) if re.fullmatch(r"PMC\d+", value)), ""),
        "url": next((address for address in addresses if address and not bare_doi(address)), ""),
    }
    authors = tuple(listed(name) for name in (*tags.get("AU", ()), *tags.get("A1", ())) if name)
    return Record(where, type_, {name: value for name, value in fields.items() if value}, authors)


def _pmid(tags: Tags) -> str:
    """Return the accession number, if it is one of PubMed's."""
    number, source = _first(tags, "AN"), " ".join((*tags.get("DB", ()), *tags.get("DP", ()))).casefold()
    return number if re.search(r"pubmed|medline|nlm", source) else ""


def _first(tags: Tags, *names: str) -> str:
    return next((value for name in names for value in tags.get(name, ()) if value), "")
