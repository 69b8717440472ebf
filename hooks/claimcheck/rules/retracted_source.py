"""A claim that cites a retracted source says so, and an entry whose title says so has the field `retracted`.

Why: a retracted finding that is passed on as sound is worse than none; `retracted` in an entry marks one.
     The word is said of the study: retraction of an eyelid, or by a retractor, says nothing of it.
Bad: Ketamine halved opioid use [@withdrawn2010].
Good: A trial that was later retracted reported less opioid use [@withdrawn2010].
"""

from collections.abc import Iterator

from guide.guide import Guide
from guide.place import Place
from guide.sources.latex import plain
from guide.sources.retraction import says_retracted as title_says_retracted

from claimcheck.finding import Found
from claimcheck.retraction import says_retracted


def check(guide: Guide) -> Iterator[Found]:
    """Yield a finding for each claim that cites an entry with a `retracted` field and does not say so."""
    for entry in guide.bibliography.entries:
        if "retracted" not in entry.fields and title_says_retracted(plain(entry.fields.get("title", ""))):
            message = f"the title of '{entry.key}' says that it is retracted; add retracted = {{date or reason}}"
            line = entry.lines.get("title", entry.line)
            yield guide.bibliography.path, Place(line), message
    retracted = {entry.key for entry in guide.bibliography.entries if "retracted" in entry.fields}
    for page in guide.evidence_pages:
        for claim in page.claims:
            if says_retracted(claim.visible):
                continue
            for key in claim.keys:
                if key in retracted:
                    message = f"'{key}' is retracted; say so in this sentence, or cite another source"
                    yield page.path, claim.place, message
