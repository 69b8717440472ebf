"""Crossref's record of a work -> notices about it, of publishers and of Retraction Watch."""

from collections.abc import Iterator
from urllib.parse import quote

from guide.sources.fields import same_doi
from guide.sources.lookups import CONCERN, CORRECTION, PARTIAL, RETRACTION, Notice
from guide.sources.retraction import says_retracted

from upkeep.asking import Ask, NoAnswerError

_BY = "Crossref"
_KINDS = {
    **dict.fromkeys(("retraction", "withdrawal", "removal"), RETRACTION),
    "partial_retraction": PARTIAL,
    "expression_of_concern": CONCERN,
    **dict.fromkeys(("correction", "corrigendum", "erratum", "addendum", "clarification"), CORRECTION),
}
# They say that there is more to read, not that what was read is doubtful.
_HARMLESS = ("new_version", "new_edition")


def crossref_notices(doi: str, ask: Ask) -> Iterator[Notice]:
    """Yield what Crossref says of the work with this DOI; raises NoAnswerError for whatever it does not say."""
    record = ask(f"https://api.crossref.org/works/{quote(doi, safe='')}").data().get("message")
    if not isinstance(record, dict) or not isinstance(record.get("DOI"), str):
        raise NoAnswerError("Crossref: an answer of another form")
    if same_doi(record["DOI"]) != same_doi(doi):
        raise NoAnswerError("Crossref: an answer about another work")
    for update in _updates(record, "updated-by"):
        if kind := _kind(update):
            yield Notice(kind, _doi(update), _day(update), _BY)
    for update in _updates(record, "update-to"):
        # A publisher may write the notice over the article; and what retracts another article is no evidence either.
        if (kind := _kind(update)) and (kind == RETRACTION or same_doi(_doi(update)) == same_doi(doi)):
            yield Notice(kind, doi, _day(update), _BY)
    titles = record.get("title")
    if isinstance(titles, list) and any(isinstance(title, str) and says_retracted(title) for title in titles):
        yield Notice(RETRACTION, doi, "", f"{_BY}, in the title")


def _updates(record: dict[str, object], name: str) -> list[dict[str, object]]:
    updates = record.get(name) or []
    if not isinstance(updates, list) or not all(isinstance(update, dict) for update in updates):
        raise NoAnswerError(f"Crossref: '{name}' of another form")
    return updates


def _kind(update: dict[str, object]) -> str:
    """Return the kind of notice that an update is, or nothing for one that casts no doubt."""
    named = str(update.get("type", "")).strip().lower().replace(" ", "_").replace("-", "_")
    if named in _HARMLESS:
        return ""
    if named not in _KINDS:
        raise NoAnswerError(f"Crossref: an update of the kind '{named[:40]}', which is not known here")
    return _KINDS[named]


def _doi(update: dict[str, object]) -> str:
    return str(update.get("DOI") or "")[:200]


def _day(update: dict[str, object]) -> str:
    """Return when an update was published, as far as it says: 2020, 2020-05 or 2020-05-01."""
    updated = update.get("updated")
    parts = updated.get("date-parts") if isinstance(updated, dict) else None
    first = parts[0] if isinstance(parts, list) and parts else None
    if not isinstance(first, list) or not first or not all(isinstance(part, int) for part in first[:3]):
        return ""
    return "-".join([f"{first[0]:04}", *(f"{part:02}" for part in first[1:3])])
