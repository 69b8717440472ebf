"""What is asked of Crossref and PubMed, how often, and what becomes of each answer."""

import json

import pytest
from authoring import fetch
from authoring.record import Record, RefusedError
from authoring.sources import records_of
from registers_of_tests import DOI, MEDLINE, PMCID, PMID, WORK, Answer, Server, serving, work

CROSSREF, SEARCH, FETCH, CONVERT = "/works/", "/eutils/esearch", "/eutils/efetch", "/idconv"
FOUND = Answer(json.dumps({"esearchresult": {"idlist": [PMID]}}))
NOBODY = Answer(json.dumps({"esearchresult": {"idlist": []}}))
ALL = {
    CROSSREF: [Answer(work())],
    SEARCH: [FOUND],
    FETCH: [Answer(MEDLINE)],
    CONVERT: [Answer(json.dumps({"status": "ok", "records": [{"pmcid": PMCID, "pmid": PMID, "doi": DOI}]}))],
}


def look_up(named: str, answers: dict[str, list[Answer]], mail: str = "") -> tuple[Record, Server, list[float]]:
    slept: list[float] = []
    with serving({path: list(those) for path, those in answers.items()}) as server:
        (record,) = records_of(named, server.registers, mail, slept.append)
    assert isinstance(record, Record)
    return record, server, [seconds for seconds in slept if seconds != fetch.PAUSE]


def refused(named: str, answers: dict[str, list[Answer]]) -> str:
    with pytest.raises(RefusedError) as caught:
        look_up(named, answers)
    return str(caught.value)


WAYS = {
    "a DOI": DOI,
    "a DOI in capitals": DOI.upper(),
    "a DOI with its prefix": f"doi: {DOI}",
    "an address of a DOI": f"https://doi.org/{DOI}",
    "an old address of a DOI": f"http://dx.doi.org/{DOI}",
    "an address with escapes": "https://doi.org/10.5555%2Fmade.up",
    "a DOI that a full stop follows": f"{DOI}.",
    "a PMID": PMID,
    "a PMID with its prefix": f"PMID: {PMID}",
    "an address of PubMed": f"https://pubmed.ncbi.nlm.nih.gov/{PMID}/",
    "a PMCID": PMCID,
    "a PMCID in small letters": PMCID.lower(),
    "an address of PubMed Central": f"https://pmc.ncbi.nlm.nih.gov/articles/{PMCID}/",
    "an old address of PubMed Central": f"https://www.ncbi.nlm.nih.gov/pmc/articles/{PMCID}/?report=reader",
}


@pytest.mark.parametrize("named", WAYS.values(), ids=WAYS)
def test_one_source_is_found_by_any_of_its_names(named: str):
    record, _, slept = look_up(named, ALL)
    fields = record.fields
    assert (fields["doi"], fields["pmid"], fields["pmcid"]) == (DOI, PMID, PMCID)
    assert [name.family for name in record.authors] == ["Muster", "de Probe"]
    assert "randomized controlled trial" in record.kinds
    assert (record.warnings, record.retracted, slept) == ((), "", [])


@pytest.mark.parametrize(
    "named", ["10.5555", "ketamine", "PMC", "12345678901", "paper.pdf", "", "https://example.org/x"]
)
def test_what_is_no_name_of_a_source_is_refused_without_asking_anybody(named: str):
    with serving({}) as server, pytest.raises(RefusedError, match=r"no DOI, PMID or PMCID, and no file"):
        list(records_of(named, server.registers, "", lambda _: None))
    assert server.asked == []


def test_the_project_and_the_mail_address_are_named_to_whoever_is_asked():
    _, server, _ = look_up(DOI, ALL, "author@example.org")
    assert {agent for _, agent in server.asked} == {"ketamine-in-pain (mailto:author@example.org)"}
    assert all("author@example.org" in path for path, _ in server.asked)
    _, server, _ = look_up(DOI, ALL)
    assert {agent for _, agent in server.asked} == {"ketamine-in-pain"}


def test_a_mail_address_that_would_add_a_header_is_refused():
    with serving(ALL) as server, pytest.raises(RefusedError, match="is no mail address"):
        list(records_of(DOI, server.registers, "a@b.org\r\nX-Evil: 1", lambda _: None))


