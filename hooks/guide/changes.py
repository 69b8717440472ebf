"""What changed in the evidence, read from the page that lists it.

The list is the page about/changes.md, one line a change::

    ## 2026-11-22

    - **New** [Cancer pain](../indications/cancer/index.md): first release of the page.
"""

import datetime
import re
from dataclasses import dataclass
from posixpath import normpath

from guide.place import Place, Problem
from guide.vocabulary import CHANGED, CHANGES, DONE, FIRST_NOTE

LIST = "about/changes.md"
_DAY = re.compile(r"## (\d{4}-\d\d-\d\d)\s*\Z")
_CHANGE = re.compile(rf"- \*\*({'|'.join(CHANGES)})\*\* \[([^\]]+)\]\(([^)#\s]+)\): (\S.*)\Z")

_THING = rf"(?:(?:an?|the|new|further) )*(?:{'|'.join(CHANGED)})"
_THINGS = rf"{_THING}(?:(?:, {_THING})* and {_THING})?"
_HEADINGS = r'"[^"]+"(?:(?:, "[^"]+")* and "[^"]+")?'
_NOTE = re.compile(rf"(?:{FIRST_NOTE}|{_THINGS} (?:{'|'.join(DONE)})(?: under (?P<headings>{_HEADINGS}))?)\.")


@dataclass(frozen=True, slots=True)
class Change:
    """A change of what a page says; `page` is the page's path below the docs folder, `place` that of its text."""

    day: datetime.date
    kind: str
    page: str
    title: str
    text: str
    place: Place


def read_changes(text: str, start: int = 0) -> tuple[list[Change], list[Problem]]:
    """Read the list behind the offset `start`: its changes, newest first as they stand, and the lines that are none."""
    changes: list[Change] = []
    problems: list[Problem] = []
    day = None
    dated = False
    for number, line in enumerate(text[start:].split("\n"), text.count("\n", 0, start) + 1):
        if line.startswith("## "):
            dated, day = True, _day(line)
            if day is None:
                message = f"'{line.lstrip('# ').rstrip()}' is no date; write it as year-month-day, such as 2026-11-22"
                problems.append(Problem(Place(number, 4), message))
        elif found := _CHANGE.match(line):
            page, place = normpath(f"about/{found[3]}"), Place(number, found.start(4) + 1)
            if day is not None:
                changes.append(Change(day, found[1], page, found[2], found[4], place))
            elif not dated:
                problems.append(
                    Problem(Place(number), "this change stands under no date; write one above: ## 2026-11-22")
                )
        elif line.strip() and (dated or line.startswith("- ")):
            message = f"this line is no change; write '- **{CHANGES[0]}** [page](link.md): what changed.'"
            problems.append(Problem(Place(number, len(line) - len(line.lstrip()) + 1), message))
    return changes, problems


def named_headings(note: str) -> list[str] | None:
    """Return the headings that a note on a change names, or None when it is not made of the closed set of words."""
    found = _NOTE.fullmatch(note)
    return re.findall(r'"([^"]+)"', found["headings"] or "") if found else None


def _day(heading: str) -> datetime.date | None:
    found = _DAY.match(heading)
    try:
        return datetime.date.fromisoformat(found[1]) if found else None
    except ValueError:
        return None
