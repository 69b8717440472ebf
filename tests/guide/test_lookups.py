"""What registries said, as it is kept: read whole or not at all, written so that little changes from run to run."""

import datetime
import json
from pathlib import Path

import pytest
from guide.guide import load_guide
from guide.sources.lookups import FOLDER, LOOKUPS, Lookup, Notice, in_order, read_lookup, write_lookup
from guide.subjects import SUBJECTS, cochrane_version
from showing import ROOT, small_guide

DAY, EARLIER = datetime.date(2026, 11, 28), datetime.date(2026, 11, 21)
GONE = Notice("retraction", "10.5555/notice", "2021-05-04", "Crossref")
KNOWN = Lookup("retractions", "", DAY, {"b2020": DAY, "a2020": DAY, "c2020": EARLIER}, {"b2020": (GONE,)})
TEXT = """{
 "tried": "2026-11-28",
 "answered": {
  "2026-11-21": [
   "c2020"
  ],
  "2026-11-28": [
   "a2020",
   "b2020"
  ]
 },
 "notices": {
  "b2020": [
   {
    "kind": "retraction",
    "at": "10.5555/notice",
    "day": "2021-05-04",
    "by": "Crossref"
   }
  ]
 }
}
"""


def test_what_is_written_is_sorted_with_a_subject_a_line_and_reads_the_same_again():
    assert write_lookup(KNOWN) == TEXT
    assert read_lookup("retractions", "", TEXT) == KNOWN


def test_a_run_in_which_nothing_came_of_the_sources_changes_only_days():
    later = Lookup("retractions", "", datetime.date(2026, 12, 5), dict.fromkeys(KNOWN.answered, DAY), KNOWN.notices)
    all_then = Lookup("retractions", "", DAY, dict.fromkeys(KNOWN.answered, EARLIER), KNOWN.notices)
    before, after = write_lookup(all_then).splitlines(), write_lookup(later).splitlines()
    assert sum(one != other for one, other in zip(before, after, strict=True)) == 2


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "this is no JSON"),
        (TEXT[:100], "this is no JSON"),
        (TEXT.replace('"a2020"', '<<<<<<< HEAD\n"a2020"'), "this is no JSON"),
        ("[]", "it has a value where names and values belong"),
        ("null", "it has a value where names and values belong"),
        ("{}", "its fields are not tried, answered and notices"),
        (TEXT.replace('"tried": "2026-11-28"', '"tried": ""'), "'' is no date"),
        (TEXT.replace('"tried": "2026-11-28"', '"tried": 20261128'), "it has a value that is no short line of text"),
        (TEXT.replace('"2026-11-21"', '"2026-02-30"'), "'2026-02-30' is no date"),
        (TEXT.replace('"2026-11-21"', '"2026-11-28"'), "it has '2026-11-28' twice"),
        (TEXT.replace('"a2020",', ""), ""),
        (TEXT.replace('"b2020"', '"d2020"', 1), "it has a notice about 'b2020' and no day on which that was said"),
        (TEXT.replace('"retraction"', '"retracted"'), "a notice of it is none of: retraction, partial retraction"),
        (TEXT.replace('"retraction"', '"results"'), "a notice of it is none of: retraction, partial retraction"),
        (TEXT.replace('"by"', '"who"'), "a notice of it is none of: retraction, partial retraction"),
        (TEXT.replace("2021-05-04", "May 2021"), "'May 2021' is no date"),
        (TEXT.replace("2021-05-04", ""), ""),
        (TEXT.replace("2021-05-04", "2021"), ""),
        (TEXT.replace("10.5555/notice", "a\\u0000b"), "it has a value that is no short line of text"),
        (TEXT.replace("10.5555/notice", "x" * 201), "it has a value that is no short line of text"),
        ("[" * 100_000, "it is nested too deep"),
    ],
)
def test_a_damaged_file_says_nothing_but_what_is_wrong_with_it(text: str, problem: str):
    read = read_lookup("retractions", "docs/about/lookups/retractions.json", text)
    assert [found.message.partition(";")[0][: len(problem) or None] for found in read.unreadable] == [problem] * bool(
        problem
    )
    if problem:
        assert (read.tried, read.answered, read.notices) == (None, {}, {})
        assert "run make upkeep ONLY=retractions" in read.unreadable[0].message


