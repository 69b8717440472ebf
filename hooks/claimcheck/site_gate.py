"""Built HTML -> claims and their links: what the reader really gets, whichever engine built it.

Every page of the site must say what it is, with `data-kind` on the element that holds its text.
On an evidence page, each claim in the main content must have a link to a reference that exists on
that page. A site built by an engine that skipped the guide's hooks has no such marks, and fails.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from guide.guide import CannotRunError
from lxml import html

from claimcheck.finding import Finding
from claimcheck.site.claims import page_claims
from claimcheck.site.links import foreign_loads, internal_links

_RAW = re.compile(r"\[-?@[\w-]|\[\^[^\]\s]")


@dataclass(frozen=True, slots=True)
class SiteChecked:
    """How much of a built site was looked at."""

    pages: int
    claims: int
    citations: int
    links: int

    def __str__(self) -> str:
        numbers = f"{self.claims} claims, {self.citations} citations, {self.links} internal links"
        return f"checked {self.pages} built pages, {numbers}"


def check_site(site: Path) -> tuple[list[Finding], SiteChecked]:
    """Check all HTML and style sheets below `site`; paths in findings begin with the folder's name as given.

    Returns the sorted findings and how much was checked; raises CannotRunError when the folder is not there.
    """
    if not site.is_dir():
        raise CannotRunError(f"{site} is no folder; build the guide first, or name the folder: --site DIR")
    pages = {path.relative_to(site).as_posix(): path for path in sorted(site.rglob("*.html"))}
    roots = {name: _parse(path) for name, path in pages.items()}
    findings: list[Finding] = []
    claims = citations = 0
    for name, root in roots.items():
        for line, rule, message in (*_check_kind(name, root), *_raw_citations(root), *foreign_loads(root)):
            findings.append(Finding(f"{site.as_posix()}/{name}", line, 1, rule, message))
        if _kind(root) in ("source", "site"):
            continue
        ids = {element.get("id") for element in root.iter() if element.get("id")}
        for claim in page_claims(root, ids):
            claims += 1
            citations += claim.citations
            if not claim.sourced:
                message = f"'{_short(claim.text)}' has no link to a reference on this page; cite its source"
                findings.append(Finding(f"{site.as_posix()}/{name}", claim.line, 1, "uncited-claim", message))
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    links = 0
    for name, line, message in internal_links(roots, files):
        links += 1
        if message:
            findings.append(Finding(f"{site.as_posix()}/{name}", line, 1, "dead-link", message))
    for path in sorted(site.rglob("*.css")):
        for line, message in _foreign_styles(path):
            findings.append(Finding(path.as_posix(), line, 1, "other-host", message))
    return sorted(set(findings)), SiteChecked(len(pages), claims, citations, links)


def _parse(path: Path) -> html.HtmlElement:
    data = path.read_bytes()
    return html.document_fromstring(data or b"<html></html>", parser=html.HTMLParser(encoding="utf-8"))


def _marks(root: html.HtmlElement) -> list[html.HtmlElement]:
    return root.xpath("//*[@data-kind]")


def _kind(root: html.HtmlElement) -> str | None:
    marks = _marks(root)
    return marks[0].get("data-kind") if len(marks) == 1 else None


def _check_kind(name: str, root: html.HtmlElement) -> Iterator[tuple[int, str, str]]:
    marks = _marks(root)
    if not marks:
        message = "no element says what kind of page this is (data-kind); was it built without the guide's hooks?"
        yield 1, "page-kind", f"{message} Build it with them"
    elif len(marks) > 1:
        yield marks[1].sourceline, "page-kind", "a second element has data-kind; only the presentation sets it, once"
    else:
        kind = marks[0].get("data-kind")
        about = name.startswith("about/") or name in ("404.html", "references.html", "references/index.html")
        if kind not in ("evidence", "source", "site"):
            yield marks[0].sourceline, "page-kind", f"'{kind}' is no kind; write evidence, source or site"
        elif (kind == "site" and not about) or (kind == "source" and not name.startswith("sources/")):
            yield marks[0].sourceline, "page-kind", f"a {kind} page does not belong here; make it an evidence page"


def _raw_citations(root: html.HtmlElement) -> Iterator[tuple[int, str, str]]:
    for node in root.xpath(
        "//body//text()[not(ancestor::script or ancestor::style or ancestor::code or ancestor::pre)]"
    ):
        found = _RAW.search(node) if "[" in node else None
        if found:
            line = node.getparent().sourceline or 1
            yield line, "raw-citation", f"'{_short(node[found.start() :])}' reached the reader; mend the citation"


def _foreign_styles(path: Path) -> Iterator[tuple[int, str]]:
    text = path.read_text("utf-8", "replace")
    for found in re.finditer(r"""(?:url\(\s*|@import\s+)["']?((?:https?:)?//[^"')\s]+)""", text):
        yield text.count("\n", 0, found.start()) + 1, f"loads '{_short(found[1])}' from another host; keep it here"


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 80 else text[:77] + "..."
