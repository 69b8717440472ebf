"""What each registry says, in all its forms; what it does not say is never taken for good news."""

import contextlib
import json

import pytest
from answering import CROSSREF, FAILURES, asking, crossref, handle, link, pubmed, trial, update
from guide.sources.lookups import Notice, in_order
from showing import small_guide
from upkeep.asking import Answer, NoAnswerError
from upkeep.registries import ABOUT

BIB = """@article{both, doi = {10.5555/one}, pmid = {900000001}}
@article{doi, doi = {10.5555/one}}
@article{pmid, pmid = {900000001}}
@article{odd, doi = {10.5555/(x)<y>;1#a?b=c%d}}
@article{review, doi = {10.1002/14651858.cd999999.pub2}}
@article{first, doi = {10.1002/14651858.CD999998}}
"""
GUIDE = small_guide(BIB)
REVIEW = "10.1002/14651858.cd999999"


def told(name: str, subject: str, answers) -> tuple[Notice, ...]:
    return in_order(name, ABOUT[name](subject, GUIDE, asking(answers)))


@pytest.mark.parametrize(
    ("kind", "notice"),
    [
        ("retraction", "retraction"),
        ("Retraction", "retraction"),
        ("withdrawal", "retraction"),
        ("removal", "retraction"),
        ("partial_retraction", "partial retraction"),
        ("expression_of_concern", "expression of concern"),
        ("Expression of Concern", "expression of concern"),
        ("correction", "correction"),
        ("corrigendum", "correction"),
        ("erratum", "correction"),
        ("addendum", "correction"),
        ("clarification", "correction"),
    ],
)
def test_crossref_tells_by_what_a_work_was_updated(kind, notice):
    answers = crossref("10.5555/one", **{"updated-by": [update(kind)]})
    assert told("retractions", "doi", answers) == (Notice(notice, "10.5555/notice", "2021-05-04", "Crossref"),)


@pytest.mark.parametrize(
    "record", [{}, {"updated-by": []}, {"updated-by": None}, {"updated-by": [update("new_version")]}]
)
def test_nothing_is_told_of_a_work_that_nothing_updates(record):
    assert told("retractions", "doi", crossref("10.5555/one", **record)) == ()


def test_the_same_doi_in_other_letters_is_the_same_work():
    (answer,) = crossref("10.5555/ONE").values()
    assert told("retractions", "doi", {CROSSREF + "10.5555%2Fone": answer}) == ()


@pytest.mark.parametrize(
    ("day", "kept"), [((2021,), "2021"), ((2021, 5), "2021-05"), ((), ""), ((2021, 5, 4, 9), "2021-05-04")]
)
def test_the_day_of_an_update_is_kept_as_far_as_it_is_known(day, kept):
    (notice,) = told("retractions", "doi", crossref("10.5555/one", **{"updated-by": [update("retraction", day=day)]}))
    assert notice.day == kept


def test_a_notice_that_a_publisher_wrote_over_the_article_counts():
    over = crossref("10.5555/one", **{"update-to": [update("expression_of_concern", "10.5555/ONE")]})
    assert [one.kind for one in told("retractions", "doi", over)] == ["expression of concern"]


def test_a_source_that_is_itself_the_retraction_of_another_is_named_so_and_one_that_corrects_another_is_not():
    retracts = crossref("10.5555/one", **{"update-to": [update("retraction", "10.5555/other")]})
    corrects = crossref("10.5555/one", **{"update-to": [update("correction", "10.5555/other")]})
    assert [one.kind for one in told("retractions", "doi", retracts)] == ["retraction"]
    assert told("retractions", "doi", corrects) == ()


@pytest.mark.parametrize(
    ("title", "count"),
    [("RETRACTED: A trial", 1), ("WITHDRAWN: A trial", 1), ("RETRACTEDLY a trial", 0), ("Withdrawn patients", 0)],
)
def test_a_title_that_says_retracted_counts_in_both_registries(title, count):
    assert len(told("retractions", "doi", crossref("10.5555/one", title=[title]))) == count
    assert len(told("retractions", "pmid", pubmed("900000001", title=title))) == count


@pytest.mark.parametrize(
    "updates",
    [
        "retraction",
        {"type": "retraction"},
        ["retraction"],
        [{}],
        [update("")],
        [update("something_new")],
        [update("correction"), update("retractions")],
    ],
)
def test_an_update_that_is_not_understood_is_no_good_news(updates):
    with pytest.raises(NoAnswerError, match="Crossref"):
        told("retractions", "doi", crossref("10.5555/one", **{"updated-by": updates}))


@pytest.mark.parametrize(
    ("kind", "notices"),
    [
        ("RetractionIn", ["retraction"]),
        ("RetractedandRepublishedIn", ["retraction"]),
        ("PartialRetractionIn", ["partial retraction"]),
        ("ExpressionOfConcernIn", ["expression of concern"]),
        ("ErratumIn", ["correction"]),
        ("CorrectedandRepublishedIn", ["correction"]),
        ("CommentIn", []),
        ("UpdateIn", []),
        ("SummaryForPatientsIn", []),
        ("RetractionOf", []),
        ("ErratumFor", []),
    ],
)
def test_pubmed_tells_what_bears_on_an_article(kind, notices):
    found = told("retractions", "pmid", pubmed("900000001", link(kind)))
    assert [(one.kind, one.at, one.by) for one in found] == [(name, "PMID 900000011", "PubMed") for name in notices]


