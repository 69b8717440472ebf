"""What only a build makes, of all pages together: search, data, the printable guide. A preview has the last."""

import datetime
from pathlib import Path

from presentation.addresses import SHEETS
from presentation.day import in_words

# The pages that only a build makes; all others of its folder were made anew since, or are gone.
_DOCUMENTS = ("print/index.html", "print.html", "print/leaflet/index.html", "leaflet.html")


def built_file(site: Path, url: str) -> Path | None:
    """Return the file at the address `url` of the built `site`, when it is one that only a build makes."""
    site = site.resolve()
    path = (site / url).resolve()
    if path.is_dir():
        path /= "index.html"
    if not path.is_relative_to(site) or not path.is_file():
        return None
    name = path.relative_to(site).as_posix()
    return path if path.suffix != ".html" or name in _DOCUMENTS or name.startswith(SHEETS) else None


def built_at(site: Path) -> str:
    """Return when `site` was built, or nothing when it was not."""
    index = site / "search" / "index.js"
    return clock(index.stat().st_mtime) if index.is_file() else ""


def clock(at: float | None = None) -> str:
    """Return the time on the clock of whoever writes, now or `at` so many seconds; with the day, when it is another."""
    now = datetime.datetime.now().astimezone()
    then = now if at is None else datetime.datetime.fromtimestamp(at).astimezone()
    return f"{then:%H:%M:%S}" if then.date() == now.date() else f"{then:%H:%M} on {in_words(then.date())}"
