"""Where the guide and its pages are published."""

import re
from functools import lru_cache
from urllib.parse import urlsplit

# Where the home page stands below the docs folder.
HOME = "index.md"
# The picture by which browsers tell the guide's tabs, as in mkdocs.yml.
ICON = "assets/images/guide.svg"
# The title of the leaflet, by which links to it are called.
LEAFLET = "Ketamine for pain: leaflet to print"
# The files that readers can take away, below the home page.
LEAFLET_FILE = "ketamine-in-pain-leaflet.pdf"
SHEETS_FILE = "ketamine-in-pain-sheets.pdf"
# The folder of the sheets below the home page.
SHEETS = "print/sheets/"


def address(site_url: str) -> str:
    """Return where the guide is published, or nothing when it was built for this machine alone."""
    return "" if urlsplit(site_url).hostname in (None, "localhost", "127.0.0.1", "::1") else site_url


def published(url: str) -> str:
    """Return the address below the home page, itself "./", at which the file `url` of a copy is published."""
    return re.sub(r"\.html$", "/", re.sub(r"(^|/)index\.html$", r"\1", url)) or "./"


def leaflet_url(folders: bool) -> str:
    """Return where the leaflet lies below the home page; `folders` tells whether pages have addresses of folders."""
    return "print/leaflet/" if folders else "leaflet.html"


def has_sheet(path: str) -> bool:
    """Tell whether the page at `path` below the docs folder is an indication, which has a sheet to pin up."""
    return path.startswith("indications/")


def sheet_url(url: str) -> str:
    """Return where the sheet of the page at `url` lies below the home page."""
    return SHEETS + url


def sheet_file(path: str) -> str:
    """Return where the PDF of the sheet of the page at `path` lies below the home page, by a name of its own."""
    name = re.sub(r"(?:/index)?\.md$", "", path.removeprefix("indications/"))
    return f"sheets/ketamine-{name.replace('/', '-')}.pdf"


def way(url: str, here: str) -> str:
    """Return the link to the page at `url` from the one at `here`, both below the home page, itself "./"."""
    to, at = _steps(url), _steps(here.rpartition("/")[0])
    shared = next((index for index, (one, other) in enumerate(zip(to, at, strict=False)) if one != other), None)
    shared = min(len(to), len(at)) if shared is None else shared
    found = "/".join((*([".."] * (len(at) - shared)), *to[shared:])) or "."
    return f"{found}/" if url.endswith("/") or not url else found


@lru_cache(maxsize=4096)
def _steps(path: str) -> tuple[str, ...]:
    return tuple(step for step in path.split("/") if step not in ("", "."))
