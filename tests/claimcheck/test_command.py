"""The claimcheck command as an author meets it: what it prints, and how it exits."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from built import POLICY
from claimcheck import commands
from claimcheck.__main__ import main
from claimcheck.report import FORMATS
from claimcheck.rules import RULES, name_of
from claimcheck.site.rules import SITE_RULES
from conftest import PATIENCE

# The rules of the site gate that have no namesake in the source gate.
ALONE = [rule for rule in SITE_RULES if name_of(rule) not in map(name_of, RULES)]
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
SMITH = """@article{smith2019,
    author = {Smith, Anna},
    title = {Ketamine for pain},
    journal = {Journal of Invented Pain Studies},
    year = {2019},
    doi = {10.5555/smith2019},
    design = {randomised controlled trial}
}
"""
UNCITED = (
    "docs/pain.md:13:1: uncited-claim: this sentence cites no source; "
    "add [@key], or put it in a reading box if it is a judgement"
)


@pytest.fixture
def guide(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """Return a function that writes a guide of the given pages below the current folder."""

    def write(docs: str = "docs", bibliography: str = SMITH, **pages: str) -> Path:
        monkeypatch.chdir(tmp_path)
        folder = tmp_path / docs
        for name, body in (pages or {"pain": "Pain fell [@smith2019].\n"}).items():
            (folder / f"{name}.md").parent.mkdir(parents=True, exist_ok=True)
            (folder / f"{name}.md").write_text(FRONT + body, encoding="utf-8")
        (tmp_path / "references.bib").write_text(bibliography, encoding="utf-8")
        return tmp_path

    return write


def test_a_clean_guide_exits_0_and_says_what_was_checked(guide, capsys):
    guide(pain="Pain fell [@smith2019].\n\nSee doses. <!-- no-source: navigation -->\n")
    assert main([]) == 0
    assert capsys.readouterr() == ("checked 1 pages, 2 claims, 1 citations, 1 waivers\n", "")


def test_a_finding_exits_1_with_its_file_line_and_remedy(guide, capsys):
    guide(pain="Pain fell [@smith2019].\n\nIt came back.\n")
    assert main([]) == 1
    expected = f"{UNCITED}\nchecked 1 pages, 2 claims, 1 citations, 0 waivers\n"
    assert capsys.readouterr() == (expected, "")


def test_findings_are_sorted_by_path_line_and_column(guide, capsys):
    guide(b="One.\nTwo.\n", a="Three [@smith2019].\n\n- Four.\n")
    assert main([]) == 1
    places = [line.partition(" ")[0] for line in capsys.readouterr().out.splitlines()[:-1]]
    assert places == ["docs/a.md:13:3:", "docs/b.md:11:1:", "docs/b.md:12:1:"]


def test_a_missing_folder_exits_2_and_says_how_to_name_it(guide, capsys):
    guide()
    assert main(["--docs", "pages"]) == 2
    assert capsys.readouterr() == ("", "claimcheck: pages is no folder; name the one with the pages: --docs DIR\n")


def test_a_missing_bibliography_exits_2_and_says_how_to_name_it(guide, capsys):
    guide()
    assert main(["--bibliography", "other.bib"]) == 2
    error = "claimcheck: other.bib is no file; name the bibliography: --bibliography FILE\n"
    assert capsys.readouterr() == ("", error)


def test_a_file_in_place_of_the_folder_exits_2(guide, capsys):
    guide()
    assert main(["--docs", "references.bib"]) == 2
    assert "references.bib is no folder" in capsys.readouterr().err


def test_a_folder_in_place_of_the_bibliography_exits_2(guide, capsys):
    guide()
    assert main(["--bibliography", "docs"]) == 2
    assert "docs is no file" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["pain.txt", ".hidden.md", ".hidden/pain.md"])
def test_a_folder_without_a_page_exits_2(tmp_path: Path, monkeypatch, capsys, name: str):
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "docs" / name
    path.parent.mkdir(parents=True)
    path.write_text(FRONT + "Pain fell.\n", encoding="utf-8")
    (tmp_path / "references.bib").touch()
    assert main([]) == 2
    checked = "checked 0 pages, 0 claims, 0 citations, 0 waivers"
    assert capsys.readouterr() == ("", f"claimcheck: {checked}: there is nothing to check; name the right folder\n")


def test_pages_without_a_claim_exit_2(guide, capsys):
    guide(pain="# Pain [@smith2019]\n")
    assert main([]) == 2
    assert "checked 1 pages, 0 claims, 1 citations, 0 waivers: there is nothing to check" in capsys.readouterr().err


def test_pages_without_a_claim_but_with_a_finding_exit_1(guide, capsys):
    guide(pain="# Pain fell.\n")
    assert main([]) == 1
    assert "claim-in-heading" in capsys.readouterr().out


def test_json_has_exactly_the_fields_that_the_issue_names(guide, capsys):
    guide(pain="Pain fell [@smith2019].\n\nMüdigkeit nahm ab.\n")
    assert main(["--format", "json"]) == 1
    out = capsys.readouterr().out
    assert "Müdigkeit" not in out
    path, line, column, rest = UNCITED.split(":", 3)
    rule, message = rest.strip().split(": ", 1)
    assert json.loads(out) == {
        "version": 1,
        "checked": {"pages": 1, "claims": 2, "citations": 1, "waivers": 0},
        "findings": [{"rule": rule, "path": path, "line": int(line), "column": int(column), "message": message}],
    }


def test_json_of_a_clean_guide_has_no_findings_and_exits_0(guide, capsys):
    guide()
    assert main(["--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["findings"] == []


def test_json_keeps_letters_of_any_script(guide, capsys):
    guide(pain="Pain fell [@Müller2019].\n")
    assert main(["--format", "json"]) == 1
    assert "'[@Müller2019]'" in capsys.readouterr().out


def test_an_unknown_format_exits_2(guide, capsys):
    guide()
    with pytest.raises(SystemExit) as exit:
        main(["--format", "xml"])
    assert exit.value.code == 2
    assert "xml" in capsys.readouterr().err


def test_list_prints_every_rule_of_both_gates_with_its_why_bad_and_good(capsys):
    assert main(["--list"]) == 0
    parts = capsys.readouterr().out
    for rule in (*RULES, *ALONE):
        assert f"{name_of(rule)}\n{rule.__doc__.splitlines()[0]}\n" in parts
    for word in ("\nWhy: ", "\nBad: ", "\nGood: "):
        assert parts.count(word) >= len(RULES) + len(ALONE)


def test_markdown_is_for_the_rules_alone(guide, capsys):
    assert main(["--explain", "uncited-claim", "--format", "markdown"]) == 0
    assert capsys.readouterr().out.startswith("### uncited-claim\n\nA claim cites its source.\nWhy: ")
    guide()
    assert main(["--format", "markdown"]) == 2
    assert "add --list or --explain RULE" in capsys.readouterr().err


def test_the_check_is_what_is_done_when_no_command_is_named(guide, capsys):
    guide(pain="Pain fell [@smith2019].\n\nIt came back.\n")
    assert main([]) == main(["check"]) == 1
    out = capsys.readouterr().out
    assert out[: len(out) // 2] == out[len(out) // 2 :]


@pytest.mark.parametrize("name", commands.names())
def test_each_command_says_what_it_does(name, capsys):
    with pytest.raises(SystemExit) as exit:
        main([name, "--help"])
    assert exit.value.code == 0
    out = capsys.readouterr().out
    assert out.startswith(f"usage: claimcheck {name} ")
    assert str(commands.command(name).__doc__).split()[:3] == out.split("\n\n")[1].split()[:3]


USAGE = {
    "add": "[-h] [--docs DIR] [--bibliography FILE] SOURCE",
    "check": "[-h] [--docs DIR] [--bibliography FILE] [--site DIR] "
    "[--format {concise,full,json,github,sarif,markdown}] [--fix | --diff] [--list] [--explain RULE] [PATH ...]",
    "new": "[-h] [--in FOLDER] [--docs DIR] {page} TITLE",
    "review": "[-h] [--docs DIR] [--bibliography FILE] [--accept] [PAGE ...]",
}


@pytest.mark.parametrize("name", commands.names())
def test_each_command_says_what_it_takes(name, capsys):
    with pytest.raises(SystemExit):
        main([name, "--help"])
    said = capsys.readouterr().out
    assert " ".join(said.split("\n\n")[0].split()) == f"usage: claimcheck {name} {USAGE[name]}"


def test_the_command_names_the_others(capsys):
    with pytest.raises(SystemExit):
        main(["--help"])
    said = " ".join(capsys.readouterr().out.split())
    others = ", ".join(name for name in USAGE if name != "check")
    assert said.endswith(f"Other commands: {others}; claimcheck COMMAND --help tells about one.")


@pytest.mark.parametrize("rule", (*RULES, *ALONE), ids=name_of)
def test_explain_prints_that_rule_alone(rule, capsys):
    assert main(["--explain", name_of(rule)]) == 0
    out = capsys.readouterr().out
    assert out.startswith(f"{name_of(rule)}\n{rule.__doc__.splitlines()[0]}\n\nWhy: ")
    assert [name_of(other) for other in (*RULES, *ALONE) if f"{name_of(other)}\n" in out.splitlines(keepends=True)] == [
        name_of(rule)
    ]


def test_explain_of_an_unknown_rule_exits_2_and_names_those_there_are(capsys):
    assert main(["--explain", "uncited"]) == 2
    out, error = capsys.readouterr()
    assert out == ""
    assert error.startswith("claimcheck: there is no rule 'uncited'; the rules are: ")
    assert all(name_of(rule) in error for rule in RULES)


def test_it_runs_on_any_folder_with_a_bibliography(guide, capsys):
    folder = guide(docs="texts/deep", pain="It came back.\n")
    (folder / "texts/library.bib").write_text(SMITH, encoding="utf-8")
    assert main(["--docs", "texts/deep", "--bibliography", "texts/library.bib"]) == 1
    out = capsys.readouterr().out.splitlines()
    assert [line.partition(" this")[0].partition(" no")[0] for line in out[:-1]] == [
        "texts/deep/pain.md:11:1: uncited-claim:",
        "texts/library.bib:1:1: uncited-entry:",
    ]


def test_an_unknown_key_is_missed_in_the_bibliography_by_its_own_name(guide, capsys):
    folder = guide(pain="Pain fell [@smyth2019].\n")
    (folder / "references.bib").rename(folder / "library.bib")
    assert main(["--bibliography", "library.bib"]) == 1
    assert "'smyth2019' is not in library.bib; did you mean 'smith2019'?" in capsys.readouterr().out


def test_paths_have_forward_slashes_and_start_at_the_current_folder(guide, capsys, monkeypatch):
    folder = guide(**{"safety/liver": "It came back.\n"})
    assert main(["--docs", str(folder / "docs")]) == 1
    assert capsys.readouterr().out.startswith("docs/safety/liver.md:11:1: ")
    monkeypatch.chdir(folder / "docs")
    assert main(["--docs", ".", "--bibliography", "../references.bib"]) == 1
    assert capsys.readouterr().out.splitlines()[-2].startswith("safety/liver.md:11:1: ")


def test_a_page_that_is_not_utf_8_does_not_hide_the_findings_of_others(guide, capsys):
    folder = guide(a="Pain fell [@smith2019].\n", b="It came back.\n")
    (folder / "docs/a.md").write_bytes(FRONT.encode() + b"It fell in M\xe9xico [@smith2019].\n")
    assert main([]) == 1
    assert capsys.readouterr().out.splitlines()[:-1] == [
        "docs/a.md:11:13: unreadable-file: byte 0xe9 is not UTF-8; save the file as UTF-8",
        UNCITED.replace("pain.md:13", "b.md:11"),
    ]


def test_a_bibliography_that_is_not_utf_8_does_not_hide_the_findings_of_pages(guide, capsys):
    folder = guide(pain="Pain fell [@smith2019].\n\nIt came back.\n")
    (folder / "references.bib").write_bytes(SMITH.replace("Anna", "Ana\udced").encode("utf-8", "surrogateescape"))
    assert main([]) == 1
    assert capsys.readouterr().out.splitlines()[:-1] == [
        UNCITED,
        "references.bib:2:25: unreadable-file: byte 0xed is not UTF-8; save the file as UTF-8",
    ]


def test_a_page_that_cannot_be_opened_does_not_hide_the_findings_of_others(guide, capsys):
    folder = guide(pain="Pain fell [@smith2019].\n\nIt came back.\n")
    (folder / "docs/gone.md").symlink_to(folder / "nowhere.md")
    assert main([]) == 1
    out = capsys.readouterr().out
    assert UNCITED in out
    assert "docs/gone.md:1:1: unreadable-file: this file cannot be read: No such file" in out


def test_a_broken_entry_does_not_hide_other_findings(guide, capsys):
    guide(
        bibliography=SMITH + "\n@misc{broken2012,\n    title {Pain}\n}\n", pain="Pain [@smith2019].\n\nIt came back.\n"
    )
    assert main([]) == 1
    out = capsys.readouterr().out
    assert UNCITED in out
    assert "references.bib:10:1: unreadable-file: this entry cannot be read: '=' expected in line 11; mend it" in out


@pytest.mark.parametrize("ending", ["md", "markdown", "mdown", "mkdn", "mkd", "MD"])
def test_every_ending_that_the_builder_takes_for_a_page_is_checked(guide, capsys, ending: str):
    folder = guide(pain="Pain fell [@smith2019].\n")
    (folder / f"docs/more.{ending}").write_text(FRONT + "It came back.\n", encoding="utf-8")
    assert main([]) == 1
    assert f"docs/more.{ending}:11:1: uncited-claim" in capsys.readouterr().out


def test_two_runs_print_the_same(guide, capsys):
    guide(b="One.\n", a="Two [@smoth2019; @smith].\n", c="Three (@smith2019).\n")
    outputs = []
    for _ in range(2):
        main([])
        outputs.append(capsys.readouterr().out)
    assert outputs[0] == outputs[1] != ""


def test_a_pipe_named_like_a_page_is_reported_and_not_waited_for(guide, capsys):
    folder = guide()
    os.mkfifo(folder / "docs/pipe.md")
    assert main([]) == 1
    assert "docs/pipe.md:1:1: unreadable-file: this is no file with text; remove it" in capsys.readouterr().out


def test_a_link_to_a_file_outside_of_the_pages_is_reported_and_one_inside_is_read(guide, capsys):
    folder = guide()
    (folder / "secret.md").write_text(FRONT + "Pain fell [@smith2019].\n", "utf-8")
    (folder / "docs/linked.md").symlink_to(folder / "docs/pain.md")
    assert main([]) == 0
    (folder / "docs/secret.md").symlink_to(folder / "secret.md")
    assert main([]) == 1
    assert "docs/secret.md:1:1: unreadable-file: this is a link to a file outside" in capsys.readouterr().out


def test_folders_that_lead_back_to_themselves_are_read_once(guide, capsys):
    folder = guide(pain="It came back.\n")
    for name in ("one", "two"):
        (folder / "docs" / name).symlink_to(folder / "docs")
    assert main([]) == 1
    assert capsys.readouterr().out.count("uncited-claim") == 1


def _built(folder: Path, text: str) -> Path:
    site = folder / "site"
    site.mkdir(exist_ok=True)
    cite = '<a href="#ref-a">1</a>'
    body = f'<article><div data-kind="evidence"><h1>Pain</h1>{text}</div><ol><li id="ref-a"></li></ol></article>'
    (site / "pain").mkdir(exist_ok=True)
    (site / "pain/index.html").write_text(
        f"<html><head>{POLICY}</head><body>{body.replace('CITE', cite)}</body></html>", "utf-8"
    )
    return site


def test_a_site_is_looked_at_with_the_pages_beside_it(guide, capsys):
    folder = guide(pain="# Pain\n\nPain did not fall [@smith2019].\n")
    site = _built(folder, "<p>Pain did not fall [CITE].</p>")
    assert main(["--site", "site"]) == 0
    _built(folder, "<p>Pain did fall [CITE].</p>")
    assert main(["--site", "site"]) == 1
    assert "site/pain/index.html:1:1: lost-text: 'Pain did not fall ." in capsys.readouterr().out
    (folder / "docs").rename(folder / "pages")
    assert main(["--site", "site"]) == 0
    assert main(["--site", str(site), "--docs", "pages"]) == 1
    assert main(["--site", "site", "--docs", "docs"]) == 2


WRITTEN = [*(f"--format {form}" for form in FORMATS), "--diff"]


@pytest.mark.parametrize("asked", WRITTEN)
def test_a_reader_who_has_seen_enough_is_no_fault(guide, asked):
    folder = guide(pain="It came back to 5mg.\n" * 2000)
    command = f"{sys.executable} -m claimcheck {asked} | head -1"
    done = subprocess.run(command, shell=True, cwd=folder, capture_output=True, check=False, timeout=PATIENCE)
    assert done.stdout.count(b"\n") == 1
    assert done.stderr == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
@pytest.mark.parametrize("asked", WRITTEN)
def test_a_full_disk_is_one_line(guide, asked):
    folder = guide(pain="It came back to 5mg.\n")
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "claimcheck", *asked.split()],
            cwd=folder,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            timeout=PATIENCE,
        )
    assert done.returncode == 2
    assert done.stderr.decode() == "claimcheck: the findings cannot be written: No space left on device; make room\n"


def test_a_summary_that_cannot_be_written_is_one_line(guide):
    done = _run(guide(), "--format", "github", GITHUB_STEP_SUMMARY="nowhere/summary.md")
    assert done.returncode == 2
    error = "the findings cannot be written to nowhere/summary.md: No such file or directory; mend where they go"
    assert done.stderr.decode() == f"claimcheck: {error}\n"


def _run(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "claimcheck", *arguments],
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        check=False,
        timeout=PATIENCE,
    )


@pytest.mark.parametrize(
    ("body", "code"), [("Pain fell [@smith2019].\n", 0), ("It came back.\n", 1), ("# Pain [@smith2019]\n", 2)]
)
def test_the_process_exits_with_the_code(guide, body: str, code: int):
    assert _run(guide(pain=body)).returncode == code


def test_letters_of_any_script_print_on_a_terminal_that_knows_none(guide):
    done = _run(guide(pain="Pain fell [@Müller2019].\n"), PYTHONIOENCODING="ascii", LC_ALL="C", PYTHONUTF8="0")
    assert done.returncode == 1
    assert "'[@Müller2019]'" in done.stdout.decode("utf-8")


def test_the_installed_command_is_the_module(guide):
    command = Path(sys.executable).with_name("claimcheck")
    folder = guide(pain="It came back.\n")
    done = subprocess.run([command], cwd=folder, capture_output=True, check=False, timeout=PATIENCE)
    assert (done.returncode, done.stdout) == (1, _run(folder).stdout)
