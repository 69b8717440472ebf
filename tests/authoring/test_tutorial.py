"""The walk of CONTRIBUTING from a paper to a green gate is walked, with the commands and the texts that it shows."""

import os
import re
import shutil
import subprocess
import sys
import textwrap
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[2]
BLOCK = re.compile(r"^( *)```(?P<kind>\w+) ?(?P<where>[^\n]*)\n(?P<text>.*?)^\1```$", re.MULTILINE | re.DOTALL)
AT_END = ", at its end"


@dataclass
class Ran:
    """A command of the tutorial: its exit code, what it printed, and what the tutorial says that it prints."""

    command: str
    code: int
    printed: list[str]
    shown: list[str] = field(default_factory=list)


def steps() -> list[tuple[str, str, str]]:
    """Return the blocks of the tutorial: their kind, the file that they are, and their text."""
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    section = text.partition("## From a paper to a green gate\n")[2].partition("\n## ")[0]
    return [(found["kind"], found["where"], textwrap.dedent(found["text"])) for found in BLOCK.finditer(section)]


def walk(top: Path, slip: tuple[str, str] = ("", "")) -> list[Ran]:
    """Do each step below `top`, with a slip in the claim if one is given; return what was run."""
    shutil.copytree(ROOT / "tests/authoring/small_guide", top / "tests/authoring/small_guide")
    command = top / ".venv/bin/claimcheck"
    command.parent.mkdir(parents=True)
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m claimcheck "$@"\n', "utf-8")
    command.chmod(0o755)
    here = top
    done: list[Ran] = []
    for kind, where, text in steps():
        if kind == "bash":
            ran, here = run(text, here)
            done.append(ran)
        elif where:
            path = here / where.removesuffix(AT_END)
            before = path.read_text("utf-8") if where.endswith(AT_END) else ""
            path.write_text(before + (text.replace(*slip) if before else text), "utf-8")
        else:
            done[-1].shown += text.splitlines()
    return done


def run(text: str, here: Path) -> tuple[Ran, Path]:
    """Run the lines of a block, and return where they end, too."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "hooks")}
    lines = ["bash", "-c", f"trap 'pwd >&2' EXIT\nset -e\n{text}"]
    done = subprocess.run(lines, cwd=here, env=environment, capture_output=True, text=True, check=False)
    return Ran(text, done.returncode, done.stdout.splitlines()), Path(done.stderr.splitlines()[-1])


def test_the_walk_ends_in_a_green_gate_and_leaves_nothing_behind(tmp_path: Path):
    done = walk(tmp_path)
    assert [ran.code for ran in done] == [0, 0, 0, 0]
    assert [line for ran in done for line in ran.shown if line not in ran.printed] == []
    assert "claimcheck add paper.nbib" in done[1].command
    assert done[2].printed == ["checked 3 pages, 2 claims, 2 citations, 0 waivers"]
    assert not (tmp_path / "try").exists()


def test_a_slip_in_the_claim_is_not_green(tmp_path: Path):
    _, added, checked, _ = walk(tmp_path, ("came to 7 of 20", "came to 9 of 20"))
    assert (added.code, checked.code) == (0, 1)
    assert checked.printed[0].startswith("docs/pain.md:18:") and "figure-not-in-source" in checked.printed[0]
