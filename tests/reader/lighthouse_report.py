"""What a run of Lighthouse says of a page, as far as readers feel it."""

from dataclasses import dataclass

from reader.tables import table

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


def tables(reports: list[Report]) -> str:
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
            table(["Page", "category", "audit not passed in full", "score", "what was found"], flaws),
            table(["Page", "element", "which it is"], elements),
        ]
    )
