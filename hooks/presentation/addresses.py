"""Where the guide and its pages are published."""

import re
from urllib.parse import urlsplit

# The title of the leaflet, by which links to it are called.
LEAFLET = "Ketamine for pain: leaflet to print"


def address(site_url: str) -> str:
    """Return where the guide is published, or nothing when it was built for this machine alone."""
    return "" if urlsplit(site_url).hostname in (None, "localhost", "127.0.0.1", "::1") else site_url


def published(url: str) -> str:
    """Return the address below the home page, itself "./", at which the file `url` of a copy is published."""
    return re.sub(r"\.html$", "/", re.sub(r"(^|/)index\.html$", r"\1", url)) or "./"


def leaflet_url(folders: bool) -> str:
    """Return where the leaflet lies below the home page; `folders` tells whether pages have addresses of folders."""
    return "print/leaflet/" if folders else "leaflet.html"


def way(url: str, here: str) -> str:
    """Return the link to the page at `url` from the one at `here`, both below the home page, itself "./"."""
    to, at = _steps(url), _steps(here.rpartition("/")[0])
    shared = next((index for index, (one, other) in enumerate(zip(to, at, strict=False)) if one != other), None)
    shared = min(len(to), len(at)) if shared is None else shared
    found = "/".join([".."] * (len(at) - shared) + to[shared:]) or "."
    return f"{found}/" if url.endswith("/") or not url else found


def _steps(path: str) -> list[str]:
    return [step for step in path.split("/") if step not in ("", ".")]
