"""Is a source in the bibliography already, under another way to write its DOI, PMID or PMCID?"""

import re
from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from guide.sources.bibliography import Bibliography, Entry
from guide.sources.latex import plain

from authoring.identifiers import bare_doi, identified

_NAMES = {"doi": "DOI", "pmid": "PMID", "pmcid": "PMCID"}


def same_source(fields: Mapping[str, str], bibliography: Bibliography) -> tuple[Entry, str] | None:
    """Return the entry that is the same source, and what tells so, or nothing."""
    mine = _marks(fields)
    for entry in bibliography.entries:
        theirs = _marks(entry.fields)
        if shared := next((name for name in mine if mine[name] == theirs.get(name)), ""):
            return entry, f"has the {_NAMES[shared]} {mine[shared]}"
        if _leads_to(entry.fields.get("url", ""), mine.get("doi", "")):
            return entry, f"has the DOI {mine['doi']} in its url"
        if _leads_to(fields.get("url", ""), theirs.get("doi", "")):
            return entry, f"has the DOI {theirs['doi']}, which is in the url given"
    return None


def alike(fields: Mapping[str, str], bibliography: Bibliography) -> Iterator[tuple[Entry, str]]:
    """Yield each entry that may be the same source under another identifier, and what it shares with it."""
    title, address = _title(fields), _bare_url(fields)
    for entry in bibliography.entries:
        if _title(entry.fields) == title:
            yield entry, "title and year"
        elif address and _bare_url(entry.fields) == address:
            yield entry, "url"


def _marks(fields: Mapping[str, str]) -> dict[str, str]:
    by_url = identified(fields.get("url", ""))
    named = {name: fields[name].strip().upper() for name in ("pmid", "pmcid") if fields.get(name)}
    doi = bare_doi(fields.get("doi", ""))
    return by_url | named | ({"doi": doi} if doi else {})


def _leads_to(url: str, doi: str) -> bool:
    """Tell whether an address of a publisher holds the DOI, and no longer one that only begins with it."""
    return bool(doi) and re.search(rf"/{re.escape(doi)}(?:\.pdf)?(?:[/?#&]|\Z)", unquote(url).lower()) is not None


def _bare_url(fields: Mapping[str, str]) -> str:
    return re.sub(r"\Ahttps?://(?:www\.)?|/\Z", "", fields.get("url", "").lower())


def _title(fields: Mapping[str, str]) -> tuple[str, str]:
    return re.sub(r"\W", "", plain(fields.get("title", ""))).casefold(), fields.get("year", "")
