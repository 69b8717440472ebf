"""Which version of the guide this is: the day and the commit of what is built. It knows no clock."""

import datetime
import json
import subprocess
from dataclasses import dataclass
from pathlib import Path

from guide.changes import LIST, read_changes

from presentation.day import in_words

UNKNOWN = "unknown"
# Stands behind the hash when the files differ from the commit.
EDITED = "+"


@dataclass(frozen=True, slots=True)
class Version:
    """The day of a version, in UTC, and its commit: seven digits, with EDITED behind them, or UNKNOWN.

    As text it is what pages and workers are told apart by: `2026-11-22 e88c756`.
    """

    date: datetime.date
    commit: str

    def __str__(self) -> str:
        return f"{self.date.isoformat()} {self.commit}"

    @property
    def words(self) -> str:
        """The version as readers are told it: `22 November 2026 (e88c756, edited)`."""
        commit = self.commit.removesuffix(EDITED)
        edited = ", edited" if commit != self.commit else ""
        return in_words(self.date) + (f" ({commit}{edited})" if commit != UNKNOWN else "")


def guide_version(root: Path) -> Version:
    """Return the version of the guide whose folder is `root`.

    Without git it is as old as the newest change that about/changes.md lists, and like the feed of
    changes it is of 1970 when there is none.
    """
    # A guide that was unpacked inside another project must not pass for a commit of that.
    top = _git(root, "rev-parse", "--show-toplevel")
    committed = _git(root, "log", "-1", "--format=%ct %H") if top and Path(top).resolve() == root.resolve() else None
    if committed:
        seconds, _, commit = committed.partition(" ")
        edited = EDITED if _git(root, "status", "--porcelain") else ""
        return Version(datetime.datetime.fromtimestamp(int(seconds), datetime.UTC).date(), commit[:7] + edited)
    listed = root / "docs" / LIST
    changes = read_changes(listed.read_text("utf-8"))[0] if listed.exists() else []
    return Version(max((change.day for change in changes), default=datetime.date(1970, 1, 1)), UNKNOWN)


def version_file(version: Version, address: str) -> str:
    """Return version.json, which pages ask whether they are the newest; `address` is where the guide is published."""
    return json.dumps({"date": version.date.isoformat(), "commit": version.commit, "address": address}) + "\n"


def _git(root: Path, *words: str) -> str | None:
    """Return what git says about `root`, or nothing when there is no git, no repository or no commit."""
    # Without its optional locks, so that a preview never stands in the way of a commit.
    command = ["git", "--no-optional-locks", "-C", str(root), *words]
    try:
        return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return None
