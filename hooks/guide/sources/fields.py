"""The fields of an entry: which ones are published, how addresses are written, and what others are called here."""

import html
import re
from collections.abc import Iterator, Mapping

# In the order in which they are published.
FIELDS = (
    *("author", "title", "journal", "booktitle", "publisher", "institution", "year", "volume", "number", "pages"),
    *("doi", "pmid", "pmcid", "url", "design", "unlinked", "retracted", "note"),
)
ADDRESSES = {
    "doi": (re.compile(r"10\.\d{4,9}/[^\s\\{}$]*[^\s\\{}$.,;]"), "10.1000/xyz"),
    "pmid": (re.compile(r"[1-9]\d{0,8}", re.ASCII), "30570761"),
    "pmcid": (re.compile(r"PMC\d+", re.ASCII), "PMC1234567"),
    "url": (
        re.compile(r"https?://[\w-]+(?:\.[\w-]+)+(?::\d{1,5})?(?:[/?#][^\s<>\"{}\\^`]*)?", re.IGNORECASE),
        "https://example.org/page",
    ),
}
# What biblatex and reference managers call a field, and what it is called here.
RENAMED = {
    **{
        "journaltitle": "journal",
        "journal-title": "journal",
        "date": "year",
        "issue": "number",
        "location": "publisher",
    },
    **{"school": "institution", "organization": "publisher", "maintitle": "booktitle", "eid": "pages"},
}
_DOI_ADDRESS = re.compile(r"https?://(?:dx\.|www\.)?doi\.org/(10\.\S+)", re.IGNORECASE)
_ESCAPED = re.compile(r"\{?\\([_&%#$~^])(?:\{\})?\}?")


def bare_address(value: str) -> str:
    """Return a DOI, a number or an address as browsers ask for it, without what LaTeX and exports put around it."""
    value = re.sub(r"\{?\\textasciitilde(?:\{\}|\s)?\}?|\$\\sim\$", "~", value)
    value = re.sub(r"\{?\\textunderscore(?:\{\}|\s)?\}?", "_", value)
    value = _ESCAPED.sub(r"\1", value)
    value = re.sub(r"(?:\\url)?\{([^{}\\]*)\}", r"\1", value)
    return re.sub(r"&(?:amp|lt|gt|quot|#\d{1,6});", lambda found: html.unescape(found[0]), value)


def doi_of_address(url: str) -> str:
    """Return the DOI that an address leads to, or nothing."""
    found = _DOI_ADDRESS.fullmatch(url)
    return found[1] if found else ""


def same_doi(doi: str) -> str:
    """Return a DOI in the form in which two that lead to one paper are equal."""
    doi = re.sub(r"^(?:https?://(?:dx\.|www\.)?doi\.org/|doi:\s*)", "", doi.strip(), flags=re.IGNORECASE)
    return doi.rstrip(".,;").lower()


def misnamed(fields: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield each field that other programs would read, and what to do with it."""
    for name in fields:
        if name in ("crossref", "xdata"):
            yield name, f"has the field '{name}'; copy the fields of that entry to this one"
        elif name in RENAMED and RENAMED[name] not in fields:
            yield name, f"has the field '{name}'; call it '{RENAMED[name]}'"
