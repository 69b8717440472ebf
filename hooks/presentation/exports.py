"""The guide as data: claims, sources and the bibliography, for programs and reference managers."""

import json
import re
from collections.abc import Mapping
from pathlib import Path

from claimcheck.bibliography import Entry
from claimcheck.guide import Guide
from pybtex.bibtex.utils import split_name_list
from pybtex.database import Person

from presentation.claims import PublishedClaim
from presentation.references import body_name, plain

SCHEMA_VERSION = 1
_SCHEMAS = Path(__file__).parent / "schemas"
_CSL_TYPES = {"article": "article-journal", "incollection": "chapter", "book": "book", "phdthesis": "thesis"}


def export(site: Path, guide: Guide, claims: list[PublishedClaim], urls: Mapping[str, str], bibliography: str) -> None:
    """Write claims.json, sources.json, references.json (CSL), references.bib and the schemas below ``site/data``."""
    folder = site / "data"
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / "claims.json", claims_data(claims, urls))
    _write(folder / "sources.json", sources_data(guide, claims))
    _write(folder / "references.json", [csl(entry) for entry in guide.bibliography.entries])
    (folder / "references.bib").write_text(bibliography, "utf-8")
    for schema in _SCHEMAS.glob("*.json"):
        (folder / schema.name).write_text(schema.read_text("utf-8"), "utf-8")


def claims_data(claims: list[PublishedClaim], urls: Mapping[str, str]) -> dict[str, object]:
    """Return what claims.json holds; `urls` are the addresses below the home page, by the paths of the pages."""
    return {
        "version": SCHEMA_VERSION,
        "claims": [
            {
                "id": published.id,
                "page": urls[published.page.path],
                "section": published.section,
                "text": published.text,
                "citations": list(published.claim.keys),
                "figures": published.figures,
                "certainty": published.certainty,
            }
            for published in claims
        ],
    }


def sources_data(guide: Guide, claims: list[PublishedClaim]) -> dict[str, object]:
    """Return what sources.json holds: each card with its findings and the claims that cite it."""
    citing: dict[str, list[str]] = {}
    for published in claims:
        for key in dict.fromkeys(published.claim.keys):
            citing.setdefault(key, []).append(published.id)
    return {
        "version": SCHEMA_VERSION,
        "sources": [
            {
                "key": card.key,
                "design": card.page.front_matter.fields.get("design"),
                "participants": card.page.front_matter.fields.get("participants"),
                "read": card.page.front_matter.fields.get("read"),
                "about": card.page.front_matter.fields.get("about"),
                "findings": [
                    {
                        "section": fact.section,
                        "text": fact.says,
                        "where": fact.where,
                        "certainty": fact.certainty or None,
                    }
                    for fact in card.facts
                ],
                "claims": citing.get(card.key, []),
            }
            for card in guide.cards
        ],
    }


def csl(entry: Entry) -> dict[str, object]:
    """Return an entry as CSL-JSON, the form that reference managers read."""
    fields = {name: plain(value) for name, value in entry.fields.items()}
    container = fields.get("journal") or fields.get("booktitle")
    item: dict[str, object] = {
        "id": entry.key,
        "type": _CSL_TYPES.get(entry.type, "document"),
        "title": fields.get("title"),
        "author": [_csl_name(name) for name in split_name_list(entry.fields.get("author", "")) if name != "others"],
        "container-title": container,
        "publisher": fields.get("publisher") or fields.get("institution"),
        "volume": fields.get("volume"),
        "issue": fields.get("number"),
        "page": re.sub(r"\s*(?:--|–)\s*", "-", fields.get("pages", "")) or None,
        "issued": {"date-parts": [[int(fields["year"])]]} if fields.get("year", "").isdigit() else None,
        "DOI": fields.get("doi"),
        "PMID": fields.get("pmid"),
        "PMCID": fields.get("pmcid"),
        "URL": fields.get("url"),
        "genre": fields.get("design"),
    }
    return {name: value for name, value in item.items() if value}


def _csl_name(name: str) -> Mapping[str, str]:
    body = body_name(name)
    if body:
        return {"literal": body}
    person = Person(name)
    family = plain(" ".join(person.prelast_names + person.last_names))
    given = plain(" ".join(person.first_names + person.middle_names))
    return {"family": family, "given": given} if given else {"family": family}


def _write(path: Path, data: object) -> None:
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", "utf-8")
