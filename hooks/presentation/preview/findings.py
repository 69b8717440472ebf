"""What the preview is told of a finding, and where an author opens it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol
from urllib.parse import quote


class Finding(Protocol):
    """What a rule has to say about a place: path with ``/``, line and column from 1."""

    @property
    def path(self) -> str:
        """Return the file."""

    @property
    def line(self) -> int:
        """Return the line."""

    @property
    def column(self) -> int:
        """Return the column."""

    @property
    def rule(self) -> str:
        """Return the name of the rule."""

    @property
    def message(self) -> str:
        """Return what is wrong, and what to do about it."""


@dataclass(frozen=True, slots=True)
class Noted:
    """A finding as the preview shows it, by its number on the page.

    `place` is what is copied, `editor` the address that opens it there, which is empty when nobody asked for one.
    """

    number: int
    rule: str
    message: str
    place: str
    editor: str


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The findings of another file; `address` is that of its page, and empty when it is none."""

    path: str
    address: str
    findings: tuple[Noted, ...]


def noted(findings: Iterable[Finding], root: Path, editor: str) -> list[Noted]:
    """Return `findings` as the preview shows them, numbered from 1; `editor` is what EDITOR_LINK says.

    An editor is named by the scheme of its addresses, such as vscode.
    """
    return [
        Noted(
            number,
            finding.rule,
            finding.message,
            f"{finding.path}:{finding.line}:{finding.column}",
            _link(finding, root, editor),
        )
        for number, finding in enumerate(findings, 1)
    ]


def _link(finding: Finding, root: Path, editor: str) -> str:
    if not re.fullmatch(r"[a-z][a-z0-9-]*", editor):
        return ""
    path = quote((root / finding.path).as_posix().lstrip("/"), safe="/:")
    return f"{editor}://file/{path}:{finding.line}:{finding.column}"


def elsewhere(
    findings: Iterable[Finding], here: str, addresses: Mapping[str, str], root: Path, editor: str
) -> list[Elsewhere]:
    """Return the findings of all files but `here`, file by file; `addresses` are those of the pages, by their paths."""
    by_path: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.path != here:
            by_path.setdefault(finding.path, []).append(finding)
    return [
        Elsewhere(path, addresses.get(path, ""), tuple(noted(found, root, editor)))
        for path, found in sorted(by_path.items())
    ]
