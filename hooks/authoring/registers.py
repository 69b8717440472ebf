"""A DOI, a PMID or a PMCID -> what Crossref and PubMed know of the source."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import quote

from authoring.crossref import read_work
from authoring.fetch import Fetcher, NotFoundError, UnreachableError
from authoring.identifiers import bare_doi
from authoring.pubmed import read_medline
from authoring.record import Record, RefusedError, merged
from authoring.tagged import read_nbib

OFFLINE = (
    "go on without it: export the source from a reference manager or from PubMed, and run claimcheck add FILE.nbib"
)


@dataclass(frozen=True, slots=True)
class Registers:
    """Where the registers are; the only place that knows their addresses."""

    crossref: str = "https://api.crossref.org"
    eutils: str = "https://eutils.ncbi.nlm.nih.gov/entrez/eutils"
    idconv: str = "https://pmc.ncbi.nlm.nih.gov/tools/idconv/api/v1/articles/"


def look_up(identifier: Mapping[str, str], registers: Registers, fetcher: Fetcher) -> Record:
    """Return what the registers know of the source with this doi, pmid or pmcid.

    One register that does not answer is a warning. Raises RefusedError when none knows the source or answers.
    """
    known = dict(identifier)
    where = next(iter(known.values()))
    if "pmcid" in known:
        known |= _converted(known["pmcid"], registers, fetcher)
    failed: list[RefusedError] = []
    from_pubmed = _try(failed, lambda: _pubmed(known, where, registers, fetcher))
    doi = known.get("doi") or (bare_doi(from_pubmed.fields.get("doi", "")) if from_pubmed else "")
    from_crossref = _try(failed, lambda: _crossref(doi, where, registers, fetcher)) if doi else None
    records = [record for record in (from_crossref, from_pubmed) if record]
    if not records:
        worst = next((error for error in failed if isinstance(error, UnreachableError)), failed[0])
        raise RefusedError(f"{worst}; {OFFLINE if isinstance(worst, UnreachableError) else 'see that it is right'}")
    record = merged(*records) if len(records) == 2 else records[0]
    # An unanswered question is no clean answer.
    unasked = tuple(
        f"{error}, so it was not asked for a retraction; look there yourself"
        for error in failed
        if isinstance(error, UnreachableError)
    )
    return replace(record, fields={**known, **record.fields}, warnings=record.warnings + unasked)


def _try(failed: list[RefusedError], ask: Callable[[], Record]) -> Record | None:
    try:
        return ask()
    except (NotFoundError, UnreachableError) as error:
        failed.append(error)
        return None


def _crossref(doi: str, where: str, registers: Registers, fetcher: Fetcher) -> Record:
    query = {"mailto": fetcher.mail} if fetcher.mail else {}
    answer = _json("Crossref", fetcher.get("Crossref", f"{registers.crossref}/works/{quote(doi, safe='')}", query))
    record = read_work(answer.get("message"), where)
    if bare_doi(record.fields.get("doi", "")) != doi:
        raise RefusedError(
            f"Crossref answered with another source, '{record.fields.get('doi', '')}'; see that it is right"
        )
    return record


def _pubmed(known: Mapping[str, str], where: str, registers: Registers, fetcher: Fetcher) -> Record:
    pmid = known.get("pmid") or _pmid_of(known["doi"], registers, fetcher)
    query = {"db": "pubmed", "id": pmid, "rettype": "medline", "retmode": "text"} | _who(fetcher)
    text = fetcher.get("PubMed", f"{registers.eutils}/efetch.fcgi", query)
    found = [tags for tags in read_nbib(text) if tags["PMID"] == [pmid]]
    if not found:
        is_empty = not text.strip() or "PMID" in text or "Error occurred" in text
        kind = NotFoundError if is_empty else UnreachableError
        raise kind("PubMed has no such record" if is_empty else "PubMed answered with something that is no record")
    record = read_medline(found[0], where)
    doi = known.get("doi")
    if doi and "doi" in record.fields and bare_doi(record.fields["doi"]) != doi:
        raise NotFoundError("PubMed has no such record")
    return record


def _pmid_of(doi: str, registers: Registers, fetcher: Fetcher) -> str:
    query = {"db": "pubmed", "term": f'"{doi}"[doi]', "retmode": "json"} | _who(fetcher)
    found = _json("PubMed", fetcher.get("PubMed", f"{registers.eutils}/esearch.fcgi", query)).get("esearchresult")
    ids = found.get("idlist") if isinstance(found, dict) else None
    if not isinstance(ids, list) or len(ids) != 1 or not str(ids[0]).isdigit():
        raise NotFoundError("PubMed has no such record")
    return str(ids[0])


def _converted(pmcid: str, registers: Registers, fetcher: Fetcher) -> dict[str, str]:
    """Return the PMID and the DOI of an article in PubMed Central."""
    query = {"ids": pmcid, "format": "json"} | _who(fetcher)
    try:
        records = _json("PubMed Central", fetcher.get("PubMed Central", registers.idconv, query)).get("records")
    except UnreachableError as error:
        raise RefusedError(f"{error}; {OFFLINE}") from error
    first = records[0] if isinstance(records, list) and records and isinstance(records[0], dict) else {}
    ids = {"pmid": str(first.get("pmid") or ""), "doi": bare_doi(str(first.get("doi") or ""))}
    if not any(ids.values()):
        raise RefusedError("PubMed Central has no PMID and no DOI for it; see that it is right")
    return {name: value for name, value in ids.items() if value}


def _who(fetcher: Fetcher) -> dict[str, str]:
    return {"tool": "ketamine-in-pain"} | ({"email": fetcher.mail} if fetcher.mail else {})


def _json(name: str, text: str) -> dict[str, Any]:
    try:
        answer = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UnreachableError(f"{name} answered with something that is no JSON") from error
    return answer if isinstance(answer, dict) else {}
