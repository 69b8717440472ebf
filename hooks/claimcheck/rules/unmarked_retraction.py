"""An entry that a registry calls retracted has the field `retracted`.

Why: what the look-ups found must reach the sentences that cite the source, and only the field makes them say it.
Bad: an entry that Crossref calls retracted, without the field
Good: the same entry with retracted = {2020-05-01}, cited only in sentences that say so
"""

from collections.abc import Iterator

from guide.guide import Guide
from guide.place import Place
from guide.sources.lookups import RETRACTION

from claimcheck.finding import Found


def check(guide: Guide) -> Iterator[Found]:
    """Yield a finding for each entry without `retracted` that docs/about/lookups has a retraction of."""
    said = guide.lookups["retractions"].notices
    for entry in guide.bibliography.entries:
        notice = next((one for one in said.get(entry.key, ()) if one.kind == RETRACTION), None)
        if notice and "retracted" not in entry.fields:
            line = entry.lines.get("doi", entry.lines.get("pmid", entry.line))
            field = f"retracted = {{{notice.day or 'date or reason'}}}"
            message = f"'{entry.key}' is retracted, says {notice.by} ('{notice.at}'); read the notice and add {field}"
            yield guide.bibliography.path, Place(line), message
