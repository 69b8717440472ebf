"""`make build` puts a site where it is served and deployed from only when it is whole and has passed the gate."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest
from conftest import PATIENCE

ROOT = Path(__file__).parent.parent
BUILDS = 'for at; do :; done\nmkdir -p "$at"\necho new > "$at/index.html"\n'
PASSES = "exit 0\n"
# The user of Linux and macOS who owns no file.
NOBODY = 65534
# What may stop a build when half of it is written.
FAULTS = {
    "a build that is killed": (BUILDS + "kill -9 $$\n", PASSES),
    "a full disk": (BUILDS + 'ulimit -f 0\nhead -c 100000 /dev/zero > "$at/page.html" || exit 1\n', PASSES),
    "a folder that cannot be written": (BUILDS + 'echo new > "$at/index.html/page.html" || exit 1\n', PASSES),
    "a finding of the site gate": (BUILDS, "exit 1\n"),
    "a gate that is killed": (BUILDS, "kill -9 $$\n"),
    "a build that writes nothing": ("exit 0\n", PASSES),
}


@pytest.fixture
def guide(tmp_path: Path) -> Path:
    """A folder with our Makefile, set up, whose site is that of an earlier build."""
    shutil.copy(ROOT / "Makefile", tmp_path)
    for name in ("requirements.txt", "pyproject.toml", ".venv/ready", "site/index.html", "site/gone.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("old\n", "utf-8")
    for name in ("requirements.txt", "pyproject.toml"):
        os.utime(tmp_path / name, (0, 0))
    return tmp_path


def _make(guide: Path, mkdocs: str, gate: str, tools: str = "", as_nobody: bool = False) -> int:
    """Return the exit code of make; `tools` is a folder whose programs take the place of the system's.

    `as_nobody` has it run as a user who owns nothing, to whom each folder above is opened for passing through.
    """
    (guide / ".venv/bin").mkdir(exist_ok=True)
    for name, script in (("mkdocs", mkdocs), ("claimcheck", gate)):
        _write_script(guide / ".venv/bin" / name, script)
    environment = os.environ | {"PATH": f"{tools}{os.pathsep}{os.environ['PATH']}"}
    user = NOBODY if as_nobody else None
    if as_nobody:
        for folder in guide.parents[: len(guide.parts) - len(Path(tempfile.gettempdir()).parts)]:
            folder.chmod(folder.stat().st_mode | 0o111)
    made = subprocess.run(
        ["make", "build"], cwd=guide, env=environment, capture_output=True, check=False, timeout=PATIENCE, user=user
    )
    return made.returncode


def _write_script(path: Path, script: str) -> None:
    path.write_text(f"#!/bin/sh\n{script}", "utf-8")
    path.chmod(0o755)


def _site(guide: Path) -> dict[str, str]:
    folder = guide / "site"
    return {path.name: path.read_text("utf-8") for path in folder.iterdir()} if folder.exists() else {}


def test_a_build_that_passes_takes_the_place_of_the_one_before(guide: Path):
    assert _make(guide, BUILDS, PASSES) == 0
    assert _site(guide) == {"index.html": "new\n"}


@pytest.mark.parametrize(("mkdocs", "gate"), FAULTS.values(), ids=FAULTS)
def test_the_site_stays_the_last_whole_one_after(guide: Path, mkdocs: str, gate: str):
    before = _site(guide)
    assert _make(guide, mkdocs, gate) != 0
    assert _site(guide) == before


@pytest.mark.parametrize(("mkdocs", "gate"), FAULTS.values(), ids=FAULTS)
def test_there_is_no_site_where_none_was_after(guide: Path, mkdocs: str, gate: str):
    shutil.rmtree(guide / "site")
    assert _make(guide, mkdocs, gate) != 0
    assert _site(guide) == {}


@pytest.mark.parametrize("fault", FAULTS)
def test_the_next_build_mends_what_was_left_after(guide: Path, fault: str):
    assert _make(guide, *FAULTS[fault]) != 0
    assert _make(guide, BUILDS, PASSES) == 0
    assert _site(guide) == {"index.html": "new\n"}


def test_a_folder_for_what_is_being_built_that_cannot_be_made_leaves_the_site_alone(guide: Path):
    (guide / ".cache").write_text("no folder", "utf-8")
    before = _site(guide)
    assert _make(guide, BUILDS, PASSES) != 0
    assert _site(guide) == before
    (guide / ".cache").unlink()
    assert _make(guide, BUILDS, PASSES) == 0


def test_a_guide_in_a_folder_that_cannot_be_written_keeps_its_site(guide: Path):
    before = _site(guide)
    (guide / ".cache").mkdir()
    guide.chmod(0o555)
    try:
        # Root may write into any folder, so it builds as somebody else here.
        assert _make(guide, BUILDS, PASSES, as_nobody=os.geteuid() == 0) != 0
        assert _site(guide) == before
    finally:
        guide.chmod(0o755)


@pytest.mark.parametrize("tool", ["rm", "mv"])
def test_a_site_that_is_being_replaced_is_never_there_in_part(guide: Path, tmp_path_factory, tool: str):
    before = _site(guide)
    # Whichever of the two is at work on the site, it is killed half-way, with one file of the site gone.
    tools = tmp_path_factory.mktemp("tools")
    half = 'for at; do :; done\ncase "$at" in site) rm -f site/gone.html; kill -9 $PPID $$;; esac\n'
    _write_script(tools / tool, f'{half}{shutil.which(tool)} "$@"\n')
    _make(guide, BUILDS, PASSES, str(tools))
    assert _site(guide) in (before, {}, {"index.html": "new\n"})
    assert _make(guide, BUILDS, PASSES) == 0
    assert _site(guide) == {"index.html": "new\n"}
