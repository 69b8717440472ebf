"""An entry is cited.

Why: the bibliography is the list of what the guide rests on, not of what was once read.
Bad: an entry that no page cites
Good: an entry that a claim cites
"""

from collections.abc import Iterator

from guide.guide import Guide
from guide.place import Place

from claimcheck.finding import Found


def check(guide: Guide) -> Iterator[Found]:
    """Yield a finding for each entry that no page cites."""
    cited = {citation.key for page in guide.pages for _, citation in page.citations}
    for entry in guide.bibliography.entries:
        if entry.key not in cited:
            message = f"no page cites '{entry.key}'; cite it, or remove the entry"
            yield guide.bibliography.path, Place(entry.line), message
