"""Links within a built site, and whether each leads to a file and an anchor of it."""

from collections.abc import Iterator, Mapping, Set
from posixpath import dirname, normpath
from urllib.parse import unquote, urlsplit

from lxml import html


def internal_links(roots: Mapping[str, html.HtmlElement], files: Set[str]) -> Iterator[tuple[str, int, str | None]]:
    """Yield (page, line, what is wrong or None) for each link from one file of the site to another, or to itself."""
    ids = {name: _anchors(root) for name, root in roots.items()}
    base = _base_path(roots)
    for name, root in roots.items():
        for element, attribute in _links(root):
            address = element.get(attribute).strip()
            try:
                parts = urlsplit(address)
            except ValueError:
                yield name, element.sourceline or 1, f"'{address}' is no address; mend the link"
                continue
            if parts.scheme or parts.netloc or (not parts.path and not parts.fragment):
                continue
            target = _target(name, unquote(parts.path), base, files)
            message = None
            if target is None:
                message = f"'{address}' leads to no file of the site; mend the link"
            elif parts.fragment and target in ids and unquote(parts.fragment) not in ids[target]:
                message = f"'{address}' leads to no anchor of {target}; mend the link"
            yield name, element.sourceline or 1, message


def _links(root: html.HtmlElement) -> Iterator[tuple[html.HtmlElement, str]]:
    for element in root.iter("a", "area", "link"):
        if element.get("href"):
            yield element, "href"
    for element in root.iter("img", "script", "source"):
        if element.get("src"):
            yield element, "src"


def _anchors(root: html.HtmlElement) -> set[str]:
    # "" and "top" lead to the top of every page.
    return {"", "top", "__top", *map(str, root.xpath("//@id | //a/@name"))}


def _base_path(roots: Mapping[str, html.HtmlElement]) -> str:
    """Return the path under which the site will stand, from the home page's canonical address."""
    home = roots.get("index.html")
    canonical = home.xpath("//link[@rel='canonical']/@href") if home is not None else []
    return urlsplit(canonical[0]).path if canonical else "/"


def _target(page: str, path: str, base: str, files: Set[str]) -> str | None:
    if not path:
        return page
    if path.startswith("/"):
        if not (path + "/").startswith(base):
            return None
        path = path[len(base) :]
    else:
        path = f"{dirname(page)}/{path}" if dirname(page) else path
    whole = normpath(path or ".")
    if whole.startswith(".."):
        return None
    whole = "" if whole == "." else whole
    for candidate in (whole, f"{whole}/index.html".lstrip("/"), f"{whole}.html"):
        if candidate in files:
            return candidate
    return None
