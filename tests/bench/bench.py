"""Measures what a guide costs as it grows: `make bench` prints it as ratios, with memory, in one run.

Each guide is built by the guide's own configuration, by MkDocs and Material as they come, and by these with
mkdocs-bibtex; its pages are checked by claimcheck, and by sphinx-lint as the text that they are. All figures are
seconds of CPU, of all processes together, since a clock tells more of what else runs than of what is measured.

Ends with status 1 if a target is missed, and names those that were not measured.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from bench.guides import write_guide
from reader.tables import table
from serving import ROOT

# What may be reached: each the most that it may be.
TO_PLAIN, TO_BIBTEX, GATE, TO_LINT, GROWTH, MEGABYTES = 2.0, 0.3, 0.1, 4.0, 1.2, 700


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of CPU, and the most memory that one process held, in megabytes."""

    seconds: float
    megabytes: float

    def __str__(self) -> str:
        return f"{self.seconds:.2f} s, {self.megabytes:.0f} MB"


@dataclass(frozen=True, slots=True)
class Costs:
    """What a guide of so many pages cost."""

    pages: int
    ours: Cost
    plain: Cost
    bibtex: Cost
    gate: Cost
    site_gate: Cost
    lint: Cost


def main() -> None:
    sizes = sorted(map(int, sys.argv[1:]))
    with tempfile.TemporaryDirectory() as folder:
        measured = [_measure(Path(folder, str(pages)), pages) for pages in sizes]
    print(_shown(measured))
    targets = _targets(measured)
    rows = [[what, f"{is_:.2f}", f"{most:g}", "met" if is_ <= most else "missed"] for what, is_, most in targets]
    if rows:
        print(f"\n{table(['What', 'Ratio', 'At most', 'Target'], rows)}")
    if max(sizes) < 1000:
        print("not measured: a guide of 1,000 pages; make bench PAGES='100 1000'")
    sys.exit(any(is_ > most for _, is_, most in targets))


def _measure(folder: Path, pages: int) -> Costs:
    cards = write_guide(folder, pages)
    print(f"{pages} pages, {cards} cards", flush=True)
    # sphinx-lint reads reStructuredText; what it looks for in these pages is the same.
    for page in folder.glob("docs/**/*.md"):
        copy = (folder / "lint" / page.relative_to(folder / "docs")).with_suffix(".rst")
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(page, copy)
    build = ["-m", "mkdocs", "build", "-q", "-f"]
    return Costs(
        pages,
        ours=_cost(folder, *build, "mkdocs.yml", "-d", "site", "--strict"),
        plain=_cost(folder, *build, "plain.yml", "-d", "plain"),
        bibtex=_cost(folder, *build, "bibtex.yml", "-d", "bibtex"),
        gate=_cost(folder, "-m", "claimcheck"),
        site_gate=_cost(folder, "-m", "claimcheck", "--site", "site"),
        lint=_cost(folder, "-m", "sphinxlint", "-j", "1", "lint"),
    )


def _cost(folder: Path, *command: str) -> Cost:
    """Run Python with `command` in `folder`, and return what it cost; ends the run when it fails."""
    environment = os.environ | {"PYTHONPATH": str(ROOT / "hooks"), "NO_MKDOCS_2_WARNING": "1"}
    output = folder / "output.txt"
    with output.open("wb") as file:
        process = subprocess.Popen([sys.executable, *command], cwd=folder, env=environment, stdout=file, stderr=file)
        _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(command)} failed: {output.read_text('utf-8')[-2000:]}")
    # macOS counts bytes, Linux kilobytes.
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10))


def _shown(measured: list[Costs]) -> str:
    names = {
        "mkdocs build --strict": "ours",
        "MkDocs and Material as they come": "plain",
        "the same with mkdocs-bibtex": "bibtex",
        "claimcheck": "gate",
        "claimcheck --site": "site_gate",
        "sphinx-lint": "lint",
    }
    rows = [[name, *(str(getattr(costs, field)) for costs in measured)] for name, field in names.items()]
    return table(["CPU and memory", *(f"{costs.pages} pages" for costs in measured)], rows)


def _targets(measured: list[Costs]) -> list[tuple[str, float, float]]:
    rows = []
    for costs in measured:
        at, ours = f"at {costs.pages} pages", costs.ours.seconds
        if costs.pages >= 100:
            rows += [
                (f"build to plain MkDocs, {at}", ours / costs.plain.seconds, TO_PLAIN),
                (f"build to mkdocs-bibtex, {at}", ours / costs.bibtex.seconds, TO_BIBTEX),
                (f"claimcheck to build, {at}", costs.gate.seconds / ours, GATE),
                (f"claimcheck to sphinx-lint, {at}", costs.gate.seconds / costs.lint.seconds, TO_LINT),
                (f"megabytes {at}", costs.ours.megabytes, MEGABYTES),
            ]
    if len(measured) > 1:
        few, many = measured[-2:]
        growth = (many.ours.seconds / many.pages) / (few.ours.seconds / few.pages)
        rows.append((f"a page at {many.pages} pages to one at {few.pages}", growth, GROWTH))
    return rows


if __name__ == "__main__":
    main()
