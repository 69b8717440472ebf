"""The command, on a made-up guide with recorded answers: its lines, its exit codes and what it writes."""

import datetime
import json
import shutil
from pathlib import Path

import pytest
from claimcheck import check, load_guide
from upkeep.__main__ import main

TODAY = datetime.date(2026, 11, 28)
RECORDED = Path(__file__).parent / "recorded"


@pytest.fixture
def guide(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(RECORDED, tmp_path / "guide")
    monkeypatch.chdir(tmp_path / "guide")
    return tmp_path / "guide"


def upkeep(*arguments: str, today: datetime.date = TODAY) -> int:
    return main([*arguments, "--docs", "docs", "--recorded", "answers.json"], today)


def test_each_look_up_prints_one_line_and_writes_its_file_and_the_report(guide, capsys):
    assert upkeep("--report", ".cache/report.md") == 2
    assert capsys.readouterr().out.splitlines() == [
        "retractions: answers 6 of 7, notices 3, new 3, no answer about 1",
        "links: answers 6 of 6, notices 1, new 1",
        "cochrane: answers 1 of 1, notices 1, new 1",
        "trials: answers 2 of 2, notices 1, new 1",
        "overdue: pages that wait for their review 1 of 2",
    ]
    folder = guide / "docs" / "about" / "lookups"
    assert sorted(path.name for path in folder.iterdir()) == [
        "cochrane.json",
        "links.json",
        "retractions.json",
        "trials.json",
    ]
    assert json.loads((folder / "retractions.json").read_text())["notices"]["gone2020"] == [
        {"kind": "retraction", "at": "10.5555/gone2020.notice", "day": "2021-05-04", "by": "Crossref"}
    ]
    report = (guide / ".cache" / "report.md").read_text()
    for words in ("`doubt2021`: expression", "`lost2018`: unknown DOI", "`late2023`: no answer in time", "pain, due"):
        assert words in report


def test_after_a_retraction_the_gate_stops_until_the_entry_says_so(guide):
    before = check(load_guide(guide / "docs", guide / "references.bib", guide))
    assert before == []
    upkeep("retractions")
    (finding,) = check(load_guide(guide / "docs", guide / "references.bib", guide))
    assert (finding.path, finding.line, finding.rule) == ("references.bib", 16, "unmarked-retraction")
    text = (guide / "references.bib").read_text()
    mended = text.replace("  doi = {10.5555/gone2020},", "  doi = {10.5555/gone2020},\n  retracted = {2021-05-04},")
    (guide / "references.bib").write_text(mended)
    assert check(load_guide(guide / "docs", guide / "references.bib", guide)) == []


def test_exit_codes_say_something_new_then_nothing_new_and_no_answer(guide):
    assert upkeep("cochrane") == 1
    assert upkeep("cochrane") == 0
    assert upkeep("links", "cochrane") == 1
    assert upkeep("retractions") == 2
    assert upkeep("overdue") == 1
    assert upkeep("overdue", today=datetime.date(2024, 6, 1)) == 0


def test_the_same_run_twice_changes_no_byte_and_a_later_one_only_days(guide):
    upkeep()
    files = {path: path.read_text() for path in (guide / "docs" / "about" / "lookups").iterdir()}
    upkeep()
    assert {path: path.read_text() for path in files} == files
    upkeep(today=datetime.date(2026, 12, 5))
    for path, text in files.items():
        assert path.read_text() == text.replace("2026-11-28", "2026-12-05")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["retraction"], "there is no look-up 'retraction'; name one of: retractions, links"),
        (["--recorded", "answers.json"], "recorded answers are for a guide of their own; name it: --docs DIR"),
    ],
)
def test_what_the_command_does_not_know_is_said_in_one_line(arguments, words, guide, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(arguments, TODAY)
    assert stopped.value.code == 2
    assert words in capsys.readouterr().err


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda guide: shutil.rmtree(guide / "docs"), "docs is no folder"),
        (lambda guide: (guide / "answers.json").write_text("{"), "Expecting"),
        (lambda guide: (guide / "answers.json").unlink(), "answers.json: No such file"),
        (lambda guide: _damage(guide / "docs/about/lookups/links.json"), "this is no JSON; restore it from Git"),
        (lambda guide: (guide / "docs/about").write_text(""), "Not a directory"),
    ],
)
def test_what_cannot_run_says_why_in_one_line_and_overwrites_nothing(change, words, guide, capsys):
    change(guide)
    assert upkeep("links") == 2
    error = capsys.readouterr().err
    assert words in error
    assert error.count("\n") == 1


def _damage(path: Path) -> None:
    path.parent.mkdir(parents=True)
    path.write_text("<<<<<<< HEAD\n")
