"""What stands ready for authors in their editor and before each commit: it fits what the command really prints."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from claimcheck.__main__ import main
from claimcheck.finding import Finding
from conftest import PATIENCE
from guide.vocabulary import DESIGNS, READ

ROOT = Path(__file__).parent.parent
EDITOR = ROOT / ".vscode"
FRONT = """---
title: Ketamine
summary: What is known about ketamine.
written_by: Authors of the guide
checked_by:
evidence_to: 2026-11-22
reviewed: 2026-11-22
next_review: 2027-11-22
---

"""
ENTRY = """@article{muster2019,
  author = {Muster, Maria},
  title = {An invented trial of ketamine},
  journal = {Journal of Invented Pain Studies},
  year = {2019},
  doi = {10.5555/muster2019},
  design = {randomised controlled trial},
}
"""


def _read(name: str) -> dict:
    return json.loads((EDITOR / name).read_text("utf-8"))


def _tasks() -> dict[str, dict]:
    return {task["label"]: task for task in _read("tasks.json")["tasks"]}


def _matched(line: str) -> dict[str, str] | None:
    """Return what the editor's task reads out of a line of output."""
    pattern = _tasks()["claimcheck: findings as problems"]["problemMatcher"]["pattern"]
    found = re.match(pattern["regexp"], line)
    return {name: found[group] for name, group in pattern.items() if name != "regexp"} if found else None


@pytest.fixture
def guide(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "docs" / "sources").mkdir(parents=True)
    (tmp_path / "references.bib").write_text(ENTRY, "utf-8")
    return tmp_path


def test_every_finding_becomes_a_problem_at_its_place(guide, capsys):
    (guide / "docs" / "pain: a, b.md").write_text(FRONT + "It came back: 5mg.\n\nPain fell (@muster2019).\n", "utf-8")
    assert main(_tasks()["claimcheck: findings as problems"]["args"]) == 1
    *lines, last = capsys.readouterr().out.splitlines()
    assert len(lines) > 3
    for line in lines:
        found = _matched(line)
        assert found is not None
        assert (
            str(Finding(found["file"], int(found["line"]), int(found["column"]), found["code"], found["message"]))
            == line
        )
    assert {_matched(line)["file"] for line in lines} == {"docs/pain: a, b.md", "references.bib"}
    assert _matched(last) is None


def test_every_task_calls_what_the_command_knows():
    for task in _tasks().values():
        if "claimcheck" in task["command"]:
            done = [sys.executable, "-m", "claimcheck", *task["args"], "--explain", "uncited-claim"]
            assert subprocess.run(done, capture_output=True, check=False, timeout=PATIENCE).returncode == 0


def test_extensions_are_named_as_the_editor_names_them():
    names = _read("extensions.json")["recommendations"]
    assert names
    assert all(re.fullmatch(r"[a-z0-9-]+\.[a-z0-9-]+", name) for name in names)


def _expanded(body: list[str], name: str) -> str:
    """Return a snippet as it stands when an author has typed nothing, in the file `name`."""
    text = "\n".join(body)
    known = {"TM_FILENAME_BASE": name, "CURRENT_YEAR": "2026", "CURRENT_MONTH": "11", "CURRENT_DATE": "22"}
    text = re.sub(r"\$\{([A-Z_]+)\}", lambda found: known[found[1]], text)
    text = re.sub(r"\$\{\d+\|([^,|]+)[^|]*\|\}", r"\1", text)
    text = re.sub(r"\$\{\d+:([^}]*)\}", r"\1", text)
    assert text.count("$") == text.count("$0") == 1
    return text.replace("$0", "")


def test_a_page_and_a_card_made_of_the_snippets_have_no_findings(guide, capsys):
    snippets = {snippet["prefix"]: snippet["body"] for snippet in _read("guide.code-snippets").values()}
    page = "".join(f"{_expanded(snippets[name], 'pain')}\n" for name in ("claim", "reading"))
    (guide / "docs" / "pain.md").write_text(f"{FRONT}{page.rstrip()}\n", "utf-8")
    card = _expanded(snippets["card"], "muster2019")
    (guide / "docs" / "sources" / "muster2019.md").write_text(card, "utf-8")
    assert main([]) == 0, capsys.readouterr().out


def test_the_snippet_of_a_card_offers_every_design_and_what_can_be_read():
    card = "\n".join(_read("guide.code-snippets")["A source card"]["body"])
    offered = [set(choice.split(",")) for choice in re.findall(r"\|([^|]*)\|", card)]
    assert offered == [set(DESIGNS), set(READ)]


def test_hooks_before_a_commit_need_no_network_and_call_what_there_is():
    config = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))
    assert [repository["repo"] for repository in config["repos"]] == ["local"]
    hooks = {hook["id"]: hook for hook in config["repos"][0]["hooks"]}
    assert set(hooks) == {"claimcheck", "ruff-check", "ruff-format"}
    scripts = Path(sys.executable).parent
    for hook in hooks.values():
        assert hook["language"] == "system"
        program, *words = hook["entry"].split()
        assert program.startswith(".venv/bin/")
        done = [str(scripts / Path(program).name), *words, "--help"]
        assert subprocess.run(done, capture_output=True, check=False, timeout=PATIENCE).returncode == 0
    files = re.compile(hooks["claimcheck"]["files"])
    assert all(files.search(name) for name in ("docs/index.md", "docs/sources/a2019.md", "references.bib"))
    assert not any(files.search(name) for name in ("README.md", "tests/docs/index.md", "hooks/references.bib"))
