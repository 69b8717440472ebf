"""What each look-up asks about one subject, and of whom; each raises NoAnswerError unless all of them answered."""

from collections.abc import Callable, Iterator, Mapping
from itertools import count
from urllib.parse import quote

from guide.guide import Guide
from guide.sources.lookups import Notice
from guide.subjects import cochrane_version

from upkeep.asking import Ask, NoAnswerError
from upkeep.crossref import crossref_notices
from upkeep.pubmed import pubmed_notices

_HANDLES = "https://doi.org/api/handles/"
_TRIALS = "https://clinicaltrials.gov/api/v2/studies/"
# No review has had so many versions.
_VERSIONS = 50


def about_retraction(key: str, guide: Guide, ask: Ask) -> Iterator[Notice]:
    """Yield what Crossref and PubMed say of a source: both are asked where it has a number of both."""
    fields = guide.bibliography.by_key[key].fields
    told: dict[tuple[str, str], Notice] = {}
    for name, notices in (("doi", crossref_notices), ("pmid", pubmed_notices)):
        if number := fields.get(name):
            for notice in notices(number, ask):
                told.setdefault((notice.kind, notice.at.lower()), notice)
    yield from told.values()


def about_link(key: str, guide: Guide, ask: Ask) -> Iterator[Notice]:
    """Yield a notice when the registry of DOIs does not know the one of a source."""
    doi = guide.bibliography.by_key[key].fields["doi"]
    if not _is_registered(doi, ask):
        yield Notice("unknown DOI", doi, "", "doi.org")


def about_review(key: str, guide: Guide, ask: Ask) -> Iterator[Notice]:
    """Yield the newest version of a Cochrane review, when it is newer than the newest that is cited."""
    version = cochrane_version(guide.bibliography.by_key[key].fields["doi"])
    assert version is not None
    newest = ""
    for number in count(version[1] + 1):
        doi = f"{version[0]}.pub{number}"
        if number > _VERSIONS:
            raise NoAnswerError("doi.org: more versions than a review has")
        if not _is_registered(doi, ask):
            break
        newest = doi
    if newest:
        yield Notice("newer version", newest, "", "doi.org")


def about_trial(number: str, guide: Guide, ask: Ask) -> Iterator[Notice]:
    """Yield a notice when ClinicalTrials.gov has results of a trial."""
    record = ask(f"{_TRIALS}{number}").data()
    section = _part(record, "protocolSection")
    known = _part(section, "identificationModule")
    if number not in (known.get("nctId"), *_names(known.get("nctIdAliases"))):
        raise NoAnswerError("ClinicalTrials.gov: an answer about another trial")
    if not isinstance(record.get("hasResults"), bool):
        raise NoAnswerError("ClinicalTrials.gov: an answer that does not say whether there are results")
    if record["hasResults"]:
        posted = _part(section, "statusModule").get("resultsFirstPostDateStruct")
        day = posted.get("date", "") if isinstance(posted, dict) else ""
        yield Notice("results", number, str(day), "ClinicalTrials.gov")


# By the name of the look-up.
ABOUT: Mapping[str, Callable[[str, Guide, Ask], Iterator[Notice]]] = {
    "retractions": about_retraction,
    "links": about_link,
    "cochrane": about_review,
    "trials": about_trial,
}


def _is_registered(doi: str, ask: Ask) -> bool:
    """Tell whether the registry of DOIs leads a DOI anywhere; publishers are not asked, since they block robots."""
    answer = ask(_HANDLES + quote(doi, safe="/"))
    # 1: here it is; 100: there is no such DOI; 200: there is, and it leads nowhere.
    code = answer.object().get("responseCode")
    if (answer.status, code) == (200, 1):
        return True
    if answer.status in (200, 404) and code in (100, 200):
        return False
    raise NoAnswerError(f"doi.org: status {answer.status}")


def _part(data: Mapping[str, object], name: str) -> Mapping[str, object]:
    part = data.get(name)
    if not isinstance(part, dict):
        raise NoAnswerError(f"ClinicalTrials.gov: an answer without {name}")
    return part


def _names(value: object) -> list[object]:
    return value if isinstance(value, list) else []