@pytest.mark.parametrize("kinds", ["Retracted Publication", "retracted  publication", "Retraction of Publication"])
def test_the_type_of_an_article_counts_alone_and_once(kinds):
    assert [one.at for one in told("retractions", "pmid", pubmed("900000001", kinds=kinds))] == ["PMID 900000001"]
    with_link = told("retractions", "pmid", pubmed("900000001", link("RetractionIn"), kinds=kinds))
    assert [one.at for one in with_link] == ["PMID 900000011"]


def test_what_both_registries_say_is_told_once():
    source = "J Invented Pain. 2021;1:1. doi: 10.5555/NOTICE."
    answers = crossref("10.5555/one", **{"updated-by": [update("retraction")]})
    answers |= pubmed("900000001", link("RetractionIn", source=source) + link("ErratumIn"))
    found = told("retractions", "both", answers)
    assert [(one.kind, one.by) for one in found] == [("retraction", "Crossref"), ("correction", "PubMed")]


def test_xml_that_would_read_files_or_grow_without_end_is_not_followed(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("RETRACTED: secret")
    for entity in (f'<!ENTITY x SYSTEM "{secret.as_uri()}">', '<!ENTITY y "RETRACTED: "><!ENTITY x "&y;&y;&y;">'):
        text = pubmed("900000001", title="&x;")
        ((address, answer),) = text.items()
        body = answer.text[answer.text.index("<PubmedArticleSet>") :]
        evil = f"<!DOCTYPE PubmedArticleSet [{entity}]>{body}"
        with contextlib.suppress(NoAnswerError):
            assert told("retractions", "pmid", {address: Answer(200, evil)}) == ()


def test_the_registry_of_dois_says_whether_one_leads_anywhere():
    assert told("links", "doi", handle("10.5555/one")) == ()
    gone = (Notice("unknown DOI", "10.5555/one", "", "doi.org"),)
    assert told("links", "doi", handle("10.5555/one", 100, 404)) == gone
    assert told("links", "doi", handle("10.5555/one", 200, 200)) == gone


def test_a_doi_is_asked_for_with_its_odd_signs_encoded():
    assert told("links", "odd", handle("10.5555/%28x%29%3Cy%3E%3B1%23a%3Fb%3Dc%25d")) == ()


def test_the_newest_version_of_a_review_is_told():
    newer = handle(f"{REVIEW}.pub3") | handle(f"{REVIEW}.pub4") | handle(f"{REVIEW}.pub5", 100, 404)
    assert told("cochrane", "review", newer) == (Notice("newer version", f"{REVIEW}.pub4", "", "doi.org"),)
    assert told("cochrane", "review", handle(f"{REVIEW}.pub3", 100, 404)) == ()
    assert told("cochrane", "first", handle("10.1002/14651858.CD999998.pub2", 100, 404)) == ()


def test_a_registry_that_says_yes_to_everything_is_not_believed():
    with pytest.raises(NoAnswerError):
        told("cochrane", "review", {f"https://doi.org/api/handles/{REVIEW}.pub{n}": Answer(200, '{"responseCode": 1}')
                                    for n in range(100)})  # fmt: skip


def test_results_of_a_trial_are_told_with_their_day():
    number = "NCT99999901"
    assert told("trials", number, trial(number)) == (Notice("results", number, "2024-02-03", "ClinicalTrials.gov"),)
    assert told("trials", number, trial(number, results=False)) == ()
    ((address, answer),) = trial("NCT99999902", results=False, nctIdAliases=[number]).items()
    assert told("trials", number, {address.replace("NCT99999902", number): answer}) == ()


@pytest.mark.parametrize("results", ["yes", 1, None])
def test_a_trial_of_which_it_is_not_said_whether_there_are_results_is_not_without_them(results):
    with pytest.raises(NoAnswerError):
        told("trials", "NCT99999901", trial("NCT99999901", results=results))


@pytest.mark.parametrize("failure", FAILURES)
@pytest.mark.parametrize(
    ("name", "subject", "answers"),
    [
        ("retractions", "doi", crossref("10.5555/one")),
        ("retractions", "pmid", pubmed("900000001")),
        ("links", "doi", handle("10.5555/one")),
        ("cochrane", "review", handle(f"{REVIEW}.pub3")),
        ("trials", "NCT99999901", trial("NCT99999901")),
    ],
    ids=["Crossref", "PubMed", "DOI registry", "Cochrane", "ClinicalTrials.gov"],
)
def test_a_look_up_that_failed_is_never_taken_for_a_clean_one(failure, name, subject, answers):
    (address,) = answers
    with pytest.raises(NoAnswerError):
        told(name, subject, {address: FAILURES[failure]})


@pytest.mark.parametrize("failure", FAILURES)
def test_one_of_two_registries_is_not_enough(failure):
    for silent, speaking in (
        (crossref("10.5555/one"), pubmed("900000001")),
        (pubmed("900000001"), crossref("10.5555/one")),
    ):
        (address,) = silent
        with pytest.raises(NoAnswerError):
            told("retractions", "both", {address: FAILURES[failure]} | speaking)


def test_a_second_version_that_nobody_answers_about_is_not_the_newest():
    newer = handle(f"{REVIEW}.pub3")
    with pytest.raises(NoAnswerError):
        told("cochrane", "review", newer)


def test_a_404_of_a_registry_of_dois_counts_only_when_the_registry_itself_says_it():
    for text in ("Not found", "", "{}", json.dumps({"responseCode": 1}), json.dumps({"responseCode": 2})):
        with pytest.raises(NoAnswerError):
            told("links", "doi", {"https://doi.org/api/handles/10.5555/one": Answer(404, text)})
