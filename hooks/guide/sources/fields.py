"""The fields of an entry: which ones are published, what form each has, and what others are called here."""

import html
import re
from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from guide.sources.latex import left_over
from guide.sources.names import name_problems
from guide.vocabulary import DESIGNS

# In the order in which they are published.
FIELDS = (
    *("author", "title", "journal", "booktitle", "publisher", "institution", "year", "volume", "number", "pages"),
    *("doi", "pmid", "pmcid", "url", "design", "unlinked", "retracted", "note"),
)
# Control and format signs, among them those that turn text round; white space is folded when a value is read.
_UNSEEN = re.compile(
    r"[\x00-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
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
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_DOI_ADDRESS = re.compile(r"https?://(?:dx\.|www\.)?doi\.org/(10\.\S+)", re.IGNORECASE)
_ESCAPED = re.compile(r"\{?\\([_&%#$~^])(?:\{\})?\}?")

_ADDRESS = re.compile(
    r"https?://(?:www\d?\.)?(?P<host>[^/?#:]+)(?::(?:80|443)(?=[/?#]|\Z))?(?P<path>[^?#]*)(?:\?(?P<asked>[^#]*))?",
    re.IGNORECASE,
)
_CAMPAIGN = ("utm_", "fbclid", "gclid")
_NAMED_IN_ADDRESS = {
    "pmid": re.compile(r"\A(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov/pubmed)/(\d+)\Z"),
    "pmcid": re.compile(r"\A(?:pmc\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov/pmc)/articles/(PMC\d+)", re.IGNORECASE),
    "doi": re.compile(r"/(10\.\d{4,9}/[^\s?]+?)(?:/(?:full|pdf|abstract|epdf|fulltext|html|summary))?\Z"),
}


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


def same_address(url: str) -> str:
    """Return an address in the form in which two that lead to one page are equal.

    It has no scheme, www, usual port, last slash, index.html, mark behind # and marks of campaigns.
    """
    found = _ADDRESS.match(url)
    if not found:
        return url
    path = re.sub(r"/(?:index\.html?)?\Z", "", found["path"])
    asked = [part for part in (found["asked"] or "").split("&") if part and not part.lower().startswith(_CAMPAIGN)]
    return found["host"].lower().removesuffix(".") + unquote(path) + "?" * bool(asked) + "&".join(asked)


def named_in_address(url: str) -> tuple[str, str]:
    """Return the field and the value that an address names a paper by: its DOI, PMID or PMCID; or two empty texts."""
    address = same_address(url)
    for field, pattern in _NAMED_IN_ADDRESS.items():
        if found := pattern.search(address):
            return field, found[1]
    return "", ""


def same_doi(doi: str) -> str:
    """Return a DOI in the form in which two that lead to one paper are equal."""
    doi = re.sub(r"^(?:https?://(?:dx\.|www\.)?doi\.org/|doi:\s*)", "", doi.strip(), flags=re.IGNORECASE)
    return doi.rstrip(".,;").lower()


def malformed(fields: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield each field that has not the form in which readers are shown it, or only other programs read, and why."""
    yield from _misnamed(fields)
    for name, value in fields.items():
        yield from ((name, problem) for problem in _problems(name, value))


def _misnamed(fields: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for name, value in fields.items():
        if name in ("crossref", "xdata"):
            what = f"has the field '{name}', which is not followed"
            yield name, f"{what}; write out the fields of '{value}'"
        elif name in RENAMED and RENAMED[name] not in fields:
            alone = f", and keep the year alone: {value[:4]}" if name == "date" and value[4:] else ""
            yield name, f"has the field '{name}'; call it '{RENAMED[name]}'{alone}"


def _problems(name: str, value: str) -> Iterator[str]:
    if name in ADDRESSES and value and not ADDRESSES[name][0].fullmatch(value):
        yield f"has '{value}' for a {name}; write it bare, such as {ADDRESSES[name][1]}"
    elif name == "url" and (doi := doi_of_address(value)):
        yield f"has a DOI in its url; write doi = {{{doi}}}"
    elif name in FIELDS and name not in ADDRESSES and (sign := left_over(value)):
        yield f"has '{sign}' in its {name}, which readers would see; write plain text"
    elif unseen := _UNSEEN.search(value):
        yield f"has a sign in its {name} that nobody sees, U+{ord(unseen[0]):04X}; type the {name} anew"
    elif name == "year" and value and not _YEAR.fullmatch(value):
        yield f"has '{value}' for a year; write four digits"
    elif name == "design" and value and value not in DESIGNS:
        yield f"has '{value}' for a design; write one of: {', '.join(DESIGNS)}"
    elif name == "author":
        yield from name_problems(value)
