"""Entries as references, in the style of the AMA Manual, with live links.

Authors as surname and initials, all up to six, else the first three; title in sentence form;
journal in italics; year;volume(issue):pages. Journal names are given in full, as the bibliography
has them.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from guide.sources.bibliography import Entry
from guide.sources.cards import Card
from guide.sources.latex import plain
from guide.sources.lookups import CONCERN, PARTIAL, RETRACTION, Lookup, Notice
from guide.sources.names import read_names
from markupsafe import Markup

from presentation.links import addresses, links, notice_address
from presentation.markup import render

_ALL_AUTHORS, _FIRST_AUTHORS = 6, 3
# What readers must know before they rely on a source, beside every claim that cites it; the gravest first.
_WARNINGS = {RETRACTION: "Retracted", PARTIAL: "Partly retracted", CONCERN: "Expression of concern"}


@dataclass(frozen=True, slots=True)
class Source:
    """An entry as readers see it; `reference` and `links` are markup, the others plain text.

    `name` says what casts doubt on a source, wherever it stands: `Hardy 2012 (retracted)`; `warning` is that for a line
    of its own, `Retracted: Hardy 2012`, and empty for most. `participants` and `read` are what its card says of who
    took part and of how much was read.
    """

    name: str
    title: str
    design: str
    address: str
    reference: Markup
    links: Markup
    warning: str = ""
    participants: str = ""
    read: str = ""


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a reference, which ends with a full stop unless it has an end of its own."""

    text: str
    italic: bool = False
    before: str = ""

    @property
    def end(self) -> str:
        return "" if self.text.endswith((".", "?", "!")) else "."


def format_sources(
    entries: Mapping[str, Entry], cards: Iterable[Card] = (), retractions: Lookup | None = None
) -> dict[str, Source]:
    """Format each entry once, for all pages that cite it; sources are in the order of their keys.

    `retractions` is what the look-up of that name has found.
    """
    said = {card.key: card.page.front_matter.fields for card in cards}
    notices = retractions.notices if retractions else {}
    return {
        key: Source(
            name=source_name(entry, notices.get(key, ())),
            title=plain(entry.fields.get("title", "")),
            design=entry.fields.get("design", ""),
            address=next(iter(addresses(entry).values()), ""),
            reference=reference(entry, notices.get(key, ())),
            links=links(entry, source_name(entry, notices.get(key, ())), plain(entry.fields.get("unlinked", ""))),
            warning=_beside(short_name(entry), _doubt(entry, notices.get(key, ()))),
            participants=str(said.get(key, {}).get("participants") or ""),
            read=str(said.get(key, {}).get("read") or ""),
        )
        for key, entry in sorted(entries.items())
    }


def reference(entry: Entry, notices: Sequence[Notice] = ()) -> Markup:
    """Return `entry` as one line of markup, without its links: what casts doubt on it comes first, notices last."""
    told = [{"notice": one, "address": notice_address(one.at)} for one in notices]
    return render("reference.html", parts=list(_parts(entry)), doubt=_doubt(entry, notices), notices=told)


def source_name(entry: Entry, notices: Sequence[Notice] = ()) -> str:
    """Return what readers know a source by, and what casts doubt on it: Hardy 2012 (retracted)."""
    doubt = _doubt(entry, notices)
    return f"{short_name(entry)} ({doubt.lower()})" if doubt else short_name(entry)


def short_name(entry: Entry) -> str:
    """Return first author (or body) and year, as people call a study: Hardy 2012."""
    names, _ = read_names(entry.fields.get("author", ""))
    return f"{names[0].family if names else ''} {plain(entry.fields.get('year', ''))}".strip()


def _doubt(entry: Entry, notices: Iterable[Notice]) -> str:
    """Return the gravest thing that is said of a source, in a reader's words, or nothing."""
    said = {one.kind for one in notices} | ({RETRACTION} if "retracted" in entry.fields else set())
    return next((words for kind, words in _WARNINGS.items() if kind in said), "")


def _beside(name: str, doubt: str) -> str:
    return f"{doubt}: {name}" if doubt else ""


def _parts(entry: Entry) -> Iterator[_Part]:
    """Yield the parts of a reference, each with something in it."""
    fields = {name: plain(value) for name, value in entry.fields.items()}
    year, pages, title = fields.get("year", ""), _pages(fields), fields.get("title", "")
    parts = [_Part(_authors(entry.fields.get("author", "")))]
    if entry.type == "article":
        parts += [_Part(title), _Part(fields.get("journal", ""), italic=True), _Part(year + _volume(fields))]
    else:
        where = fields.get("publisher") or fields.get("institution") or fields.get("journal", "")
        whole = fields.get("booktitle", "")
        parts += [_Part(title, italic=not whole), _Part(whole, italic=True, before="In: ")]
        # A body that publishes its own document is named once.
        names, _ = read_names(entry.fields.get("author", ""))
        own = names[0].family if len(names) == 1 and names[0].is_body else ""
        parts.append(_Part(f"{where}; {year}{pages}" if where and where != own else year + pages))
    yield from (part for part in parts if part.text)


def _authors(value: str) -> str:
    names, others = read_names(value)
    cut = others or len(names) > _ALL_AUTHORS
    shown = names[:_FIRST_AUTHORS] if cut and len(names) > _FIRST_AUTHORS else names
    return ", ".join([str(name) for name in shown] + ["et al"] * cut)


def _volume(fields: Mapping[str, str]) -> str:
    issue = f"({fields['number']})" if fields.get("number") else ""
    volume, pages = fields.get("volume", "") + issue, _pages(fields)
    return f";{volume}{pages}" if volume or pages else ""


def _pages(fields: Mapping[str, str]) -> str:
    pages = fields.get("pages", "")
    return ":" + re.sub(r"\s*(?:--|–)\s*", "–", pages) if pages else ""
