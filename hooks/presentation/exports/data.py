"""The guide as data: claims, sources and the bibliography, for programs and reference managers."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

from guide.guide import Guide
from guide.sources.bibliography import write_bibliography

from presentation.addresses import published as published_address
from presentation.claims import PublishedClaim
from presentation.exports.csl import csl
from presentation.exports.feed import feed
from presentation.shown import Shown

SCHEMA_VERSION = 1
_SCHEMAS = Path(__file__).parent / "schemas"


def write_data(site: Path, shown: Shown, site_url: str) -> None:
    """Publish the claims, the sources, the bibliography and the changes.

    They name the published pages, also in the copy whose pages are linked as files.
    """
    addresses = {path: published_address(url) for path, url in shown.addresses.items()}
    (site / "changes.xml").write_text(feed(shown.changes, shown.name, site_url, addresses), "utf-8")
    export(site, shown.guide, shown.claims, addresses)


def export(site: Path, guide: Guide, claims: Sequence[PublishedClaim], addresses: Mapping[str, str]) -> None:
    """Write below ``site/data`` the claims, sources, audits and references as JSON, references.bib and the schemas."""
    folder = site / "data"
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / "claims.json", claims_data(claims, addresses))
    _write(folder / "sources.json", sources_data(guide, claims))
    _write(folder / "audits.json", audits_data(guide, addresses))
    _write(folder / "references.json", [csl(entry) for entry in guide.bibliography.entries])
    (folder / "references.bib").write_text(write_bibliography(guide.bibliography.entries), "utf-8")
    for schema in _SCHEMAS.glob("*.json"):
        (folder / schema.name).write_text(schema.read_text("utf-8"), "utf-8")


def claims_data(claims: Sequence[PublishedClaim], addresses: Mapping[str, str]) -> dict[str, object]:
    """Return what claims.json holds; `addresses` are those of pages below the home page, by place."""
    return {
        "version": SCHEMA_VERSION,
        "claims": [
            {
                "id": published.id,
                "page": addresses[published.page.location],
                "section": published.section,
                "text": published.text,
                "citations": list(published.claim.keys),
                "figures": published.figures,
                "certainty": published.certainty,
            }
            for published in claims
        ],
    }


def sources_data(guide: Guide, claims: Sequence[PublishedClaim]) -> dict[str, object]:
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


def audits_data(guide: Guide, addresses: Mapping[str, str]) -> dict[str, object]:
    """Return what audits.json holds: each audit as its file has it, a page that is gone without an address."""
    audits = []
    for audit in guide.audits:
        claims = [
            asdict(claim) | {"page": addresses.get(claim.page, ""), "cited": list(claim.cited)}
            for claim in audit.claims
        ]
        kept = {name: getattr(audit, name) for name in ("version", "seed", "drawn", "how")}
        audits.append({"day": audit.day.isoformat(), **kept, "claims": claims})
    return {"version": SCHEMA_VERSION, "audits": audits}


def _write(path: Path, data: object) -> None:
    # Piece by piece: with a thousand pages the whole takes as much room as all of them.
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.JSONEncoder(ensure_ascii=False, indent=1).iterencode(data))
        file.write("\n")
