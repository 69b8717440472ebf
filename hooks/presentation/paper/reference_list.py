"""The reference list of the printable document: what a reader of paper needs to find a source and to weigh it."""

from collections.abc import Mapping
from dataclasses import dataclass

from guide.sources.bibliography import Entry
from guide.vocabulary import REFERENCE_PREFIX
from markupsafe import Markup

from presentation.markup import render
from presentation.references import Source


@dataclass(frozen=True, slots=True)
class Item:
    """One reference; `identifiers` are addresses with what is printed for them, and `unlinked` says why there are none.

    `weight` is the kind of study, and how much of it was read.
    """

    id: str
    reference: Markup
    identifiers: tuple[tuple[str, str], ...]
    unlinked: str
    weight: str


def reference_list(numbers: Mapping[str, int], sources: Mapping[str, Source], entries: Mapping[str, Entry]) -> Markup:
    """Return the sources with the keys of `numbers`, in that order, as the last section of the document."""
    return render(
        "paper/reference_list.html",
        items=[
            Item(
                id=REFERENCE_PREFIX + key,
                reference=Markup(sources[key].reference),
                identifiers=identifiers(entries[key].fields),
                unlinked=entries[key].fields.get("unlinked", "none was found"),
                weight=_weight(sources[key]),
            )
            for key in numbers
        ],
    )


def _weight(source: Source) -> str:
    read = f"read as {source.read}" if source.read else ""
    return "; ".join(filter(None, (source.design.capitalize(), read)))


def identifiers(fields: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Return what a reader types to find the source: DOI and PubMed number, else PMC number, else address.

    Each is a pair: the address that it leads to, and the words that are printed.
    """
    found = []
    if doi := fields.get("doi"):
        found.append((f"https://doi.org/{doi}", f"doi:{doi}"))
    if pmid := fields.get("pmid"):
        found.append((f"https://pubmed.ncbi.nlm.nih.gov/{pmid}/", f"PMID {pmid}"))
    if not found and (pmcid := fields.get("pmcid")):
        found.append((f"https://pmc.ncbi.nlm.nih.gov/articles/{pmcid}/", pmcid))
    if not found and (url := fields.get("url")):
        found.append((url, url))
    return tuple(found)
