"""Which version of the guide this is: the day and the commit of what is built. It knows no clock."""

import datetime
import hashlib
import json
import logging
import subprocess
from dataclasses import dataclass
from pathlib import Path

from guide.changes import LIST, read_changes

from presentation.day import in_words

UNKNOWN = "unknown"
# Stands between the commit and a hash of the files that are built, when they are not those of the commit.
EDITED = "+"
_BUILT = ("docs", "hooks", "references.bib", "mkdocs.yml")
log = logging.getLogger("mkdocs.hooks.version")


@dataclass(frozen=True, slots=True)
class Version:
    """The day of a version, in UTC, and its commit: seven digits, or UNKNOWN.

    EDITED and seven digits of what is built follow, unless that is the commit. As text it is what pages and workers
    are told apart by: `2026-11-22 e88c756`, `2026-11-22 e88c756+1f2e3d4`.
    """

    date: datetime.date
    commit: str

    def __str__(self) -> str:
        return f"{self.date.isoformat()} {self.commit}"

    @property
    def words(self) -> str:
        """The version as readers are told it: `22 November 2026 (e88c756, edited)`."""
        commit, edited, _ = self.commit.partition(EDITED)
        edited = ", edited" if edited else ""
        return in_words(self.date) + (f" ({commit}{edited})" if commit != UNKNOWN else "")


def guide_version(root: Path) -> Version:
    """Return the version of the guide whose folder is `root`.

    Without git it is as old as the newest change that about/changes.md lists, and like the feed of
    changes it is of 1970 when there is none.
    """
    # A guide that was unpacked inside another project must not pass for a commit of that.
    top = _git(root, "rev-parse", "--show-toplevel")
    own = bool(top) and Path(top).resolve() == root.resolve()
    committed = _git(root, "log", "-1", "--no-show-signature", "--format=%ct %H") if own else ""
    if committed:
        seconds, _, commit = committed.partition(" ")
        edited = EDITED + _hash(root) if _git(root, "status", "--porcelain") else ""
        return Version(datetime.datetime.fromtimestamp(int(seconds), datetime.UTC).date(), commit[:7] + edited)
    # Where git should answer and does not, the day would be wrong; a guide that was downloaded has none to ask.
    refused = (root / ".git").exists() and not own
    say = log.warning if refused else log.info
    say("git does not say which commit this is%s; the version is a hash of the files", f" in {root}" if refused else "")
    listed = root / "docs" / LIST
    changes = read_changes(listed.read_text("utf-8", "replace"))[0] if listed.exists() else []
    day = max((change.day for change in changes), default=datetime.date(1970, 1, 1))
    return Version(day, UNKNOWN + EDITED + _hash(root))


def _hash(root: Path) -> str:
    """Return seven digits that depend on every file that the guide is built from, its name and its content."""
    found = hashlib.sha256()
    for name in _BUILT:
        files = [root / name] if (root / name).is_file() else sorted((root / name).rglob("*"))
        for path in files:
            if path.is_file() and "__pycache__" not in path.parts:
                content = hashlib.sha256(path.read_bytes()).hexdigest()
                found.update(f"{path.relative_to(root).as_posix()}\0{content}\n".encode("utf-8", "surrogateescape"))
    return found.hexdigest()[:7]


def version_file(version: Version, address: str) -> str:
    """Return version.json, which pages ask whether they are the newest; `address` is where the guide is published."""
    return json.dumps({"date": version.date.isoformat(), "commit": version.commit, "address": address}) + "\n"


def _git(root: Path, *words: str) -> str:
    """Return what git says about `root`, or "" when there is no git, no repository or no commit."""
    # Without its optional locks, so that a preview never stands in the way of a commit.
    command = ["git", "--no-optional-locks", "-C", str(root), *words]
    try:
        return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return ""
