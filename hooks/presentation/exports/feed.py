"""What changed in the evidence, as an Atom feed."""

import datetime
import re
from collections.abc import Mapping, Sequence
from hashlib import sha256
from xml.etree import ElementTree

from guide.changes import Change


def feed(changes: Sequence[Change], title: str, site_url: str, urls: Mapping[str, str]) -> str:
    """Return an Atom feed (RFC 4287) of all changes; `urls` are the addresses of pages below `site_url`, by path.

    It is dated by its newest change, so that it stays the same until something changes.
    """
    atom = ElementTree.Element("feed", xmlns="http://www.w3.org/2005/Atom")
    _add(atom, "title", f"{title}: what changed in the evidence")
    # Atom asks for names that never change, also of a guide that is published nowhere.
    named = site_url or "urn:guide:"
    _add(atom, "id", named)
    _add(atom, "updated", _moment(max((change.day for change in changes), default=datetime.date(1970, 1, 1))))
    ElementTree.SubElement(_add(atom, "author"), "name").text = "Authors of the guide"
    ElementTree.SubElement(atom, "link", rel="self", href=f"{site_url}changes.xml")
    ElementTree.SubElement(atom, "link", href=site_url)
    # Readers of feeds show one entry a name; a page may change twice a day, and be said to have in the same words.
    told = {(change.page, change.day, change.kind, _digest(change)): change for change in changes}
    for change in sorted(told.values(), key=lambda change: change.day, reverse=True):
        entry = _add(atom, "entry")
        way = urls.get(change.page, "").removeprefix("./")
        _add(entry, "title", f"{change.kind}: {change.title}")
        _add(entry, "id", f"{named}{way}#{change.day.isoformat()}-{change.kind.lower()}-{_digest(change)}")
        _add(entry, "updated", _moment(change.day))
        _add(entry, "summary", change.text)
        ElementTree.SubElement(entry, "link", href=site_url + way)
    ElementTree.indent(atom)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ElementTree.tostring(atom, encoding="unicode") + "\n"


def _add(parent: ElementTree.Element, name: str, text: str = "") -> ElementTree.Element:
    child = ElementTree.SubElement(parent, name)
    child.text = re.sub(r"[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", text) or None
    return child


def _digest(change: Change) -> str:
    return sha256(f"{change.title}: {change.text}".encode()).hexdigest()[:8]


def _moment(day: datetime.date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
