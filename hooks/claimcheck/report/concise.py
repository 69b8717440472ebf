"""One line a finding: what editors, `grep` and MkDocs' log understand."""

from claimcheck.report.report import Report


def concise(report: Report) -> str:
    """Return one line a finding, then what was looked at."""
    return "\n".join([*map(str, report.findings), report.conclusion])
