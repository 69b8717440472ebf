"""The guide as one zip file, for a USB stick or a shared drive: its pages open by double-click, without a server.

It is packed from a build whose pages are linked as files (DIRECTORY_URLS=false).
"""

import re
import sys
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from presentation.version import Version, guide_version

_NAME = "ketamine-in-pain"
# Only a server, a search engine or a program for developers has a use for these.
_NOT_PACKED = re.compile(r"404\.html|sitemap\.xml(\.gz)?|version\.json|sw\.js|.*\.map")
# Among a dozen files and folders, a reader finds the one to open.
_START = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="refresh" content="0; url=index.html">
<title>Ketamine in Pain</title>
<p><a href="index.html">Open the guide</a></p>
</html>
"""


def zip_copy(built: Path, target: Path, version: Version) -> int:
    """Pack the folder `built` into `target`; the same files give the same bytes. Returns how many were packed."""
    files = {path.relative_to(built).as_posix(): path for path in built.rglob("*") if path.is_file()}
    contents = {name: path.read_bytes() for name, path in files.items() if not _NOT_PACKED.fullmatch(name)}
    contents["START HERE.html"] = _START.encode()
    with ZipFile(target, "w") as archive:
        for name, content in sorted(contents.items()):
            archive.writestr(_member(f"{_NAME}/{name}", version), content, ZIP_DEFLATED)
    return len(contents)


def _member(name: str, version: Version) -> ZipInfo:
    # A zip file knows no year before 1980.
    date = version.date
    member = ZipInfo(name, (max(date.year, 1980), date.month, date.day, 0, 0, 0))
    member.create_system = 3
    member.external_attr = 0o100644 << 16
    return member


def main() -> None:
    """Pack the folder that the first word of the command names into the file that the second names."""
    built, target = map(Path, sys.argv[1:])
    if not target.parent.is_dir():
        sys.exit(f"there is no folder {target.parent}; build the guide first: make build")
    packed = zip_copy(built, target, guide_version(Path.cwd()))
    print(f"{target}: {packed} files, {target.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
