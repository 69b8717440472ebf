"""The reference list of the printable document: what a reader of paper needs to find a source and to weigh it."""

from collections.abc import Mapping
from html import escape

from claimcheck.bibliography import Entry
from claimcheck.guide import Guide
from claimcheck.site_claims import REFERENCE_PREFIX

from presentation.references import Source

_READ = {
    "full text": "full text read",
    "abstract": "abstract read",
    "abstract and excerpts": "abstract and excerpts read",
    "excerpts": "excerpts read",
}


def reference_list(numbers: Mapping[str, int], sources: Mapping[str, Source], guide: Guide) -> str:
    """Return the sources with the keys of `numbers`, in that order, as the last section of the document."""
    read = {card.key: str(card.page.front_matter.fields.get("read")) for card in guide.cards}
    items = "\n".join(
        f'<li id="{REFERENCE_PREFIX}{key}">{sources[key].reference} {identifiers(guide.bibliography.by_key[key])} '
        f'<span class="paper-weight">{escape(sources[key].design.capitalize())}; '
        f"{escape(_READ.get(read.get(key, ''), 'what was read is not stated'))}.</span></li>"
        for key in numbers
    )
    return (
        '<section class="guide-references" aria-labelledby="references">\n<h2 id="references">References</h2>\n'
        "<p>In the order in which the pages cite them, each with the kind of study it is and how much of it was read "
        f"for this guide.</p>\n<ol>\n{items}\n</ol>\n</section>"
    )


def identifiers(entry: Entry) -> str:
    """Return what a reader types to find the source: DOI and PubMed number, or an address, or why there is none."""
    fields = entry.fields
    shown = []
    if doi := fields.get("doi"):
        shown.append(_link(f"https://doi.org/{doi}", f"doi:{doi}"))
    if pmid := fields.get("pmid"):
        shown.append(_link(f"https://pubmed.ncbi.nlm.nih.gov/{pmid}/", f"PMID {pmid}"))
    if not shown and (pmcid := fields.get("pmcid")):
        shown.append(_link(f"https://pmc.ncbi.nlm.nih.gov/articles/{pmcid}/", pmcid))
    if not shown and (url := fields.get("url")):
        shown.append(_link(url, url))
    if not shown:
        shown.append(f"No public address: {escape(fields.get('unlinked', 'none was found'))}")
    return ", ".join(shown) + "."


def _link(address: str, text: str) -> str:
    return f'<a href="{escape(address)}">{escape(text)}</a>'
