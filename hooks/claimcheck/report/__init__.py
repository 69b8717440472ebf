"""Findings as text, one format a module."""

from collections.abc import Callable

from claimcheck.report.concise import concise
from claimcheck.report.data import as_json
from claimcheck.report.full import Terminal, full
from claimcheck.report.github import annotations, summary
from claimcheck.report.report import Report
from claimcheck.report.sarif import as_sarif

__all__ = ["FORMATS", "Report", "Terminal", "summary", "written"]

_SIMPLE: dict[str, Callable[[Report], str]] = {
    "concise": concise,
    "json": as_json,
    "github": annotations,
    "sarif": as_sarif,
}
FORMATS = ("concise", "full", *list(_SIMPLE)[1:])


def written(report: Report, form: str, terminal: Terminal) -> str:
    """Return `report` in the format of that name; only `full` depends on the terminal that it is read on."""
    return full(report, terminal) if form == "full" else _SIMPLE[form](report)
