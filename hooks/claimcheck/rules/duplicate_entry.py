"""A source stands in the bibliography once.

Why: of two entries with one key mkdocs fails or takes either; one paper under two keys counts as two sources.
Bad: two entries with the DOI 10.1002/14651858.CD012033.pub4
Good: one entry, cited by its key wherever it is used
"""

from collections.abc import Iterator

from guide.guide import Guide
from guide.place import Place
from guide.sources.bibliography import Entry
from guide.sources.fields import named_in_address, same_address, same_doi

from claimcheck.finding import Found

_NAMES = {"doi": "DOI", "pmid": "PMID", "pmcid": "PMCID", "url": "address"}


def check(guide: Guide) -> Iterator[Found]:
    """Yield a finding for each entry whose key, DOI, PMID, PMCID or address an earlier one has."""
    first: dict[tuple[str, str], Entry] = {}
    for entry in guide.bibliography.entries:
        for kind, value in _marks(entry).items():
            earlier = first.setdefault((kind, value), entry)
            if earlier is entry:
                continue
            shared = f"'{entry.key}' is here twice, first in line {earlier.line}"
            if kind != "key":
                shared = f"'{entry.key}' has the {_NAMES[kind]} of '{earlier.key}' in line {earlier.line}"
            message = f"{shared}; keep one entry and cite its key"
            yield guide.bibliography.path, Place(entry.line), message


def _marks(entry: Entry) -> dict[str, str]:
    """Return what tells a source from all others, in one form for each."""
    url = entry.fields.get("url", "")
    kind, value = named_in_address(url)
    marks = {"key": entry.key.lower(), "url": same_address(url), kind: value.lower()}
    marks |= {name: entry.fields[name].lower() for name in ("doi", "pmid", "pmcid") if entry.fields.get(name)}
    marks["doi"] = same_doi(marks.get("doi", ""))
    return {kind: value for kind, value in marks.items() if kind and value}
