"""Registries that answer as they are told to: made-up answers, in the form that each registry has, for tests."""

import json
from collections.abc import Mapping
from urllib.parse import quote

from upkeep.asking import Answer, Ask, NoAnswerError

CROSSREF = "https://api.crossref.org/works/"
PUBMED = "https://eutils.ncbi.nlm.nih.gov/entrez/eutils/efetch.fcgi?db=pubmed&retmode=xml&id="
HANDLES = "https://doi.org/api/handles/"
TRIALS = "https://clinicaltrials.gov/api/v2/studies/"

Told = Mapping[str, Answer | NoAnswerError]


def asking(told: Told) -> Ask:
    """Return what answers so, and has no answer at any other address."""

    def ask(address: str) -> Answer:
        answer = told.get(address, NoAnswerError("nobody told what to answer here"))
        if isinstance(answer, NoAnswerError):
            raise answer
        return answer

    return ask


def crossref(doi: str, **record: object) -> dict[str, Answer]:
    text = json.dumps({"status": "ok", "message": {"DOI": doi, "title": ["An invented trial"]} | record})
    return {CROSSREF + quote(doi, safe=""): Answer(200, text)}


def update(kind: str, doi: str = "10.5555/notice", day: tuple[int, ...] = (2021, 5, 4)) -> dict[str, object]:
    return {"type": kind, "label": kind, "source": "publisher", "DOI": doi, "updated": {"date-parts": [list(day)]}}


def pubmed(pmid: str, links: str = "", kinds: str = "Journal Article", title: str = "A trial") -> dict[str, Answer]:
    text = (
        '<?xml version="1.0" ?><!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle, 1st January 2025//EN" '
        '"https://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_250101.dtd"><PubmedArticleSet><PubmedArticle>'
        f'<MedlineCitation><PMID Version="1">{pmid}</PMID><Article><ArticleTitle>{title}</ArticleTitle>'
        f"<PublicationTypeList><PublicationType>{kinds}</PublicationType></PublicationTypeList></Article>"
        f"<CommentsCorrectionsList>{links}</CommentsCorrectionsList></MedlineCitation></PubmedArticle></PubmedArticleSet>"
    )
    return {PUBMED + pmid: Answer(200, text)}


def link(kind: str, pmid: str = "900000011", source: str = "J Invented Pain. 2022;1:1.") -> str:
    inside = f"<RefSource>{source}</RefSource><PMID>{pmid}</PMID>"
    return f'<CommentsCorrections RefType="{kind}">{inside}</CommentsCorrections>'


def handle(doi: str, code: int = 1, status: int = 200) -> dict[str, Answer]:
    return {HANDLES + doi: Answer(status, json.dumps({"responseCode": code, "handle": doi}))}


def trial(number: str, results: object = True, **more: object) -> dict[str, Answer]:
    posted = {"resultsFirstPostDateStruct": {"date": "2024-02-03"}} if results else {}
    section = {"identificationModule": {"nctId": number} | more, "statusModule": posted}
    return {TRIALS + number: Answer(200, json.dumps({"protocolSection": section, "hasResults": results}))}


# Whatever comes instead of an answer; each stands for a look-up that has failed.
FAILURES = {
    "time-out": NoAnswerError("no answer in time"),
    "status 500": Answer(500, '{"status": "ok", "message": {}}'),
    "status 429": Answer(429, '{"status": "ok", "message": {}}'),
    "status 403": Answer(403, "<html>Are you a robot?</html>"),
    "status 404": Answer(404, "Resource not found."),
    "not JSON": Answer(200, "<html><title>Down for maintenance</title></html>"),
    "cut off": Answer(200, '{"status": "ok", "message": {"DOI": "10.55'),
    "empty": Answer(200, ""),
    "blank": Answer(200, " \n"),
    "null": Answer(200, "null"),
    "a list": Answer(200, "[]"),
    "nothing in it": Answer(200, "{}"),
    "nested without end": Answer(200, "[" * 200_000),
    "empty record": Answer(200, '{"status": "ok", "message": {}, "protocolSection": {}}'),
    "another": Answer(
        200,
        '{"message": {"DOI": "10.5555/another"}, "responseCode": 2, "hasResults": false, '
        '"protocolSection": {"identificationModule": {"nctId": "NCT00000000"}}}',
    ),
    "another article": Answer(
        200, "<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>1</PMID></MedlineCitation></PubmedArticle>"
        "</PubmedArticleSet>"
    ),
    "no article": Answer(200, "<PubmedArticleSet/>"),
    "cut XML": Answer(200, "<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>900000001</PMID>"),
}  # fmt: skip
