"""What changed in the evidence: a dated list on each page, and an Atom feed of all of them.

The list is the page about/changes.md, one line a change::

    ## 2026-11-22

    - **New** [Cancer pain](../indications/cancer/index.md): first release of the page.
"""

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from posixpath import normpath
from xml.etree import ElementTree

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


def changes_section(changes: list[Change]) -> str:
    """Return the list of one page's changes as HTML, newest first, or nothing when it has none."""
    items = "\n".join(
        f'<li><time datetime="{change.day.isoformat()}">{change.day.day} {change.day:%B %Y}</time>: '
        f"<strong>{change.kind}.</strong> {escape(change.text)}</li>"
        for change in sorted(changes, key=lambda change: change.day, reverse=True)
    )
    return (
        '<section class="guide-changes" aria-labelledby="what-changed" data-search-exclude>\n'
        f'<h2 id="what-changed">What changed</h2>\n<ul>\n{items}\n</ul>\n</section>'
        if items
        else ""
    )


def feed(changes: list[Change], title: str, site_url: str, urls: Mapping[str, str]) -> str:
    """Return an Atom feed (RFC 4287) of all changes; `urls` are the addresses of pages below `site_url`, by path.

    It is dated by its newest change, so that it stays the same until something changes.
    """
    atom = ElementTree.Element("feed", xmlns="http://www.w3.org/2005/Atom")
    _add(atom, "title", f"{title}: what changed in the evidence")
    _add(atom, "id", site_url)
    _add(atom, "updated", _moment(max((change.day for change in changes), default=datetime.date(1970, 1, 1))))
    ElementTree.SubElement(_add(atom, "author"), "name").text = "Authors of the guide"
    ElementTree.SubElement(atom, "link", rel="self", href=f"{site_url}changes.xml")
    ElementTree.SubElement(atom, "link", href=site_url)
    for change in sorted(changes, key=lambda change: change.day, reverse=True):
        entry = _add(atom, "entry")
        address = site_url + urls.get(change.page, "").removeprefix("./")
        _add(entry, "title", f"{change.kind}: {change.title}")
        _add(entry, "id", f"{address}#{change.day.isoformat()}-{change.kind.lower()}")
        _add(entry, "updated", _moment(change.day))
        _add(entry, "summary", change.text)
        ElementTree.SubElement(entry, "link", href=address)
    ElementTree.indent(atom)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ElementTree.tostring(atom, encoding="unicode") + "\n"


def _add(parent: ElementTree.Element, name: str, text: str = "") -> ElementTree.Element:
    child = ElementTree.SubElement(parent, name)
    child.text = text or None
    return child


def _moment(day: datetime.date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
