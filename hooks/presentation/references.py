"""Entries as references, in the style of the AMA Manual, with live links.

Authors as surname and initials, all up to six, else the first three; title in sentence form;
journal in italics; year;volume(issue):pages. Journal names are given in full, as the bibliography
has them.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from guide.sources.bibliography import Entry
from guide.sources.cards import Card
from guide.sources.latex import plain
from guide.sources.names import read_names
from markupsafe import Markup

from presentation.links import addresses, links
from presentation.markup import render

_ALL_AUTHORS, _FIRST_AUTHORS = 6, 3


@dataclass(frozen=True, slots=True)
class Source:
    """An entry as readers see it; `reference` and `links` are markup, the others plain text.

    `name` says that a source was retracted, wherever it stands. `participants` and `read` are what its card says of
    who took part and of how much was read.
    """

    name: str
    title: str
    design: str
    address: str
    reference: Markup
    links: Markup
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


def format_sources(entries: Mapping[str, Entry], cards: Iterable[Card] = ()) -> dict[str, Source]:
    """Format each entry once, for all pages that cite it; sources are in the order of their keys."""
    said = {card.key: card.page.front_matter.fields for card in cards}
    return {
        key: Source(
            name=source_name(entry),
            title=plain(entry.fields.get("title", "")),
            design=entry.fields.get("design", ""),
            address=next(iter(addresses(entry).values()), ""),
            reference=reference(entry),
            links=links(entry, source_name(entry), plain(entry.fields.get("unlinked", ""))),
            participants=str(said.get(key, {}).get("participants") or ""),
            read=str(said.get(key, {}).get("read") or ""),
        )
        for key, entry in sorted(entries.items())
    }


def reference(entry: Entry) -> Markup:
    """Return `entry` as one line of markup, without its links; a retracted one begins with that word."""
    return render("reference.html", parts=list(_parts(entry)), retracted=_is_retracted(entry))


def source_name(entry: Entry) -> str:
    """Return what readers know a source by, and that it was retracted: Hardy 2012 (retracted)."""
    return f"{short_name(entry)} (retracted)" if _is_retracted(entry) else short_name(entry)


def short_name(entry: Entry) -> str:
    """Return first author (or body) and year, as people call a study: Hardy 2012."""
    names, _ = read_names(entry.fields.get("author", ""))
    return f"{names[0].family if names else ''} {plain(entry.fields.get('year', ''))}".strip()


def _is_retracted(entry: Entry) -> bool:
    return "retracted" in entry.fields


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
