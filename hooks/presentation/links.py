"""Where a reader finds a source: the addresses of an entry, and the links to them."""

import re
from urllib.parse import quote

from guide.sources.bibliography import Entry
from guide.sources.fields import ADDRESSES
from markupsafe import Markup

from presentation.markup import render

_LINKS = {
    "doi": ("DOI", "https://doi.org/{}"),
    "pmid": ("PubMed", "https://pubmed.ncbi.nlm.nih.gov/{}/"),
    "pmcid": ("PMC", "https://pmc.ncbi.nlm.nih.gov/articles/{}/"),
    "url": ("Official page", "{}"),
}
# What stands in the link of a DOI as it is; all else is encoded, above all what would end its path: # and ?.
_IN_DOI = "/:;()"


def addresses(entry: Entry) -> dict[str, str]:
    """Return the addresses of a source, the best first, each by what it is called."""
    found = {}
    for name, (label, form) in _LINKS.items():
        value = bare(entry.fields.get(name, ""))
        if value and not (name == "url" and entry.fields.get("doi")):
            found[label] = form.format(quote(value, safe=_IN_DOI) if name == "doi" else value)
    return found


def bare(value: str) -> str:
    r"""Return a DOI, number or address as it is typed, without the signs that BibTeX needs, as in `10.1\_2`."""
    return re.sub(r"\\([_&%#$~^{}])|[{}]", lambda sign: sign[1] or "", value)


def notice_address(at: str) -> str:
    """Return the address of a notice, a DOI or a number in PubMed as its registry names it, or nothing."""
    if ADDRESSES["doi"][0].fullmatch(at):
        return _LINKS["doi"][1].format(quote(at, safe=_IN_DOI))
    number = at.removeprefix("PMID ")
    return _LINKS["pmid"][1].format(number) if number != at and ADDRESSES["pmid"][0].fullmatch(number) else ""


def links(entry: Entry, name: str, unlinked: str) -> Markup:
    """Return the links to the source that readers know as `name`, or why there are none: `unlinked`.

    Without a name each link says only where it leads, as in a line that begins with the source.
    """
    return render("links.html", addresses=addresses(entry), name=name, unlinked=unlinked or "none was found")
