"""What Lighthouse says of one page of each kind, on the slow phone and slow line that it imagines by default."""

import json
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path
from statistics import median_low

from reader.tables import table
from serving import CHROMIUM_FLAGS, KINDS, chromium

COMMAND = Path(__file__).parent / "node_modules" / ".bin" / "lighthouse"
CATEGORIES = {
    "performance": "Performance",
    "accessibility": "Accessibility",
    "best-practices": "Best practices",
    "seo": "Search engines",
}
METRICS = {
    "first-contentful-paint": "FCP",
    "largest-contentful-paint": "LCP",
    "total-blocking-time": "TBT",
    "cumulative-layout-shift": "CLS",
    "speed-index": "SI",
}
# Lighthouse scores no answer with status 404. The file that such an answer is made of has an address of its own, which
# answers with 200, so that is what it looks at: the same bytes.
PAGES = {**KINDS, "missing": "404.html"}
RUNS_WHEN_BELOW_100 = 3


@dataclass(frozen=True, slots=True)
class Flaw:
    """An audit that counts towards a score and was not passed in full."""

    category: str
    audit: str
    title: str
    shown: str
    score: float


@dataclass(frozen=True, slots=True)
class Report:
    """What one run of Lighthouse says of one page."""

    kind: str
    address: str
    scores: dict[str, int]
    metrics: dict[str, str]
    largest: str
    flaws: tuple[Flaw, ...]
    shifted: tuple[str, ...]
    runs: int = 1


def _nodes(details: object) -> list[dict]:
    """Return every element of the page that an audit's details name, in order."""
    if isinstance(details, list):
        return [node for part in details for node in _nodes(part)]
    if not isinstance(details, dict):
        return []
    return [details] if details.get("type") == "node" else _nodes(list(details.values()))


def _named(audit: dict | None) -> tuple[str, ...]:
    """Return the elements that an audit names, as tag and place: `<p> article > div.guide-text > p`."""
    nodes = _nodes((audit or {}).get("details"))
    return tuple(f"{node.get('snippet', '')[:60]} {node.get('selector', '')}".strip() for node in nodes)


def read_report(kind: str, address: str, found: dict) -> Report:
    """Take from Lighthouse's JSON what readers care about; raises RuntimeError when a page could not be scored."""
    if problem := found.get("runtimeError"):
        raise RuntimeError(f"Lighthouse could not score {address!r}: {problem['message']}")
    audits = found["audits"]
    scores = {name: found["categories"][name]["score"] for name in CATEGORIES}
    if unscored := [name for name, score in scores.items() if score is None]:
        raise RuntimeError(f"Lighthouse gave {address!r} no score for {', '.join(unscored)}")
    flaws = [
        Flaw(name, ref["id"], audit["title"], audit.get("displayValue", ""), audit["score"])
        for name in CATEGORIES
        for ref in found["categories"][name]["auditRefs"]
        for audit in [audits[ref["id"]]]
        if ref["weight"] and audit["score"] is not None and audit["score"] < 1
    ]
    return Report(
        kind=kind,
        address=address,
        scores={name: round(score * 100) for name, score in scores.items()},
        metrics={short: audits[name]["displayValue"].replace("\xa0", " ") for name, short in METRICS.items()},
        largest=next(iter(_named(audits.get("largest-contentful-paint-element"))), "not named"),
        flaws=tuple(flaws),
        shifted=_named(audits.get("layout-shifts")),
    )


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
    return Report(**{name: getattr(report, name) for name in Report.__slots__} | {"runs": len(runs)})


def measure(url: str) -> list[Report]:
    """Run Lighthouse on one page of each kind below `url`, the address of the served guide's home page."""
    return [run(kind, url, address) for kind, address in PAGES.items()]


def text(reports: list[Report]) -> str:
    """Return the figures as tables, and each audit that counts and was not passed in full."""
    rows = [
        [report.kind, *(str(report.scores[name]) for name in CATEGORIES), *report.metrics.values(), str(report.runs)]
        for report in reports
    ]
    flaws = [
        [report.kind, flaw.category, flaw.audit, f"{flaw.score:.2f}", flaw.shown or flaw.title]
        for report in reports
        for flaw in report.flaws
    ]
    elements = [[report.kind, "largest", report.largest] for report in reports]
    elements += [[report.kind, "shifted", element] for report in reports for element in report.shifted]
    return "\n\n".join(
        [
            table(["Page", *CATEGORIES.values(), *METRICS.values(), "runs"], rows),
            f"A page below 100 in performance was run {RUNS_WHEN_BELOW_100} times, and its median run is shown.\n"
            f"The page for a wrong address was looked at as {PAGES['missing']}, since Lighthouse scores no answer 404.",
            table(["Page", "category", "audit not passed in full", "score", "what was found"], flaws),
            table(["Page", "element", "which it is"], elements),
        ]
    )
