"""Files of lines with a tag, RIS and PubMed's .nbib -> records, as lists of values by tag.

Both are read here: rispy (0.10) drops a record without its last line and breaks names that go on in a second line, and
the packages for .nbib stop at a line that they do not know (nbib 0.3.2) or glue words together (pybtexnbib 0.2.0).
"""

import re
from collections.abc import Mapping, Sequence

from authoring.text import seen

Tags = Mapping[str, list[str]]
_RIS = re.compile(r"([A-Z][A-Z0-9]) {1,2}-(?: |\Z)(.*)")
_NBIB = re.compile(r"([A-Z]{2,4}) {0,2}-(?: |\Z)(.*)")


def read_ris(text: str) -> Sequence[Tags]:
    """Return the records of an RIS file, each from its type on."""
    return _read(text, _RIS, "TY")


def read_nbib(text: str) -> Sequence[Tags]:
    """Return the records of a file in PubMed's own form, each from its PMID on."""
    return _read(text, _NBIB, "PMID")


def _read(text: str, tag: re.Pattern[str], start: str) -> Sequence[Tags]:
    records: list[dict[str, list[str]]] = []
    values: list[str] = []
    for line in text.split("\n"):
        found = tag.match(line)
        if found and found[1] == start:
            records.append({})
        if found and records:
            values = records[-1].setdefault(found[1], [])
            values.append(found[2].strip())
        elif values:
            # A line without a tag goes on with the value above it.
            values[-1] = f"{values[-1]} {line.strip()}".strip()
    return [{tag: [seen(value) for value in values] for tag, values in record.items()} for record in records]
