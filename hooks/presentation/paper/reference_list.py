"""The reference list of the printable document: what a reader of paper needs to find a source and to weigh it."""

from collections.abc import Mapping
from html import escape

from guide.sources.bibliography import Entry
from guide.vocabulary import REFERENCE_PREFIX

from presentation.references import Source


def reference_list(numbers: Mapping[str, int], sources: Mapping[str, Source], entries: Mapping[str, Entry]) -> str:
    """Return the sources with the keys of `numbers`, in that order, as the last section of the document."""
    items = "\n".join(
        f'<li id="{REFERENCE_PREFIX}{key}">{sources[key].reference} {identifiers(entries[key])} '
        f'<span class="paper-weight">{_weight(sources[key])}</span></li>'
        for key in numbers
    )
    return (
        '<section class="guide-references" aria-labelledby="references">\n<h2 id="references">References</h2>\n'
        "<p>In the order in which the pages cite them, each with the kind of study it is and how much of it was read "
        f"for this guide.</p>\n<ol>\n{items}\n</ol>\n</section>"
    )


def _weight(source: Source) -> str:
    parts = (source.design.capitalize(), f"read as {source.read}" if source.read else "")
    return escape("; ".join(filter(None, parts))) + "."


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
