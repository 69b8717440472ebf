"""Entries as references, in the style of the AMA Manual, with live links.

Authors as surname and initials, all up to six, else the first three; title in sentence form;
journal in italics; year;volume(issue):pages. Journal names are given in full, as the bibliography
has them.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape

from guide.sources.bibliography import Entry
from guide.sources.cards import Card
from guide.sources.latex import plain
from guide.sources.names import read_names

_ALL_AUTHORS, _FIRST_AUTHORS = 6, 3
_LINKS = {
    "doi": ("DOI", "https://doi.org/{}"),
    "pmid": ("PubMed", "https://pubmed.ncbi.nlm.nih.gov/{}/"),
    "pmcid": ("PMC", "https://pmc.ncbi.nlm.nih.gov/articles/{}/"),
    "url": ("Official page", "{}"),
}


@dataclass(frozen=True, slots=True)
class Source:
    """An entry as readers see it; `reference` and `links` are HTML, the others plain text.

    `participants` and `read` are what its card says of who took part and of how much was read.
    """

    name: str
    title: str
    design: str
    address: str
    reference: str
    links: str
    participants: str = ""
    read: str = ""


def format_sources(entries: Mapping[str, Entry], cards: Iterable[Card] = ()) -> dict[str, Source]:
    """Format each entry once, for all pages that cite it; sources are in the order of their keys."""
    said = {card.key: card.page.front_matter.fields for card in cards}
    return {
        key: Source(
            name=short_name(entry),
            title=plain(entry.fields.get("title", "")),
            design=entry.fields.get("design", ""),
            address=next(iter(_addresses(entry).values()), ""),
            reference=reference(entry),
            links=links(entry),
            participants=str(said.get(key, {}).get("participants") or ""),
            read=str(said.get(key, {}).get("read") or ""),
        )
        for key, entry in sorted(entries.items())
    }


def reference(entry: Entry) -> str:
    """Return `entry` as one line of HTML, without its links."""
    fields = {name: plain(value) for name, value in entry.fields.items()}
    authors = _authors(entry.fields.get("author", ""))
    title = escape(fields.get("title", ""))
    year = fields.get("year", "")
    parts = [authors]
    if entry.type == "article":
        parts += [title, f"<i>{escape(fields.get('journal', ''))}</i>", year + _volume(fields)]
    else:
        where = fields.get("publisher") or fields.get("institution") or fields.get("journal", "")
        whole = fields.get("booktitle")
        named = [title, f"In: <i>{escape(whole)}</i>"] if whole else [f"<i>{title}</i>"]
        pages = f":{_pages(fields)}" if fields.get("pages") else ""
        # A body that publishes its own document is named once.
        parts += [*named, f"{escape(where)}; {year}{pages}" if where and where != _own_name(entry) else year + pages]
    return " ".join(_sentence(part) for part in parts if part)


def links(entry: Entry) -> str:
    """Return the links to where a reader finds the source, or why there are none."""
    about = escape(short_name(entry))
    shown = [
        f'<a href="{escape(address)}" aria-label="{label}: {about}">{label}</a>'
        for label, address in _addresses(entry).items()
    ]
    return " ".join(shown) or f"No public address: {escape(plain(entry.fields.get('unlinked', 'none was found')))}"


def _addresses(entry: Entry) -> dict[str, str]:
    return {
        label: form.format(entry.fields[name])
        for name, (label, form) in _LINKS.items()
        if entry.fields.get(name) and not (name == "url" and entry.fields.get("doi"))
    }


def short_name(entry: Entry) -> str:
    """Return first author (or body) and year, as people call a study: Hardy 2012."""
    names, _ = read_names(entry.fields.get("author", ""))
    return f"{names[0].family if names else ''} {plain(entry.fields.get('year', ''))}".strip()


def _authors(value: str) -> str:
    names, others = read_names(value)
    cut = others or len(names) > _ALL_AUTHORS
    shown = names[:_FIRST_AUTHORS] if cut and len(names) > _FIRST_AUTHORS else names
    return escape(", ".join([str(name) for name in shown] + ["et al"] * cut))


def _own_name(entry: Entry) -> str:
    names, _ = read_names(entry.fields.get("author", ""))
    return names[0].family if len(names) == 1 and names[0].is_body else ""


def _volume(fields: dict[str, str]) -> str:
    issue = f"({escape(fields['number'])})" if fields.get("number") else ""
    volume = escape(fields.get("volume", "")) + issue
    pages = f":{_pages(fields)}" if fields.get("pages") else ""
    return f";{volume}{pages}" if volume or pages else ""


def _pages(fields: dict[str, str]) -> str:
    return escape(re.sub(r"\s*(?:--|–)\s*", "–", fields["pages"]))


def _sentence(part: str) -> str:
    closed = re.search(r"[.?!](?:</i>)?$", part)
    return part if closed else f"{part}."
