"""Findings as GitHub shows them on a pull request: ten beside the lines, all of them in the summary of the step."""

from claimcheck.finding import Finding, visible
from claimcheck.report.report import Report, parted

# GitHub shows no more errors of a step.
_MOST = 10
# A summary may have 1 MiB; what goes beyond is left to the log of the other formats.
_MOST_IN_SUMMARY = 1000
# Other findings follow from a file that cannot be read.
_FIRST = "unreadable-file"
_IN_MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = _IN_MESSAGE | str.maketrans({":": "%3A", ",": "%2C"})
_IN_CELL = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_{}[]<>()#|@!~&"})


def annotations(report: Report) -> str:
    """Return workflow commands for the first ten findings, then what was looked at; `summary` has the rest."""
    findings = _in_order(report)
    more = len(findings) - _MOST
    rest = [f"{more} more findings are in the summary of this step"] if more > 0 else []
    return "\n".join([*map(_annotation, findings[:_MOST]), *rest, report.conclusion])


def summary(report: Report) -> str:
    """Return the findings as a table in Markdown, for the summary of the step, or nothing when there are none."""
    if not report.findings:
        return ""
    findings = _in_order(report)
    rows = [f"| {' | '.join(map(_cell, _cells(finding)))} |" for finding in findings[:_MOST_IN_SUMMARY]]
    left_out = len(findings) - len(rows)
    more = [f"\n{left_out} more are not listed; run `claimcheck`."] if left_out else []
    title = f"### claimcheck: {len(findings)} findings\n"
    head = ["| Where | Rule | What is wrong | What to do |", "| --- | --- | --- | --- |"]
    return "\n".join([title, *head, *rows, *more, "", report.conclusion, ""])


def _in_order(report: Report) -> list[Finding]:
    return sorted(report.findings, key=lambda finding: finding.rule != _FIRST)


def _annotation(finding: Finding) -> str:
    where = {"file": finding.path, "line": finding.line, "col": finding.column, "title": finding.rule}
    properties = ",".join(f"{name}={str(value).translate(_IN_PROPERTY)}" for name, value in where.items())
    return f"::error {properties}::{finding.message.translate(_IN_MESSAGE)}"


def _cells(finding: Finding) -> tuple[str, str, str, str]:
    return finding.where, finding.rule, *parted(finding.message)


def _cell(text: str) -> str:
    return visible(text).translate(_IN_CELL)
