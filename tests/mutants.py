"""How many small faults in the rooms guide and claimcheck the tests notice.

``python tests/mutants.py SAMPLE SEED`` draws as many mutants (or ``all``), has mutmut run for each the tests that
reach its function, and prints which survive and the share that is killed. A mutant is one changed sign, word or
comparison within a function; tables and patterns of a module are not changed. Of a function that runs only while
modules are imported, such as one that makes a pattern, each mutant survives whatever the tests are.
"""

import json
import os
import random
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

from mutmut.stats import status_by_exit_code

ROOT = Path(__file__).parent.parent
# mutmut mutates what lies below src alone, and leaves much behind: it works in a copy.
COPY = ROOT / ".cache" / "mutants"
MUTANTS = COPY / "mutants"
BESIDE = ("tests", "docs", "references.bib", "mkdocs.yml", "pyproject.toml", "CONTRIBUTING.md", "README.md")
SEE = "PYTHONPATH=src MUTANT_UNDER_TEST=none pytest -x tests/guide tests/claimcheck"
# Of a mutant that makes the tests run for ever, or that makes them stop, they have told as well.
KILLED = {"killed", "timeout", "segfault", "suspicious"}


def copied() -> None:
    """Copy what the tests of the two rooms need to where mutmut works."""
    shutil.rmtree(COPY, ignore_errors=True)
    left_out = shutil.ignore_patterns("__pycache__", "node_modules")
    for name, place in (("hooks", "src"), ("hooks", "hooks"), *((name, name) for name in BESIDE)):
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, COPY / place, ignore=left_out, symlinks=True)
        else:
            shutil.copy(ROOT / name, COPY / place)


def mutmut(*words: str) -> subprocess.CompletedProcess[str]:
    """Run mutmut in the copy; commands that the tests start meet the mutant as well."""
    command = [str(Path(sys.executable).with_name("mutmut")), *words]
    environment = os.environ | {"PYTHONPATH": str(MUTANTS / "src")}
    return subprocess.run(command, cwd=COPY, env=environment, capture_output=True, text=True, check=False)


def verdicts() -> dict[str, int | None]:
    """Return how the tests ended, by the name of the mutant."""
    found = (json.loads(path.read_text("utf-8"))["exit_code_by_key"] for path in sorted(MUTANTS.rglob("*.meta")))
    return {name: code for codes in found for name, code in codes.items()}


def main(sample: str, seed: str) -> int:
    """Print the survivors of a sample and the share that was killed; return 2 if mutmut could not begin."""
    copied()
    # What it makes, and which tests reach which function, it finds out before it looks for the names asked for.
    mutmut("run", "no such mutant")
    names = sorted(verdicts())
    if not (MUTANTS / "mutmut-stats.json").exists():
        print(f"the tests fail before anything is changed; see which: cd {MUTANTS}, then {SEE}", file=sys.stderr)
        return 2
    drawn = names if sample == "all" else sorted(random.Random(seed).sample(names, min(int(sample), len(names))))
    ended = mutmut("run", *drawn)
    codes = verdicts()
    states = {name: status_by_exit_code[codes[name]] for name in drawn}
    if "not checked" in states.values():
        print(f"mutmut stopped: {ended.stderr}", file=sys.stderr)
        return 2
    for name, state in states.items():
        if state not in KILLED:
            print(f"{state}: {mutmut('show', name).stdout}")
    killed = sum(state in KILLED for state in states.values())
    counts = ", ".join(f"{count} {state}" for state, count in sorted(Counter(states.values()).items()))
    print(f"{killed} of {len(drawn)} mutants killed ({killed / len(drawn):.1%}), of {len(names)} in all: {counts}")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
