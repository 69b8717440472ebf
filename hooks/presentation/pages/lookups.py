"""When registries were last asked what became of the sources, and what they said; also when nothing came."""

import datetime
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from guide.sources.lookups import LOOKUPS, Lookup, Notice
from guide.subjects import SUBJECTS
from markupsafe import Markup

from presentation.day import in_words
from presentation.links import notice_address
from presentation.markup import render
from presentation.shown import Shown, ShownPage


@dataclass(frozen=True, slots=True)
class _Kind:
    """A look-up in words: what is looked for, of whom it is asked, how often, and what it is about."""

    heading: str
    asked: str
    often: str
    about: str


_KINDS = {
    "retractions": _Kind(
        "Retractions, expressions of concern and corrections",
        "Crossref and PubMed",
        "Each week",
        "Sources with a DOI or a PubMed number",
    ),
    "links": _Kind("DOIs that no longer lead anywhere", "The DOI registry", "Each month", "Sources with a DOI"),
    "cochrane": _Kind(
        "Newer versions of Cochrane reviews", "The DOI registry", "Each month", "Cited reviews of the Cochrane Library"
    ),
    "trials": _Kind(
        "Results of trials", "ClinicalTrials.gov", "Each month", "Trials that pages and source cards name by number"
    ),
}


def lookups(page: ShownPage, shown: Shown) -> Markup:
    """Return the log of all look-ups: a table of when each was made, then what each found and did not find out."""
    made = []
    for name in LOOKUPS:
        lookup, subjects = shown.guide.lookups[name], SUBJECTS[name](shown.guide)
        made.append(
            {
                "name": name,
                "kind": _KINDS[name],
                "tried": in_words(lookup.tried) if lookup.tried else "Never",
                "answered": _answered(lookup, subjects),
                "subjects": len(subjects),
                "notices": [
                    {"subject": _subject(subject, page, shown), "notice": one, "address": _address(name, one)}
                    for subject in subjects
                    for one in lookup.notices.get(subject, ())
                ],
                "late": [
                    {"subject": _subject(subject, page, shown), "since": _since(lookup.answered.get(subject))}
                    for subject in subjects
                    if lookup.tried and lookup.answered.get(subject) != lookup.tried
                ],
            }
        )
    return render("pages/lookups.html", lookups=made)


def _answered(lookup: Lookup, subjects: list[str]) -> str:
    """Return when there were answers about how many subjects: one that failed is never taken for one that is clean."""
    if not lookup.tried:
        return "Never looked up"
    days = Counter(lookup.answered.get(subject) for subject in subjects)
    dated = sorted((day for day in days if day), reverse=True)
    parts = [f"{days[day]} of {len(subjects)} on {in_words(day)}" for day in dated]
    parts += [f"{days[None]} of {len(subjects)} never"] if days[None] else []
    return "; ".join(parts) or "Nothing to ask about"


def _since(day: datetime.date | None) -> str:
    return f"not looked up since {in_words(day)}" if day else "never looked up"


def _address(name: str, notice: Notice) -> str:
    # A DOI that leads nowhere is no link.
    return "" if name == "links" else notice_address(notice.at)


def _subject(subject: str, page: ShownPage, shown: Shown) -> Mapping[str, str]:
    """Return the name of a subject, a source or the number of a trial, and where it leads."""
    if subject in shown.sources:
        return {"name": shown.sources[subject].name, "way": shown.card_way(subject, page)}
    return {"name": subject, "way": f"https://clinicaltrials.gov/study/{subject}"}
