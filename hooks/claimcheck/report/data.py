"""Findings as JSON, for programs."""

import json
from dataclasses import asdict

from claimcheck.report.report import Report


def as_json(report: Report) -> str:
    """Return `{"version": 1, "checked": {...}, "findings": [{"rule", "path", "line", "column", "message"}]}`."""
    names = ("rule", "path", "line", "column", "message")
    listed = [{name: getattr(finding, name) for name in names} for finding in report.findings]
    data = {"version": 1, "checked": asdict(report.checked), "findings": listed}
    return json.dumps(data, indent=2, ensure_ascii=False)
