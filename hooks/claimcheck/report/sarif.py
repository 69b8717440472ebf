"""Findings in the Static Analysis Results Interchange Format, 2.1.0, an OASIS standard that other tools read."""

import json
from importlib.metadata import PackageNotFoundError, version
from urllib.parse import quote

from claimcheck.finding import Finding
from claimcheck.report.report import Report

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ROOT = "SRCROOT"


def as_sarif(report: Report) -> str:
    """Return one run with the rules that have findings, each finding with its place; columns count characters."""
    from claimcheck.explain import explained

    says = explained()
    rules = sorted({finding.rule for finding in report.findings})
    driver = {"name": "claimcheck", "version": _version(), "rules": [_rule(name, says.get(name, "")) for name in rules]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, rules) for finding in report.findings],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2, ensure_ascii=False)


def _rule(name: str, says: str) -> dict[str, object]:
    first, _, rest = says.partition("\n\n")
    return {"id": name, "shortDescription": {"text": first or name}, "help": {"text": rest or first or name}}


def _result(finding: Finding, rules: list[str]) -> dict[str, object]:
    place = {
        "artifactLocation": {"uri": quote(finding.path), "uriBaseId": _ROOT},
        "region": {"startLine": finding.line, "startColumn": finding.column},
    }
    return {
        "ruleId": finding.rule,
        "ruleIndex": rules.index(finding.rule),
        "level": "error",
        "message": {"text": finding.message},
        "locations": [{"physicalLocation": place}],
    }


def _version() -> str:
    try:
        return version("ketamine-in-pain")
    except PackageNotFoundError:
        return "0"
