"""A record -> the fields of an entry in house form, or one line on why it cannot be one."""

import re
from collections.abc import Mapping

from guide.sources.fields import ADDRESSES, FIELDS, bare_address
from guide.sources.latex import plain
from guide.sources.names import Name
from guide.sources.retraction import says_retracted
from guide.vocabulary import DESIGNS

from authoring.identifiers import bare_doi
from authoring.people import MOST_AUTHORS, as_authors
from authoring.record import Record, RefusedError
from authoring.text import as_value, clean, keeps_capitals

# PubMed's publication types that name one design of the guide; others, such as "review", name none for sure.
_DESIGNS = {
    **{"meta-analysis": "meta-analysis", "network meta-analysis": "meta-analysis"},
    **{"systematic review": "systematic review", "randomized controlled trial": "randomised controlled trial"},
    **{"case reports": "case report", "guideline": "guideline", "practice guideline": "guideline"},
    "clinical trial protocol": "protocol",
}
_NUMBERS = ("volume", "number")
_LONGEST_NUMBER = 40


def house_fields(record: Record, this_year: int) -> dict[str, str]:
    """Return the fields of an entry in the order in which they are written, with the design empty if it is not known.

    Raises RefusedError when the record lacks what an entry cannot do without, or holds what it cannot hold.
    """
    said = {name: record.fields[name] for name in FIELDS if record.fields.get(name)}
    fields = {name: _value(name, said[name], record.is_latex) for name in said if name not in ADDRESSES}
    fields |= _addresses(said)
    fields["year"] = _year(fields.get("year", ""), this_year)
    fields["author"] = as_authors(_people(record), record.others)
    fields["design"] = fields["design"] if fields.get("design") in DESIGNS else _design(record.kinds)
    says = record.retracted or ("says its title" if says_retracted(plain(fields.get("title", ""))) else "")
    if says and "retracted" not in fields:
        fields["retracted"] = _value("retracted", f"retracted, {says}", False)
    if "pages" in fields:
        fields["pages"] = _pages(fields["pages"])
    for name in _NUMBERS:
        if name in fields:
            fields[name] = re.sub(r"(?<=\d)[-–−]+(?=\d)", "--", fields[name])
        if len(fields.get(name, "")) > _LONGEST_NUMBER:
            raise RefusedError(
                f"its {name} '{fields[name][:40]}...' is none; export it as BibTeX, mend it, and add that"
            )
    if not fields.get("title"):
        raise RefusedError("it has no title; add the title to the record as the source prints it, and add that file")
    return {name: fields[name] for name in FIELDS if name in fields and (fields[name] or name == "design")}


def _value(name: str, value: str, is_latex: bool) -> str:
    text = clean(name, value, is_latex)
    return value if is_latex and keeps_capitals(value, text) else as_value(name, text)


def _people(record: Record) -> tuple[Name, ...]:
    """Return the authors as plain text, as many as are written."""

    def read(part: str) -> str:
        return as_value("author", clean("author", part, record.is_latex))

    said = record.authors[: MOST_AUTHORS + 1]
    names = (Name(read(name.family), read(name.given), read(name.lineage), name.is_body) for name in said)
    people = tuple(name for name in names if name.family)
    if not people:
        raise RefusedError("it has no author; add the author or the body to the record, and add that file")
    return people


def _addresses(said: Mapping[str, str]) -> dict[str, str]:
    """Return DOI, PMID and PMCID in their bare form; an address only where there is none of them."""
    found = {name: bare_address(said[name]).strip() for name in ADDRESSES if name in said}
    if "doi" in found:
        found["doi"] = _printed_doi(found["doi"])
    elif doi := bare_doi(found.get("url", "")):
        found["doi"] = doi
    for name, value in found.items():
        form, example = ADDRESSES[name]
        if not form.fullmatch(value) or len(value) > 500:
            raise RefusedError(f"its {name} '{value[:60]}' is none; write it as {example}, and add that file")
    return {name: value for name, value in found.items() if name != "url" or len(found) == 1}


def _printed_doi(value: str) -> str:
    """Return the DOI with the capitals that it was given with."""
    bare = bare_doi(value)
    found = re.search(re.escape(bare), value, re.IGNORECASE) if bare else None
    return found[0] if found else bare or value


def _year(value: str, this_year: int) -> str:
    found = re.match(r"((?:19|20)\d\d)(?!\d|[-/](?:19|20)\d\d)", value)
    if not found:
        says = f"has the year '{value[:40]}'" if value else "has no year"
        raise RefusedError(f"it {says}; write the year that the source prints into the record, and add that file")
    # The issue of January is out in November.
    if int(found[1]) > this_year + 1:
        raise RefusedError(f"its year {found[1]} is still to come; write the year that the source prints")
    return found[1]


def _pages(value: str) -> str:
    """Return first and last page with two hyphens, the last in full: 642--647 for 642-7."""
    found = re.fullmatch(r"(\w+)\s*[-–−]+\s*(\w+)", value)
    if not found or found[1] == found[2]:
        return found[1] if found else re.sub(r"[-–−]+", "--", value)
    first, last = found[1], found[2]
    if first.isdigit() and last.isdigit() and len(last) < len(first):
        last = first[: len(first) - len(last)] + last
    return f"{first}--{last}"


def _design(kinds: tuple[str, ...]) -> str:
    """Return the one design that the publication types name, or nothing."""
    designs = {_DESIGNS[kind] for kind in kinds if kind in _DESIGNS}
    # PubMed calls a review that pools its trials both.
    if designs == {"meta-analysis", "systematic review"}:
        return "meta-analysis"
    return designs.pop() if len(designs) == 1 else ""
