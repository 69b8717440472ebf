"""Each format as its readers get it: golden files of one small guide, and what each format must never break on.

After a change on purpose: `GOLDEN=write pytest tests/claimcheck/report`, and read the difference.
"""

import json
import os
import re
from pathlib import Path

import jsonschema
import pytest
from claimcheck.__main__ import main
from claimcheck.finding import Finding, visible
from claimcheck.report import FORMATS, Report, summary, written
from claimcheck.report.full import Terminal, full
from claimcheck.report.github import annotations
from claimcheck.report.report import parted
from claimcheck.rules import RULES
from claimcheck.site.rules import SITE_RULES
from guide.guide import Checked

GOLDEN = Path(__file__).parent / "golden"
FRONT = """---
title: Cancer pain
summary: Ketamine in people with cancer pain.
written_by: Authors of the guide
checked_by:
evidence_to: 2026-11-22
reviewed: 2026-11-22
next_review: 2027-11-22
---

"""
CHECKED = Checked(pages=1, claims=2, citations=0, waivers=0)
PAGES = {
    "pain.md": "It came back.\n\n疼痛 fell to 5mg\tat\tnight, .5 mg/h [@smith2019].\n\nPain fell [@smith\u200b2019].\n",
    "odd, name: 100%.md": "It fell.\n",
}


@pytest.fixture
def guide(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("GITHUB_STEP_SUMMARY", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "docs").mkdir()
    for name, text in PAGES.items():
        (tmp_path / "docs" / name).write_text(FRONT + text, "utf-8")
    (tmp_path / "references.bib").write_text("@misc{smith2019,\n  title = {Ketamine},\n}\n", "utf-8")
    return tmp_path


def _found(*messages: str, path: str = "docs/a.md", rule: str = "uncited-claim") -> list[Finding]:
    return [Finding(path, number, 1, rule, message) for number, message in enumerate(messages, 1)]


@pytest.mark.parametrize("form", FORMATS)
def test_each_format_is_as_it_was(guide, capsys, form):
    assert main(["--format", form]) == 1
    out = re.sub(r'"version": "0[^"]*"', '"version": "0"', capsys.readouterr().out)
    golden = GOLDEN / f"{form}.txt"
    if os.environ.get("GOLDEN") == "write":
        golden.write_text(out, "utf-8")
    assert out == golden.read_text("utf-8")


def test_the_summary_of_a_step_is_as_it_was(guide, capsys, monkeypatch):
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(guide / "summary.md"))
    (guide / "summary.md").write_text("What another step wrote.\n", "utf-8")
    assert main(["--format", "github"]) == 1
    golden = GOLDEN / "summary.md"
    if os.environ.get("GOLDEN") == "write":
        golden.write_text((guide / "summary.md").read_text("utf-8"), "utf-8")
    assert (guide / "summary.md").read_text("utf-8") == golden.read_text("utf-8")


@pytest.mark.parametrize("form", FORMATS)
def test_a_clean_guide_has_no_findings_in_any_format(form):
    out = written(Report([], CHECKED), form, Terminal())
    assert "error" not in out
    assert ("checked 1 pages" in out) == (form not in ("json", "sarif"))


# full


