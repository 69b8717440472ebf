"""A run changes what is known only where an answer came: everything else keeps its day, or stays never looked up."""

import datetime
from dataclasses import replace

import pytest
from answering import FAILURES, asking, crossref, handle, trial, update
from guide.guide import Guide
from guide.sources.lookups import LOOKUPS, Lookup, Notice
from showing import small_guide
from upkeep.asking import NoAnswerError
from upkeep.overdue import overdue_report
from upkeep.report import run_report
from upkeep.run import run
from upkeep.text import as_text

FIRST, THEN, LATER = (datetime.date(2026, 11, day) for day in (14, 21, 28))
BIB = "".join(f"@article{{{key}, doi = {{10.5555/{key}}}}}\n" for key in ("a", "b", "c"))
CLEAN = {**crossref("10.5555/a"), **crossref("10.5555/b"), **crossref("10.5555/c")}
GONE = crossref("10.5555/b", **{"updated-by": [update("retraction")]})


def guide_with(lookup: Lookup | None = None, bib: str = BIB) -> Guide:
    guide = small_guide(bib)
    return replace(guide, lookups={**guide.lookups, lookup.name: lookup}) if lookup else guide


def test_a_run_dates_what_was_answered_also_when_nothing_came():
    done = run("retractions", guide_with(), asking(CLEAN), FIRST)
    assert done.lookup == Lookup("retractions", "", FIRST, dict.fromkeys("abc", FIRST), {})
    assert (done.news, done.silent) == ({}, {})
    assert str(done) == "retractions: answers 3 of 3, notices 0, new 0"


@pytest.mark.parametrize("failure", FAILURES)
def test_a_failure_keeps_the_day_and_the_notices_that_were_there(failure):
    known = run("retractions", guide_with(), asking(CLEAN | GONE), FIRST).lookup
    (address,) = GONE
    done = run("retractions", guide_with(known), asking(CLEAN | {address: FAILURES[failure]}), THEN)
    assert done.lookup.tried == THEN
    assert done.lookup.answered == {"a": THEN, "b": FIRST, "c": THEN}
    assert [one.kind for one in done.lookup.notices["b"]] == ["retraction"]
    assert (list(done.silent), done.news) == (["b"], {})
    assert str(done) == "retractions: answers 2 of 3, notices 1, new 0, no answer about 1"
    again = run("retractions", guide_with(known), asking(CLEAN | {address: FAILURES[failure]}), FIRST)
    assert str(again) == str(done)
    assert "not looked up since 2026-11-14" in run_report(done)


@pytest.mark.parametrize("failure", FAILURES)
def test_a_failure_of_what_was_never_looked_up_stays_never_looked_up(failure):
    (address,) = GONE
    done = run("retractions", guide_with(), asking(CLEAN | {address: FAILURES[failure]}), FIRST)
    assert done.lookup.answered == {"a": FIRST, "c": FIRST}
    assert "`b`" in run_report(done)
    assert "never looked up" in run_report(done)
    assert str(done) == "retractions: answers 2 of 3, notices 0, new 0, no answer about 1"


def test_a_run_without_any_answer_changes_nothing_but_when_it_was_tried():
    known = run("retractions", guide_with(), asking(CLEAN | GONE), FIRST).lookup
    done = run("retractions", guide_with(known), asking({}), LATER)
    assert done.lookup == replace(known, tried=LATER)
    assert len(done.silent) == 3


def test_a_notice_is_new_once_and_leaves_when_the_registry_takes_it_back():
    first = run("retractions", guide_with(), asking(CLEAN | GONE), FIRST)
    assert list(first.news) == ["b"]
    second = run("retractions", guide_with(first.lookup), asking(CLEAN | GONE), THEN)
    assert second.news == {}
    assert second.lookup.notices == first.lookup.notices
    third = run("retractions", guide_with(second.lookup), asking(CLEAN), LATER)
    assert third.lookup.notices == {}


