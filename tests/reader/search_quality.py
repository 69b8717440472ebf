"""Whether the search leads where it should and how fast, beside Pagefind on the same pages and queries."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser
from reader import guide_search, pagefind
from reader.queries import FILES, UNSEEN, Measured, Verdict, lost_places, read_queries
from reader.tables import kilobytes, table
from serving import served

FIRST_QUERY = "ketamine"
SHARES = {
    "right page first": "first",
    "in first three": "in_three",
    "right section shown": "section",
    "opened": "opened",
}


@dataclass(frozen=True, slots=True)
class SearchQuality:
    """The same queries put to the guide's own search and to its rival."""

    guide: Measured
    rival: Measured


def measure(browser: Browser, folder: Path, url: str, scratch: Path) -> SearchQuality:
    """Measure the guide that is built in `folder` and served at `url`, and Pagefind on a copy in `scratch`.

    Raises ValueError when a query should lead to a place that the guide does not have.
    """
    queries = [query for file in FILES for query in read_queries(file)]
    if lost := lost_places(queries, folder):
        raise ValueError("these places are not in the guide:\n" + "\n".join(lost))
    guide = guide_search.measure(browser, url, queries, FIRST_QUERY)
    pagefind.copy_with_index(folder, scratch)
    with served(scratch) as address:
        rival = pagefind.measure(browser, address, queries, FIRST_QUERY)
    return SearchQuality(guide, rival)


def share(verdicts: Sequence[Verdict], name: str) -> float:
    """Return how many of the verdicts are right in what `name` says, in per cent."""
    return 100 * sum(getattr(verdict, name) for verdict in verdicts) / len(verdicts)


def of_file(verdicts: Iterable[Verdict], file: str) -> list[Verdict]:
    """Return the verdicts on the queries of one file."""
    return [verdict for verdict in verdicts if verdict.query.file == file]


def unseen(verdicts: Iterable[Verdict]) -> list[Verdict]:
    """Return the verdicts on the queries that the search was not tuned on."""
    return [verdict for verdict in verdicts if verdict.query.file in UNSEEN]


def late(times: Sequence[float]) -> float:
    """Return the time that 95 of 100 stay below."""
    return sorted(times)[round(0.95 * (len(times) - 1))]


def _shares(heading: str, verdicts: Sequence[Verdict]) -> list[str]:
    return [heading, str(len(verdicts)), *(f"{share(verdicts, name):.1f} %" for name in SHARES.values())]


def _by_group(verdicts: Sequence[Verdict]) -> list[list[str]]:
    """Return a row of shares for all verdicts, for those of each file, for those not tuned on, and for each kind."""
    rows = [_shares("all", verdicts)]
    rows += [_shares(file, of_file(verdicts, file)) for file in FILES]
    rows.append(_shares("not tuned on", unseen(verdicts)))
    for kind in sorted({verdict.query.kind for verdict in verdicts}):
        rows.append(_shares(f"  {kind}", [verdict for verdict in verdicts if verdict.query.kind == kind]))
    return rows


def _times(heading: str, times: Sequence[float]) -> list[str]:
    return [heading, *(f"{time:.1f} ms" for time in (median(times), late(times), max(times)))]


def _failures(verdicts: Iterable[Verdict]) -> list[str]:
    """Return, for each query that led elsewhere, where it should have led and the best of what came."""
    lines = []
    for verdict in verdicts:
        if verdict.first and verdict.section:
            continue
        came = [group.page or "home" for group in verdict.groups[:3]]
        if verdict.first:
            came = [section.partition("#")[2] for section in verdict.groups[0].sections]
        missed = "section" if verdict.first else "first" if verdict.in_three else "first three"
        lines.append(
            f"{verdict.query.text}\n    {missed}: not {verdict.query.reach[0]} but {', '.join(came) or 'nothing'}"
        )
    return lines


def text(found: SearchQuality) -> str:
    """Return the figures as tables."""
    parts = [
        table([name, "queries", *SHARES], _by_group(measured.verdicts))
        for name, measured in (("Guide's search", found.guide), ("Pagefind", found.rival))
    ]
    times = [
        _times("guide, results in the page", found.guide.found),
        _times("guide, results on the screen", found.guide.painted),
        _times("Pagefind, results not yet in the page", found.rival.found),
    ]
    parts.append(table(["Each key takes", "median", "95 of 100 at most", "longest"], times))
    fetched = [["guide", kilobytes(found.guide.fetched)], ["Pagefind", kilobytes(found.rival.fetched)]]
    parts.append(table(["The first search fetches", "gzip"], fetched))
    # A blind query that is shown is tuned on by whoever reads it.
    failures = _failures(of_file(found.guide.verdicts, "tuned"))
    parts.append("\n".join(["Tuned queries that the guide failed, and what it missed:", *(failures or ["none"])]))
    return "\n\n".join(parts)
