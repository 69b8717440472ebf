"""What changed in the evidence, read from the page that lists it.

The list is the page about/changes.md, one line a change::

    ## 2026-11-22

    - **New** [Cancer pain](../indications/cancer/index.md): first release of the page.
"""

import datetime
import re
from dataclasses import dataclass
from posixpath import normpath

LIST = "about/changes.md"
# How a change bears on what the page says; the six of the acute pain evidence book of the Australian anaesthetists.
KINDS = ("New", "Strengthened", "Weakened", "Qualified", "Reversed", "Unchanged")
_DAY = re.compile(r"## (\d{4}-\d\d-\d\d)\Z")
_CHANGE = re.compile(rf"- \*\*({'|'.join(KINDS)})\*\* \[([^\]]+)\]\(([^)#\s]+)\): (\S.*)\Z")


@dataclass(frozen=True, slots=True)
class Change:
    """A change of what a page says; `page` is the page's path below the docs folder."""

    day: datetime.date
    kind: str
    page: str
    title: str
    text: str


def read_changes(text: str) -> tuple[list[Change], list[tuple[int, str]]]:
    """Read the list; return the changes, newest first as they stand, and (line, remedy) of what is no change."""
    changes: list[Change] = []
    problems: list[tuple[int, str]] = []
    day = None
    for number, line in enumerate(text.splitlines(), 1):
        if heading := _DAY.match(line):
            try:
                day = datetime.date.fromisoformat(heading[1])
            except ValueError:
                problems.append((number, f"'{heading[1]}' is no date; write it as year-month-day"))
        elif found := _CHANGE.match(line):
            if day is None:
                problems.append((number, "this change stands under no date; write one above it: ## 2026-11-22"))
            else:
                changes.append(Change(day, found[1], normpath(f"about/{found[3]}"), found[2], found[4]))
        elif line.startswith("- "):
            problems.append((number, f"this is no change; write '- **{KINDS[0]}** [page](link.md): what changed'"))
    return changes, problems
