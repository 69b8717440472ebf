"""`claimcheck PATH...`: the findings of some files only; the whole guide is still read."""

from pathlib import Path

import pytest
from claimcheck.__main__ import main
from claimcheck.finding import Finding

FRONT = """---
title: Pain
summary: Ketamine in people with pain.
written_by: Authors of the guide
checked_by:
evidence_to: 2026-11-22
reviewed: 2026-11-22
next_review: 2027-11-22
---

"""


@pytest.fixture
def guide(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "docs" / "deep").mkdir(parents=True)
    for name in ("one", "two", "deep/three"):
        (tmp_path / "docs" / f"{name}.md").write_text(FRONT + "It came back.\n", "utf-8")
    (tmp_path / "docs" / "clean.md").write_text(FRONT + "Pain fell [@smith2019].\n", "utf-8")
    (tmp_path / "references.bib").write_text("@misc{smith2019,\n  title = {Ketamine},\n}\n", "utf-8")
    return tmp_path


def _files(out: str) -> set[str]:
    return {line.partition(":")[0] for line in out.splitlines() if "checked" not in line}


@pytest.mark.parametrize(
    ("paths", "files"),
    [
        (["docs/one.md"], {"docs/one.md"}),
        (["./docs/../docs/one.md", "docs/two.md"], {"docs/one.md", "docs/two.md"}),
        (["docs/deep"], {"docs/deep/three.md"}),
        (["docs"], {"docs/one.md", "docs/two.md", "docs/deep/three.md"}),
        (["references.bib"], {"references.bib"}),
        (["."], {"docs/one.md", "docs/two.md", "docs/deep/three.md", "references.bib"}),
    ],
)
def test_only_the_findings_of_the_named_files_are_shown(guide, capsys, paths, files):
    assert main(paths) == 1
    assert _files(capsys.readouterr().out) == files
    assert main([str((guide / path).absolute()) for path in paths]) == 1
    assert _files(capsys.readouterr().out) == files


def test_a_clean_page_of_a_guide_with_findings_exits_0_and_tells_of_the_others(guide, capsys):
    assert main(["docs/clean.md"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("checked 4 pages, ")
    assert out.endswith(" findings in other files are not shown\n")


@pytest.mark.parametrize("path", ["docs/gone.md", "README.md", "docs/on", "."])
def test_what_is_no_file_of_the_guide_exits_2(guide, capsys, monkeypatch, path):
    if path == ".":
        (guide / "empty").mkdir()
        path = "empty"
    assert main([path]) == 2
    assert f"claimcheck: {path} is no file of the guide; name a page" in capsys.readouterr().err


@pytest.mark.parametrize("asked", ["docs/one.md", "--fix", "--diff"])
def test_a_built_site_has_no_pages_to_name_or_to_mend(guide, capsys, asked):
    assert main([asked, "--site", "site"]) == 2
    assert "are for the pages, not for a built site; leave out --site" in capsys.readouterr().err


def test_a_finding_of_a_file_that_nobody_knows_is_shown_unless_others_are_asked_for(guide, capsys, monkeypatch):
    found = [Finding("elsewhere.yaml", 1, 1, "new-rule", "it is wrong; mend it")]
    monkeypatch.setattr("claimcheck.commands.check.check", lambda guide: found)
    assert main([]) == 1
    assert "elsewhere.yaml:1:1: new-rule" in capsys.readouterr().out
    assert main(["docs/clean.md"]) == 0
    assert "1 findings in other files" in capsys.readouterr().out


def test_another_file_below_the_pages_may_be_named(guide, capsys):
    (guide / "docs" / "audit.yaml").write_text("a: 1\n", "utf-8")
    assert main(["docs/audit.yaml"]) == 0
    assert "findings in other files are not shown" in capsys.readouterr().out