def test_a_source_that_was_added_is_not_dated_by_what_was_looked_up_before_and_one_that_left_is_forgotten():
    known = run("retractions", guide_with(), asking(CLEAN), FIRST).lookup
    other = guide_with(known, "@article{a, doi = {10.5555/a}}\n@article{d, doi = {10.5555/d}}\n")
    done = run("retractions", other, asking(CLEAN), THEN)
    assert done.lookup.answered == {"a": THEN}
    assert list(done.silent) == ["d"]


@pytest.mark.parametrize("doi", ["a\x00b", "x\ny", "\x9b31m", "a\u2028b"])
def test_an_answer_that_cannot_be_kept_is_no_answer(doi):
    odd = crossref("10.5555/b", **{"updated-by": [update("correction", doi)]})
    done = run("retractions", guide_with(), asking(CLEAN | odd), FIRST)
    assert list(done.silent) == ["b"]
    assert "cannot be kept" in done.silent["b"]


def test_every_look_up_can_run_on_a_guide_with_nothing_to_ask_about():
    for name in LOOKUPS:
        assert run(name, small_guide(""), asking({}), FIRST).lookup.tried == FIRST


def test_a_report_says_what_is_new_and_shows_foreign_text_as_text():
    hostile = "10.5555/<img/src=x>[a](javascript:x)`@team`"
    news = crossref("10.5555/b", **{"updated-by": [update("retraction", hostile)]})
    report = run_report(run("retractions", guide_with(), asking(CLEAN | news), FIRST))
    assert f"- `b`: retraction, {as_text(hostile)}, 2021-05-04 (Crossref)" in report
    assert "<img" not in report.replace("\\<img", "")
    assert "add `retracted`" in report


def test_a_long_list_of_failures_is_cut():
    bib = "".join(f"@article{{k{n:03}, doi = {{10.5555/{n}}}}}\n" for n in range(80))
    report = run_report(run("links", guide_with(bib=bib), asking({}), FIRST))
    assert report.count("never looked up") == 50
    assert "- and 30 more" in report


def test_links_and_trials_run_in_the_same_way():
    links = run("links", guide_with(), asking({**handle("10.5555/a"), **handle("10.5555/b", 100, 404)}), FIRST)
    assert (links.lookup.answered, list(links.silent)) == ({"a": FIRST, "b": FIRST}, ["c"])
    assert links.news == {"b": (Notice("unknown DOI", "10.5555/b", "", "doi.org"),)}
    page = small_guide("", {"sources/x.md": "---\nkind: source\nkey: x\n---\n- As NCT99999901. *Abstract*\n"})
    trials = run("trials", page, asking(trial("NCT99999901")), FIRST)
    assert list(trials.news) == ["NCT99999901"]
    assert run("trials", page, asking({"": NoAnswerError("")}), FIRST).lookup.answered == {}


def test_overdue_reviews_are_listed_the_longest_overdue_first_and_a_page_on_its_day_is_not():
    def page(title: str, due: str) -> str:
        return f"---\ntitle: '{title}'\nnext_review: {due}\n---\n# X\n"

    pages = {
        "late.md": page("Late & <b>bold</b>", "2026-11-20"),
        "later.md": page("Later", "2026-11-27"),
        "today.md": page("Today", "2026-11-28"),
        "odd.md": page("Odd", "soon"),
        "sources/card.md": "---\nkind: source\nkey: card\nnext_review: 2020-01-01\n---\n",
        "about/method.md": "---\nkind: site\nnext_review: 2020-01-01\n---\n",
    }
    report = overdue_report(small_guide("", pages), LATER)
    assert [line for line in report.splitlines() if line.startswith("- ")] == [
        "- [ ] `docs/late.md`: Late \\& \\<b\\>bold\\</b\\>, due 2026-11-20",
        "- [ ] `docs/later.md`: Later, due 2026-11-27",
    ]
    assert "Waiting for their review on 2026-11-28: 2" in report
    assert overdue_report(small_guide("", pages), FIRST) == ""
