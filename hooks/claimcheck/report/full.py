"""A finding with the line that it is about, a caret under the column, and what to do: for a terminal."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from claimcheck.finding import Finding
from claimcheck.report.report import Report, parted
from claimcheck.report.width import cut, shown, width

_RED, _CYAN, _BOLD, _PLAIN = "\033[31m", "\033[36m", "\033[1m", "\033[0m"


@dataclass(frozen=True, slots=True)
class Terminal:
    """How many columns a line may have, and whether colours are shown."""

    columns: int = 120
    colour: bool = False

    def painted(self, text: str, colour: str) -> str:
        """Return `text` in a colour, where there are any."""
        return f"{colour}{text}{_PLAIN}" if self.colour and text else text


def full(report: Report, terminal: Terminal) -> str:
    """Return each finding with its line, then what was looked at; no line of the guide is wider than the terminal."""
    files = {path: _read(Path(path)) for path in {finding.path for finding in report.findings}}
    parts = ["\n".join(_lines(finding, files[finding.path], terminal)) for finding in report.findings]
    return "\n\n".join([*parts, report.conclusion])


def _lines(finding: Finding, file: list[str], terminal: Terminal) -> Iterator[str]:
    wrong, remedy = parted(finding.message)
    yield f"{terminal.painted(finding.where, _BOLD)}: {terminal.painted(finding.rule, _RED)}: {wrong}"
    line = file[finding.line - 1] if finding.line <= len(file) else ""
    if line.strip():
        number = str(finding.line)
        margin, bar = " " * len(number), terminal.painted("|", _CYAN)
        before, at = cut(shown(line[: finding.column - 1]), shown(line[finding.column - 1 :]), terminal.columns - 10)
        yield f"{terminal.painted(number, _CYAN)} {bar} {before}{at}"
        yield f"{margin} {bar} {' ' * width(before)}{terminal.painted('^', _RED)}"
    if remedy:
        yield f"{terminal.painted('help', _CYAN)}: {remedy}"


def _read(path: Path) -> list[str]:
    """Return the lines of a file as the readers of the guide count them, or none where it cannot be read."""
    # What is no file, such as a pipe, would never end.
    if not path.is_file():
        return []
    try:
        text = path.read_bytes().decode("utf-8", "replace")
    except OSError:
        return []
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
