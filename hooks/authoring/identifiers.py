"""What an author may name a source by: DOI, PMID or PMCID, bare, with a prefix, or as an address that leads to it."""

import re
from urllib.parse import unquote

from guide.sources.fields import ADDRESSES, same_doi

_DOI = re.compile(r"(?:https?://(?:dx\.|www\.)?doi\.org/|doi:\s*)?(10\.\d{4,9}/\S+)", re.IGNORECASE)
_PMID = re.compile(
    r"(?:https?://(?:pubmed\.ncbi\.nlm|(?:www\.)?ncbi\.nlm)\.nih\.gov/(?:pubmed/)?|pmid:?\s*)?(\d{1,9})/?",
    re.IGNORECASE,
)
_PMCID = re.compile(
    r"(?:https?://(?:pmc|(?:www\.)?ncbi\.nlm)[\w.]*\.nih\.gov/(?:pmc/)?articles/|pmcid:?\s*)?(PMC\d{1,9})(?:\.\d+)?/?",
    re.IGNORECASE,
)


def bare_doi(text: str) -> str:
    """Return a DOI as it is registered, in small letters, however it was written, or nothing when it is none."""
    found = _DOI.fullmatch(unquote(text.strip()))
    doi = same_doi(found[1]) if found else ""
    # A bracket that only the text around it opened.
    if doi.endswith(")") and doi.count(")") > doi.count("("):
        doi = doi[:-1].rstrip(".,;")
    return doi if ADDRESSES["doi"][0].fullmatch(doi) else ""


def identified(text: str) -> dict[str, str]:
    """Return the one field that `text` is the value of: doi, pmid or pmcid; nothing when it is none of them."""
    text = text.strip()
    if doi := bare_doi(text):
        return {"doi": doi}
    for name, form in (("pmcid", _PMCID), ("pmid", _PMID)):
        if found := form.fullmatch(re.split(r"[?#]", text)[0]):
            return {name: found[1].upper().lstrip("0")}
    return {}