def test_a_pmid_without_a_doi_is_pubmed_alone():
    record, server, _ = look_up(PMID, {FETCH: [Answer(MEDLINE.replace(f"LID - {DOI} [doi]\n", ""))]})
    assert "doi" not in record.fields
    assert [path.partition("?")[0] for path, _ in server.asked] == ["/eutils/efetch.fcgi"]


def test_a_doi_that_pubmed_does_not_have_is_crossref_alone():
    record, _, _ = look_up(DOI, {**ALL, SEARCH: [NOBODY]})
    assert "pmid" not in record.fields
    assert record.warnings == ()


def test_another_article_that_pubmed_answers_with_is_not_taken():
    record, _, _ = look_up(DOI, {**ALL, FETCH: [Answer(MEDLINE.replace(DOI, "10.5555/other"))]})
    assert "pmid" not in record.fields


def test_another_article_that_crossref_answers_with_is_refused():
    assert "answered with another source, '10.5555/other'" in refused(
        DOI, {**ALL, CROSSREF: [Answer(work(DOI="10.5555/other"))]}
    )


def test_a_source_that_nobody_knows_is_refused():
    assert refused(DOI, {SEARCH: [NOBODY]}) == "PubMed has no such record; see that it is right"
    assert refused(PMID, {FETCH: [Answer("")]}) == "PubMed has no such record; see that it is right"
    none = Answer(json.dumps({"records": [{"pmcid": PMCID, "status": "error"}]}))
    assert refused(PMCID, {CONVERT: [none]}) == "PubMed Central has no PMID and no DOI for it; see that it is right"


def test_whoever_asks_to_wait_is_waited_for():
    busy = Answer(status=429, headers={"Retry-After": "7"})
    record, _, slept = look_up(DOI, {**ALL, CROSSREF: [busy, Answer(work())]})
    assert (slept, record.warnings) == ([7.0], ())


def test_a_date_to_wait_for_is_read_beside_the_date_of_the_answer():
    dates = {"Date": "Sat, 28 Nov 2026 10:00:00 GMT", "Retry-After": "Sat, 28 Nov 2026 10:00:09 GMT"}
    # http.server writes a date of its own in front of ours; httpx joins the two, which is no date.
    _, _, slept = look_up(DOI, {**ALL, CROSSREF: [Answer(status=503, headers=dates), Answer(work())]})
    assert slept == [1.0]
    assert fetch._asked_wait(fetch.httpx.Headers(dates)) == 9.0
    assert fetch._asked_wait(fetch.httpx.Headers({"Retry-After": "soon"})) == 0.0


def test_a_wait_of_an_hour_is_not_waited_for():
    busy = Answer(status=429, headers={"Retry-After": "3600"})
    record, _, slept = look_up(DOI, {**ALL, CROSSREF: [busy]})
    assert slept == []
    assert record.warnings == (
        "Crossref asks to wait 3600 seconds; ask again then, so it was not asked for a retraction; look there yourself",
    )


def test_an_error_of_the_server_is_asked_again_with_longer_waits():
    fault = Answer(status=500)
    record, server, slept = look_up(DOI, {**ALL, CROSSREF: [fault, fault, Answer(work())]})
    assert (slept, record.warnings) == ([1.0, 2.0], ())
    assert sum(path.startswith(CROSSREF) for path, _ in server.asked) == 3


def test_a_register_that_stays_away_is_a_warning_while_the_other_answers():
    record, _, slept = look_up(DOI, {**ALL, CROSSREF: [Answer(status=500)]})
    assert slept == [1.0, 2.0, 4.0]
    assert record.warnings == (
        "Crossref answered with status 500, 4 times, so it was not asked for a retraction; look there yourself",
    )


