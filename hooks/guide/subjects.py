"""What each look-up asks about: sources with a DOI or PMID, Cochrane reviews, trials that pages and cards list."""

import re
from collections.abc import Callable, Mapping

from guide.guide import Guide
from guide.sources.bibliography import Entry

_COCHRANE = re.compile(r"(10\.1002/14651858\.cd\d{6})(?:\.pub(\d{1,3}))?", re.IGNORECASE)
_TRIAL = re.compile(r"\bNCT\d{8}\b", re.ASCII)


def cochrane_version(doi: str) -> tuple[str, int] | None:
    """Return what the DOIs of all versions of a Cochrane review begin with, and which version this is, from 1."""
    found = _COCHRANE.fullmatch(doi)
    return (found[1], int(found[2] or 1)) if found else None


def retraction_subjects(guide: Guide) -> list[str]:
    """Return the keys of the entries that registries of retractions can be asked about."""
    return _keys(guide, lambda entry: bool(entry.fields.get("doi") or entry.fields.get("pmid")))


def link_subjects(guide: Guide) -> list[str]:
    """Return the keys of the entries with a DOI."""
    return _keys(guide, lambda entry: bool(entry.fields.get("doi")))


def cochrane_subjects(guide: Guide) -> list[str]:
    """Return the keys of the newest cited version of each Cochrane review."""
    newest: dict[str, tuple[int, str]] = {}
    for entry in guide.bibliography.by_key.values():
        if version := cochrane_version(entry.fields.get("doi", "")):
            review = version[0].lower()
            newest[review] = max(newest.get(review, (0, "")), (version[1], entry.key))
    return sorted(key for _, key in newest.values())


def trial_subjects(guide: Guide) -> list[str]:
    """Return the numbers of trials at ClinicalTrials.gov that pages and cards name."""
    return sorted({number for page in guide.pages for number in _TRIAL.findall(page.text)})


# By the name of the look-up.
SUBJECTS: Mapping[str, Callable[[Guide], list[str]]] = {
    "retractions": retraction_subjects,
    "links": link_subjects,
    "cochrane": cochrane_subjects,
    "trials": trial_subjects,
}


def _keys(guide: Guide, wanted: Callable[[Entry], bool]) -> list[str]:
    return sorted(entry.key for entry in guide.bibliography.by_key.values() if wanted(entry))
