"""What a browser keeps, so that the guide opens without a connection: the list, and the worker that keeps it."""

import json
import re
from pathlib import Path

from presentation.shown import Shown
from presentation.version import Version, version_file

WORKER = "sw.js"
_SOURCE = Path(__file__).with_name("worker.js")
# What a page is made of. Data for programs, feeds, site maps and downloads are of other kinds, and stay out.
_KINDS = {".html", ".css", ".js", ".svg", ".png", ".jpg", ".jpeg", ".webp", ".ico", ".woff2"}


def kept_files(site: Path) -> list[str]:
    """Return what is to be kept of the built `site`: addresses below the home page, which is "", sorted."""
    files = (path.relative_to(site).as_posix() for path in site.rglob("*") if path.suffix in _KINDS)
    return sorted(re.sub(r"(^|/)index\.html$", r"\1", file) for file in files if file != WORKER)


def worker(version: Version, kept: list[str]) -> str:
    """Return the script of the service worker that keeps `kept`, for this version of the guide."""
    addresses = json.dumps(kept, indent=0)
    return f"const VERSION = {json.dumps(str(version))};\nconst KEPT = {addresses};\n\n{_SOURCE.read_text('utf-8')}"


def write_copies(site: Path, shown: Shown) -> None:
    """Write version.json, and the worker when there is one; all files that it is to keep are there by now."""
    (site / "version.json").write_text(version_file(shown.version, shown.address), "utf-8")
    if shown.worker:
        (site / shown.worker).write_text(worker(shown.version, kept_files(site)), "utf-8")