def test_an_answer_that_does_not_come_is_not_waited_for(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(fetch, "SECONDS", 0.1)
    monkeypatch.setattr(fetch, "TRIES", 2)
    message = refused(DOI, {CROSSREF: [Answer(waits=True)], SEARCH: [Answer(waits=True)]})
    assert message.startswith("PubMed did not answer within 0 seconds, 2 times; go on without it: export the source")


ODD = {
    "a page": Answer("<html>Please log in</html>"),
    "nothing": Answer(""),
    "a list": Answer("[]"),
    "no work": Answer('{"message": "gone"}'),
    "a work without a title": Answer(work(title=[])),
    "deep brackets": Answer("[" * 100_000),
    "bytes that are no text": Answer("\ud800".encode("utf-8", "replace").decode() + "\x00\x01"),
}


@pytest.mark.parametrize("answer", ODD.values(), ids=ODD)
def test_an_odd_answer_of_crossref_ends_in_one_line(answer: Answer):
    try:
        record, _, _ = look_up(DOI, {**ALL, CROSSREF: [answer]})
    except RefusedError as error:
        assert "\n" not in str(error)
    else:
        assert "is no JSON" in record.warnings[0]


@pytest.mark.parametrize("text", ["<html>Please log in</html>", "{}", "\x00"])
def test_an_odd_answer_of_pubmed_is_a_warning(text: str):
    record, _, _ = look_up(DOI, {**ALL, FETCH: [Answer(text)]})
    assert record.warnings == (
        "PubMed answered with something that is no record, so it was not asked for a retraction; look there yourself",
    )


def test_more_than_can_be_read_is_not_read(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(fetch, "MOST_BYTES", 10)
    assert "PubMed broke off (more than 0 MB), 4 times" in refused(DOI, ALL)


def test_without_a_network_it_is_said_how_to_go_on():
    with serving({}) as server:
        gone = server.registers
    for named in (DOI, PMID, PMCID):
        with pytest.raises(
            RefusedError, match=r"cannot be reached \(.*\); go on without it: .* claimcheck add FILE.nbib"
        ):
            list(records_of(named, gone, "", lambda _: None))


RETRACTED = {
    "Crossref names the notice": {
        **ALL,
        CROSSREF: [Answer(work(updated_by=[{"type": "retraction", "DOI": "10.5555/n"}]))],
    },
    "Crossref names a withdrawal": {
        **ALL,
        CROSSREF: [Answer(work(updated_by=[{"type": "Withdrawal", "DOI": "10.5555/n"}]))],
    },
    "PubMed has the type": {**ALL, FETCH: [Answer(MEDLINE + "PT  - Retracted Publication\n")]},
    "PubMed names the notice": {**ALL, FETCH: [Answer(MEDLINE + "RIN - J Invented Pain Stud. 2025;1:1.\n")]},
}


@pytest.mark.parametrize("answers", RETRACTED.values(), ids=RETRACTED)
def test_a_retracted_article_is_known(answers: dict[str, list[Answer]]):
    assert look_up(DOI, answers)[0].retracted
    assert look_up(PMID, answers)[0].retracted


def test_a_correction_is_told_and_is_no_retraction():
    record, _, _ = look_up(DOI, {**ALL, CROSSREF: [Answer(work(updated_by=[{"type": "erratum", "DOI": "10.5555/n"}]))]})
    assert record.retracted == ""
    assert record.warnings == ("there is a later notice on it (erratum): 10.5555/n; read it before you write the card",)


def test_a_notice_is_no_source():
    notice = Answer(work(update_to=[{"type": "retraction", "DOI": "10.5555/article"}]))
    assert refused(DOI, {**ALL, CROSSREF: [notice]}) == "it is the retraction of 10.5555/article; add that article"
    answers = {FETCH: [Answer(MEDLINE + "PT  - Retraction of Publication\n")]}
    assert (
        refused(PMID, answers)
        == "it is a notice (retraction of publication), no source; add the article that it is about"
    )


def test_a_new_version_is_a_source():
    new = Answer(work(update_to=[{"type": "new_version", "DOI": "10.5555/old"}]))
    assert look_up(DOI, {**ALL, CROSSREF: [new]})[0].fields["title"] == WORK["title"][0]


def test_two_years_are_told():
    record, _, _ = look_up(DOI, {**ALL, CROSSREF: [Answer(work(published_print={"date-parts": [[2023]]}))]})
    assert record.warnings == ("Crossref has the year 2023, PubMed 2024; keep the one that the source prints",)


@pytest.mark.parametrize("name", sorted(set(WORK) - {"title", "DOI"}))
@pytest.mark.parametrize("value", [None, 7, "text", [], [None], [[]], {}, {"date-parts": [[None]]}, [{"family": 7}]])
def test_a_field_of_the_wrong_kind_is_left_out(name: str, value: object):
    answer = Answer(json.dumps({"message": {**WORK, name: value}}))
    with serving({CROSSREF: [answer], SEARCH: [NOBODY]}) as server:
        for record in records_of(DOI, server.registers, "", lambda _: None):
            assert all(isinstance(text, str) for text in record.fields.values())