def test_the_caret_stands_under_the_column_whatever_is_before_it(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    before = "\t疼痛e\u0301\u200bＡ"
    (tmp_path / "a.md").write_text(f"{before}HERE\n", "utf-8")
    report = Report([Finding("a.md", 1, len(before) + 1, "odd-sign", "it is wrong; mend it")], CHECKED)
    title, line, caret, remedy, _, _ = full(report, Terminal()).split("\n")
    assert title.endswith("odd-sign: it is wrong")
    assert line == "1 |     疼痛e\u0301<U+200B>ＡHERE"
    # A tab is 4 columns wide, each wide sign 2, the accent none, the number of the sign that is not seen 8.
    assert caret == "  | " + " " * (4 + 4 + 1 + 8 + 2) + "^"
    assert remedy == "help: mend it"


@pytest.mark.parametrize("columns", [20, 40, 80])
@pytest.mark.parametrize("column", [1, 30, 150, 300, 301])
def test_a_long_line_is_cut_around_the_place_so_that_no_terminal_breaks_it(tmp_path, monkeypatch, columns, column):
    monkeypatch.chdir(tmp_path)
    text = "".join(f"疼{number:03}" for number in range(75))
    (tmp_path / "a.md").write_text(text, "utf-8")
    report = Report([Finding("a.md", 1, column, "x", "wrong; mend")], CHECKED)
    _, line, caret, *_ = full(report, Terminal(columns)).split("\n")
    seen = sum(2 if sign == "疼" else 1 for sign in line)
    assert seen <= max(columns, 22)
    columns_of_line = [sign for sign in line for _ in range(2 if sign == "疼" else 1)]
    assert column == 301 or columns_of_line[caret.index("^")] == text[column - 1]


def test_colour_is_for_terminals(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    report = Report(_found("wrong; mend"), CHECKED)
    assert "\033[" in full(report, Terminal(colour=True))
    assert "\033" not in full(report, Terminal())


@pytest.mark.parametrize(
    ("is_terminal", "environment", "form", "coloured"),
    [
        (True, {}, "full", True),
        (True, {"NO_COLOR": "1"}, "full", False),
        (True, {"NO_COLOR": ""}, "full", True),
        (True, {"TERM": "dumb"}, "full", False),
        (False, {}, "concise", False),
    ],
)
def test_a_terminal_gets_the_full_form_in_colour_and_a_pipe_one_line_a_finding(
    guide, capsys, monkeypatch, is_terminal, environment, form, coloured
):
    monkeypatch.setenv("TERM", "xterm")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.stdout.isatty", lambda: is_terminal, raising=False)
    assert main([]) == 1
    out = capsys.readouterr().out
    assert ("\033[" in out) == coloured
    assert ("help" in out) == (form == "full")


def test_control_signs_of_a_file_never_reach_the_terminal(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.md").write_text("\033[2J\u202etxt\r\nnext\n", "utf-8")
    out = full(Report([Finding("a.md", 1, 2, "x", "wrong; mend")], CHECKED), Terminal())
    assert "1 | <U+001B>[2J<U+202E>txt\n" in out
    assert "\033" not in out


@pytest.mark.parametrize("path", ["gone.md", "pipe.md", "folder.md", "empty.md"])
def test_what_has_no_line_to_show_is_still_named(tmp_path, monkeypatch, path):
    monkeypatch.chdir(tmp_path)
    os.mkfifo(tmp_path / "pipe.md")
    (tmp_path / "folder.md").mkdir()
    (tmp_path / "empty.md").touch()
    out = full(Report([Finding(path, 7, 1, "x", "wrong; mend")], CHECKED), Terminal())
    assert out == f"{path}:7:1: x: wrong\nhelp: mend\n\n{CHECKED}"


@pytest.mark.parametrize(
    ("message", "wrong", "remedy"),
    [
        ("it is wrong; mend it", "it is wrong", "mend it"),
        ("one; two; three", "one; two", "three"),
        ("'[@a; @b' is wrong; mend it", "'[@a; @b' is wrong", "mend it"),
        ("is no citation; write [@one; @two]", "is no citation", "write [@one; @two]"),
        ("is odd; write the usual one: . , ; :", "is odd", "write the usual one: . , ; :"),
        ("is odd; write 'a; b' or the source's own", "is odd", "write 'a; b' or the source's own"),
        ("']' closes nothing; remove it, or write \\]", "']' closes nothing", "remove it, or write \\]"),
        ("it says 'one; [two'", "it says 'one; [two'", ""),
        ("nothing to do", "nothing to do", ""),
    ],
)
def test_a_message_says_what_is_wrong_and_then_what_to_do(message, wrong, remedy):
    assert parted(message) == (wrong, remedy)


# json, github, sarif


def test_ten_findings_stand_beside_the_lines_and_the_rest_in_the_summary():
    found = _found(*(f"wrong {number}; mend" for number in range(1, 13)))
    report = Report([*found, *_found("byte; save", rule="unreadable-file")], CHECKED)
    lines = annotations(report).split("\n")
    assert [line.startswith("::error ") for line in lines] == [True] * 10 + [False] * 2
    assert lines[0] == "::error file=docs/a.md,line=1,col=1,title=unreadable-file::byte; save"
    assert lines[10] == "3 more findings are in the summary of this step"
    assert summary(report).count("\n| docs/a") == 13


def test_no_text_of_an_author_ends_an_annotation_or_a_cell():
    report = Report(_found("100%: a\r\nb | <b>, `c`; mend", path="a,b:c%.md"), CHECKED)
    first = "::error file=a%2Cb%3Ac%25.md,line=1,col=1,title=uncited-claim::100%25: a%0D%0Ab | <b>, `c`; mend"
    assert annotations(report).split("\n")[0] == first
    row = next(line for line in summary(report).split("\n") if "uncited" in line)
    assert "\\| \\<b\\>, \\`c\\`" in row
    assert len(re.findall(r"(?<!\\)\|", row)) == 5


def test_a_summary_stays_below_what_github_takes():
    report = Report(_found(*["wrong; mend"] * 1500), CHECKED)
    assert summary(report).count("\n| docs/a") == 1000
    assert "500 more are not listed" in summary(report)


def _closed(required: dict[str, object]) -> dict[str, object]:
    return {"type": "object", "properties": required, "required": list(required), "additionalProperties": False}


TEXT = {"type": "string", "minLength": 1}
COUNT = {"type": "integer", "minimum": 1}
# The part of the standard's schema that is used: names and types as there, and nothing beside them.
SARIF = _closed(
    {
        "$schema": {"type": "string", "format": "uri"},
        "version": {"const": "2.1.0"},
        "runs": {
            "type": "array",
            "items": _closed(
                {
                    "tool": _closed(
                        {
                            "driver": _closed(
                                {
                                    "name": TEXT,
                                    "version": TEXT,
                                    "rules": {
                                        "type": "array",
                                        "uniqueItems": True,
                                        "items": _closed(
                                            {
                                                "id": TEXT,
                                                "shortDescription": _closed({"text": TEXT}),
                                                "help": _closed({"text": TEXT}),
                                            }
                                        ),
                                    },
                                }
                            )
                        }
                    ),
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "results": {
                        "type": "array",
                        "items": _closed(
                            {
                                "ruleId": TEXT,
                                "ruleIndex": {"type": "integer", "minimum": 0},
                                "level": {"enum": ["none", "note", "warning", "error"]},
                                "message": _closed({"text": TEXT}),
                                "locations": {
                                    "type": "array",
                                    "minItems": 1,
                                    "items": _closed(
                                        {
                                            "physicalLocation": _closed(
                                                {
                                                    "artifactLocation": _closed(
                                                        # A reference to a file: no sign that an address cannot have.
                                                        {
                                                            "uri": {"type": "string", "pattern": r"^[\w./%~-]+$"},
                                                            "uriBaseId": TEXT,
                                                        }
                                                    ),
                                                    "region": _closed({"startLine": COUNT, "startColumn": COUNT}),
                                                }
                                            )
                                        }
                                    ),
                                },
                            }
                        ),
                    },
                }
            ),
        },
    }
)


@pytest.mark.parametrize("findings", [[], _found("wrong; mend", path="a b,ü%.md"), _found(*["wrong"] * 3, rule="new")])
def test_sarif_is_valid_and_each_result_names_its_rule(findings):
    log = json.loads(written(Report(findings, CHECKED), "sarif", Terminal()))
    jsonschema.validate(log, SARIF)
    (run,) = log["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert [rules[result["ruleIndex"]] for result in run["results"]] == [finding.rule for finding in findings]


def test_every_rule_can_be_named_in_sarif():
    names = [rule.__name__.rpartition(".")[2].replace("_", "-") for rule in (*RULES, *SITE_RULES)]
    findings = [Finding("a.md", 1, 1, name, "wrong") for name in sorted(set(names))]
    jsonschema.validate(json.loads(written(Report(findings, CHECKED), "sarif", Terminal())), SARIF)


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("plain, with ' and ü and 疼", "plain, with ' and ü and 疼"),
        ("a\u200bb\xa0c\u2060", "a<U+200B>b<U+00A0>c<U+2060>"),
        ("one\ntwo\u2028three\x1b", "one<U+000A>two<U+2028>three<U+001B>"),
        ("\ud800", "<U+D800>"),
    ],
)
def test_what_is_not_seen_is_named(text, seen):
    assert visible(text) == seen
