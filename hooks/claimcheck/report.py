"""Findings as text: one line each, or JSON."""

import json
from collections.abc import Sequence
from dataclasses import asdict

from guide.guide import Checked

from claimcheck.finding import Finding
from claimcheck.site_gate import SiteChecked


def concise(findings: Sequence[Finding], checked: object) -> str:
    """Return one line a finding, then what was looked at."""
    return "\n".join([*map(str, findings), str(checked)])


def as_json(findings: Sequence[Finding], checked: Checked | SiteChecked) -> str:
    """Return `{"version": 1, "checked": {...}, "findings": [{"rule", "path", "line", "column", "message"}]}`."""
    names = ("rule", "path", "line", "column", "message")
    listed = [{name: getattr(finding, name) for name in names} for finding in findings]
    return json.dumps({"version": 1, "checked": asdict(checked), "findings": listed}, indent=2, ensure_ascii=False)


FORMATS = {"concise": concise, "json": as_json}
