"""What Lighthouse says of one page of each kind, on the slow phone and slow line that it imagines by default."""

import json
import os
import subprocess
from dataclasses import replace
from pathlib import Path
from statistics import median_low

from presentation.paper.chromium import CHROMIUM_FLAGS, chromium
from reader.lighthouse_report import CATEGORIES, Report, read_report, tables
from serving import KINDS

COMMAND = Path(__file__).parent / "node_modules" / ".bin" / "lighthouse"
# Lighthouse scores no answer with status 404. The file that such an answer is made of has an address of its own, which
# answers with 200, so that is what it looks at: the same bytes. The whole guide on one page asks not to be found by
# search engines, since each of its pages is to be found, and Lighthouse would count that against it.
PAGES = {
    **KINDS,
    "missing": "404.html",
    **{"patients": "plain-language/", "protocols": "practice/protocols/", "positions": "disagreements/who-says-what/"},
    **{"audits": "about/how-often-we-are-wrong/", "map": "about/evidence-map/", "doses": "practice/dose-landscape/"},
    **{"leaflet": "print/leaflet/", "sheet": "print/sheets/indications/cancer/refractory-pain/"},
}
RUNS_WHEN_BELOW_100 = 3


def run_once(kind: str, url: str, address: str) -> Report:
    """Run Lighthouse once on a page; raises RuntimeError when it fails."""
    done = subprocess.run(
        [
            str(COMMAND),
            url + address,
            "--quiet",
            "--output=json",
            f"--only-categories={','.join(CATEGORIES)}",
            f"--chrome-flags=--headless=new {' '.join(CHROMIUM_FLAGS)}",
            # What people meet in use must not be sent to anyone.
            "--no-enable-error-reporting",
        ],
        env={**os.environ, "CHROME_PATH": chromium() or ""},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"Lighthouse failed on {address!r}: {done.stderr.strip()}")
    return read_report(kind, address, json.loads(done.stdout))


def run(kind: str, url: str, address: str) -> Report:
    """Run Lighthouse on a page: once, or three times if the first run was below 100, and then the median run.

    Another program that is busy can only make a page seem slower, so a first run at 100 needs no second.
    """
    runs = [run_once(kind, url, address)]
    if runs[0].scores["performance"] < 100:
        runs += [run_once(kind, url, address) for _ in range(RUNS_WHEN_BELOW_100 - 1)]
    middle = median_low(report.scores["performance"] for report in runs)
    report = next(report for report in runs if report.scores["performance"] == middle)
    return replace(report, runs=len(runs))


def measure(url: str) -> list[Report]:
    """Run Lighthouse on one page of each kind below `url`, the address of the served guide's home page."""
    return [run(kind, url, address) for kind, address in PAGES.items()]


def text(reports: list[Report]) -> str:
    """Return the figures as tables, and how they came about."""
    return (
        f"{tables(reports)}\n\n"
        f"A page below 100 in performance was run {RUNS_WHEN_BELOW_100} times, and its median run is shown.\n"
        f"The page for a wrong address was looked at as {PAGES['missing']}, since Lighthouse scores no answer 404."
    )
