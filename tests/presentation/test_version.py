"""The version of the guide: the commit that is built, the same on every machine and on every day."""

import datetime
import json
import re
import subprocess
from pathlib import Path

import pytest
from presentation.version import Version, guide_version, version_file

CHANGES = "# What changed\n\n## {}\n\n- **New** [Oral](../routes/oral.md): first release of the page.\n"
LATE = "2026-11-25T23:30:00-05:00"


def git(folder: Path, *words: str) -> str:
    who = {"GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@b.example", "GIT_CONFIG_NOSYSTEM": "1", "HOME": str(folder)}
    who |= {"GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@b.example", "GIT_COMMITTER_DATE": LATE}
    environment = {"PATH": "/usr/bin:/bin:/usr/local/bin", **who}
    done = subprocess.run(["git", *words], cwd=folder, env=environment, capture_output=True, text=True, check=True)
    return done.stdout.strip()


@pytest.fixture
def guide(tmp_path: Path) -> Path:
    """A folder with a list of changes, and no git yet."""
    listed = tmp_path / "guide" / "docs" / "about" / "changes.md"
    listed.parent.mkdir(parents=True)
    listed.write_text(CHANGES.format("2026-11-22"), "utf-8")
    return tmp_path / "guide"


def committed(folder: Path) -> str:
    git(folder, "init", "--quiet")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message", "First")
    return git(folder, "rev-parse", "HEAD")


def test_a_version_is_the_day_of_the_commit_in_utc_and_its_short_hash(guide):
    commit = committed(guide)
    # Half past eleven at night in New York is the next day in Greenwich.
    assert guide_version(guide) == Version(datetime.date(2026, 11, 26), commit[:7])


@pytest.mark.parametrize("name", ["docs/about/changes.md", "docs/new.md"], ids=["changed", "added"])
def test_files_that_are_not_committed_are_told(guide, name):
    commit = committed(guide)
    (guide / name).write_text("Something else.\n", "utf-8")
    version = guide_version(guide)
    assert re.fullmatch(rf"{commit[:7]}\+[0-9a-f]{{7}}", version.commit)
    assert str(version) == f"2026-11-26 {version.commit}"
    assert version.words == f"26 November 2026 ({commit[:7]}, edited)"


def test_without_git_it_is_the_newest_change(guide, monkeypatch):
    (guide / "docs" / "about" / "changes.md").write_text(
        CHANGES.format("2026-12-01") + CHANGES.format("2026-11-22"), "utf-8"
    )
    version = guide_version(guide)
    assert version.date == datetime.date(2026, 12, 1)
    assert re.fullmatch(r"unknown\+[0-9a-f]{7}", version.commit)
    assert version.words == "1 December 2026"
    committed(guide)
    monkeypatch.setenv("PATH", str(guide))
    assert guide_version(guide) == version


def test_a_guide_inside_another_project_does_not_take_its_commit(guide):
    committed(guide.parent)
    version = guide_version(guide)
    assert (version.date, version.commit[:8]) == (datetime.date(2026, 11, 22), "unknown+")


def test_a_guide_without_git_and_changes_still_has_a_version(tmp_path):
    version = guide_version(tmp_path)
    assert (version.date, version.commit[:8]) == (datetime.date(1970, 1, 1), "unknown+")


def test_the_file_that_pages_ask_says_the_version_and_where_it_is_published():
    written = version_file(Version(datetime.date(2026, 11, 22), "e88c756"), "https://guide.example/")
    expected = {"date": "2026-11-22", "commit": "e88c756", "address": "https://guide.example/"}
    assert json.loads(written) == expected


@pytest.mark.parametrize("with_git", [True, False], ids=["edited", "without git"])
def test_two_builds_with_different_edits_are_two_versions(guide, with_git):
    if with_git:
        committed(guide)
    page = guide / "docs" / "dose.md"
    versions = []
    for text in ("0.7 mg/kg\n", "0.5 mg/kg\n", "0.7 mg/kg\n"):
        page.write_text(text, "utf-8")
        versions.append(guide_version(guide))
    assert versions[0] == versions[2] != versions[1]


def test_a_commit_whose_signature_git_would_show_has_its_version(guide):
    commit = committed(guide)
    git(guide, "config", "log.showSignature", "true")
    assert guide_version(guide).commit == commit[:7]


# Stands in for gpg, so that no machine lacks a key: it signs with any text, and finds every signature good.
GPG = """#!/bin/sh
case "$*" in
*--verify*) echo "[GNUPG:] GOODSIG 0 A"; echo "gpg: Good signature from A" >&2 ;;
*) cat >/dev/null; echo "[GNUPG:] SIG_CREATED " >&2; printf -- "-----%s PGP SIGNATURE-----\\n" BEGIN END ;;
esac
"""


def test_a_signed_commit_has_its_version(guide, tmp_path):
    program = tmp_path / "gpg"
    program.write_text(GPG, "utf-8")
    program.chmod(0o755)
    git(guide, "init", "--quiet")
    signing = {"gpg.program": str(program), "user.signingkey": "A"}
    for name, value in (signing | {"commit.gpgsign": "true", "log.showSignature": "true"}).items():
        git(guide, "config", name, value)
    commit = committed(guide)
    assert "gpgsig" in git(guide, "cat-file", "commit", commit)
    # What git says by itself begins with the signature, not with the commit.
    assert git(guide, "log", "-1", "--format=%H") != commit
    assert guide_version(guide) == Version(datetime.date(2026, 11, 26), commit[:7])


def test_where_git_refuses_the_build_says_so(guide, caplog, monkeypatch):
    committed(guide)
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    version = guide_version(guide)
    assert version.commit.startswith("unknown+")
    assert [record.levelname for record in caplog.records] == ["WARNING"]


def test_a_guide_that_was_downloaded_builds_without_a_warning(guide, caplog):
    assert guide_version(guide).commit.startswith("unknown+")
    assert [record for record in caplog.records if record.levelname == "WARNING"] == []
