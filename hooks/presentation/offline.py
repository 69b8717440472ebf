"""What a browser keeps, so that the guide opens without a connection: the list, and the worker that keeps it."""

import json
import re
from pathlib import Path
from posixpath import dirname, join, normpath

from presentation.version import Version

WORKER = "sw.js"
_SOURCE = Path(__file__).with_name("worker.js")
_KINDS = r"\.(?:css|js|svg|png|jpe?g|webp|ico|woff2?)"
_IN_PAGE = re.compile(rf"""\s(?:src|href)=["']?([^"'#?:\s>]+{_KINDS})(?=["'#?\s>])""")
_IN_STYLE = re.compile(rf"""url\(\s*["']?([^"'#?:)]+{_KINDS})(?=["'#?)])""")


def kept_files(site: Path) -> list[str]:
    """Return what is to be kept of the built `site`: addresses below the home page, which is "", sorted.

    That is every page, the styles, scripts and pictures that pages name, and what search reads. Data
    for programs, feeds, site maps and downloads stay out, and so does what no page asks for.
    """
    pages = [path.relative_to(site).as_posix() for path in site.rglob("*.html")]
    # Search asks for its index by itself, when it is used.
    assets = {path.relative_to(site).as_posix() for path in site.glob("search/*.js")}
    for page in pages:
        assets |= _named(site, page, _IN_PAGE)
    for style in [asset for asset in assets if asset.endswith(".css")]:
        assets |= _named(site, style, _IN_STYLE)
    return sorted({*(re.sub(r"(^|/)index\.html$", r"\1", page) for page in pages), *assets})


def worker(version: Version, kept: list[str]) -> str:
    """Return the script of the service worker that keeps `kept`, for this version of the guide."""
    addresses = json.dumps(kept, indent=0)
    return f"const VERSION = {json.dumps(str(version))};\nconst KEPT = {addresses};\n\n{_SOURCE.read_text('utf-8')}"


def _named(site: Path, name: str, pattern: re.Pattern) -> set[str]:
    """Return the files of the site that the file `name` names with a relative address."""
    found = set(pattern.findall((site / name).read_text("utf-8")))
    files = {normpath(join(dirname(name), address)) for address in found if not address.startswith("/")}
    return {file for file in files if not file.startswith("..") and (site / file).is_file()}
