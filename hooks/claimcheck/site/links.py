"""Links and loads of built HTML: dead internal links, and what would be fetched from another host."""

import re
from collections.abc import Iterator, Mapping, Set
from posixpath import dirname, normpath
from urllib.parse import unquote, urlsplit

from lxml import html

# Attributes whose address is fetched when the page is shown, by element; `link` by its `rel`.
_LOADS = {
    ("script", "src"), ("img", "src"), ("img", "srcset"), ("source", "src"), ("source", "srcset"), ("iframe", "src"),
    ("embed", "src"), ("object", "data"), ("video", "src"), ("video", "poster"), ("audio", "src"), ("track", "src"),
    ("input", "src"), ("use", "href"), ("image", "href"), ("frame", "src"), ("body", "background"), ("form", "action"),
}  # fmt: skip
# Relations that name an address without fetching it.
_NAMING = {"canonical", "alternate", "next", "prev", "license", "author", "help", "search", "edit", "me", "bookmark"}
_FOREIGN = re.compile(r"\s*(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)
_IN_STYLE = re.compile(r"""(?:url\(\s*|@import\s+)["']?\s*((?:https?:)?//[^"')\s]+)""", re.IGNORECASE)


def foreign_loads(root: html.HtmlElement) -> Iterator[tuple[int, str, str]]:
    """Yield (line, rule, message) for each element of a page that would load something from another host."""
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        addresses = [element.get(name, "") for tag, name in _LOADS if tag == element.tag and element.get(name)]
        if element.tag == "link" and not set(element.get("rel", "").lower().split()) <= _NAMING:
            addresses.append(element.get("href", ""))
        if element.tag == "meta" and element.get("http-equiv", "").lower() == "refresh":
            addresses.append(element.get("content", "").partition("=")[2].strip("'\" "))
        styles = [element.get("style", "")] + ([element.text or ""] if element.tag == "style" else [])
        addresses += [address for style in styles for address in _IN_STYLE.findall(style)]
        for address in addresses:
            for part in re.split(r",\s+", address) if element.get("srcset") else [address]:
                if _FOREIGN.match(part):
                    message = f"this {element.tag} loads '{part.strip()[:80]}' from another host; keep it here"
                    yield element.sourceline or 1, "other-host", message


def internal_links(roots: Mapping[str, html.HtmlElement], files: Set[str]) -> Iterator[tuple[str, int, str | None]]:
    """Yield (page, line, what is wrong or None) for each link from one file of the site to another, or to itself."""
    ids = {name: _anchors(root) for name, root in roots.items()}
    base = _base_path(roots)
    for name, root in roots.items():
        for element, attribute in _links(root):
            address = element.get(attribute).strip()
            parts = urlsplit(address)
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
    anchors = {"", "top", "__top"}
    for element in root.iter():
        if isinstance(element.tag, str):
            anchors.update(filter(None, (element.get("id"), element.get("name") if element.tag == "a" else None)))
    return anchors


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