def test_the_place_of_a_fault_in_json_is_that_of_the_file():
    (problem,) = read_lookup("retractions", "", TEXT.replace('"a2020",', '"a2020"')).unreadable
    assert (problem.place.line, problem.place.column) == (9, 4)


def test_the_gravest_notice_comes_first_and_none_twice():
    notices = [Notice(kind, "10.5555/x", "", "Crossref") for kind in reversed(LOOKUPS["retractions"])]
    assert [one.kind for one in in_order("retractions", notices * 2)] == list(LOOKUPS["retractions"])


def test_a_guide_that_never_looked_says_so_of_each_look_up(tmp_path: Path):
    (tmp_path / "docs").mkdir()
    (tmp_path / "references.bib").write_text("")
    guide = load_guide(tmp_path / "docs", tmp_path / "references.bib", tmp_path)
    assert {name: (one.tried, one.answered) for name, one in guide.lookups.items()} == dict.fromkeys(
        LOOKUPS, (None, {})
    )
    assert set(SUBJECTS) == set(LOOKUPS)


def test_a_file_that_is_a_link_to_elsewhere_or_no_text_is_not_followed(tmp_path: Path):
    folder = tmp_path / "docs" / FOLDER
    folder.mkdir(parents=True)
    (tmp_path / "references.bib").write_text("")
    (tmp_path / "elsewhere.json").write_text(TEXT)
    (folder / "retractions.json").symlink_to(tmp_path / "elsewhere.json")
    (folder / "links.json").write_bytes(b'{"tried": "\xff"}')
    (folder / "trials.json").mkdir()
    guide = load_guide(tmp_path / "docs", tmp_path / "references.bib", tmp_path)
    for name, words in (("retractions", "a link to a file outside"), ("links", "not UTF-8"), ("trials", "no file")):
        lookup = guide.lookups[name]
        assert words in lookup.unreadable[0].message
        assert (lookup.path, lookup.tried) == (f"docs/{FOLDER}/{name}.json", None)


@pytest.mark.parametrize(
    ("doi", "version"),
    [
        ("10.1002/14651858.CD999999", ("10.1002/14651858.CD999999", 1)),
        ("10.1002/14651858.cd999999.pub2", ("10.1002/14651858.cd999999", 2)),
        ("10.1002/14651858.CD999999.PUB12", ("10.1002/14651858.CD999999", 12)),
        ("10.1002/14651858.CD99999", None),
        ("10.1002/14651858.CD9999999", None),
        ("10.1002/14651858.CD999999.pub", None),
        ("10.1002/14651858.ED000001", None),
        ("10.1111/14651858.CD999999.pub2", None),
        ("", None),
    ],
)
def test_a_version_of_a_cochrane_review_is_told_by_its_doi(doi, version):
    assert cochrane_version(doi) == version


def test_only_the_newest_cited_version_of_a_review_is_asked_about():
    dois = {
        "one": "10.1002/14651858.CD999999",
        "two": "10.1002/14651858.cd999999.pub2",
        "ten": "10.1002/14651858.CD999999.pub10",
        "other": "10.1002/14651858.CD999998.pub3",
        "none": "10.5555/x",
    }
    bib = "\n".join(f"@article{{{key}, doi = {{{doi}}}}}" for key, doi in dois.items())
    guide = small_guide(bib + "@article{bare, pmid = {1}}\n@misc{neither, url = {https://example.org/x}}")
    assert SUBJECTS["cochrane"](guide) == ["other", "ten"]
    assert SUBJECTS["links"](guide) == ["none", "one", "other", "ten", "two"]
    assert SUBJECTS["retractions"](guide) == ["bare", "none", "one", "other", "ten", "two"]


def test_trials_are_those_that_pages_and_cards_name():
    guide = small_guide(
        "", {"a.md": "NCT00000001, (NCT00000002) NCT0000003 XNCT00000004 NCT000000055", "sources/b.md": "NCT00000001."}
    )
    assert SUBJECTS["trials"](guide) == ["NCT00000001", "NCT00000002"]


def test_the_guide_holds_no_look_up_that_was_made_up():
    """What stands in the guide's own files was said by registries of its own sources, or nothing stands there."""
    for path in (ROOT / "docs" / FOLDER).glob("*"):
        data = json.loads(path.read_text("utf-8"))
        assert path.stem in LOOKUPS
        assert "5555" not in json.dumps(data)
