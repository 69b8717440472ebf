"""Built HTML -> claims and their links: what the reader really gets, whichever engine built it.

Every page of the site must say what it is, with `data-kind` on the element that holds its text.
On an evidence page, each claim in the main content must have a link to a reference that exists on
that page. A site built by an engine that skipped the guide's hooks has no such marks, and fails.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import html

from claimcheck.finding import Finding
from claimcheck.guide import CannotRunError
from claimcheck.links import foreign_loads, internal_links
from claimcheck.sentences import split_sentences
from claimcheck.vocabulary import REASONS

REFERENCE_PREFIX = "ref-"
# What the presentation adds around a page's text, by class; the same class inside the text counts for nothing.
GENERATED = ("guide-status", "guide-references", "guide-changes")
_TITLES = {"h1", "h2", "h3", "h4", "h5", "h6", "dt", "th", "summary", "label", "legend", "thead"}
_UNSEEN = {"script", "style", "template", "pre", "code", "svg", "button", "select", "nav", "form"}
_BLOCKS = {
    "p", "li", "dd", "div", "section", "article", "blockquote", "figure", "figcaption", "caption", "ul", "ol", "dl",
    "table", "tbody", "tfoot", "details", "td", "main", "aside", "header", "footer", "center", "address", "hr", "br",
}  # fmt: skip
# Characters that stand for a citation and a waiver in the text of a claim.
_CITED, _WAIVED, _LINK = "\ue000", "\ue001", "\ue002"
_RAW = re.compile(r"\[-?@[\w-]|\[\^[^\]\s]")
_WAIVER = re.compile(r"\s*no-source:\s*([\w-]+)\s*")


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
        for claim in _page_claims(root, ids):
            claims += 1
            citations += claim.text.count(_CITED)
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


@dataclass(frozen=True, slots=True)
class _Claim:
    line: int
    text: str
    sourced: bool


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


def _page_claims(root: html.HtmlElement, ids: set[str]) -> Iterator[_Claim]:
    """Yield the claims in the main content, or in the whole body where nothing says what is main."""
    main = root.xpath("//main//article") or root.xpath("//main | //*[@role='main'] | //article") or root.xpath("//body")
    # An element inside another of the list is walked with it.
    for area in main[:1] if len(main) > 1 and main[0].tag == "main" else main:
        for run in _runs(area, ids, marked=False):
            yield from _claims_of(run)


@dataclass(slots=True)
class _Run:
    """The text between two block boundaries, with citations and waivers as single characters."""

    line: int
    text: str = ""
    row: bool = False
    reading: bool = False


def _runs(element: html.HtmlElement, ids: set[str], marked: bool, reading: bool = False) -> Iterator[_Run]:
    """Walk `element` and yield its text in runs; `marked` tells that the page's own text has been entered."""
    current = _Run(element.sourceline or 1, reading=reading)

    def flush() -> Iterator[_Run]:
        nonlocal current
        if current.text.strip():
            yield current
        current = _Run(current.line, reading=reading)

    def walk(node: html.HtmlElement, marked: bool) -> Iterator[_Run]:
        nonlocal current, reading
        current.text += node.text or ""
        for child in node:
            tail = child.tail or ""
            if isinstance(child, html.HtmlComment):
                waiver = _WAIVER.fullmatch(child.text or "")
                current.text += _WAIVED if waiver and waiver[1] in REASONS else ""
            elif not isinstance(child.tag, str) or child.tag in _UNSEEN:
                current.text += " "
            elif _is_title(child) or (not marked and set(child.get("class", "").split()) & set(GENERATED)):
                yield from flush()
            elif child.tag == "tr":
                yield from flush()
                yield from _row(child, ids, reading)
            elif child.tag in _BLOCKS:
                yield from flush()
                current.line = child.sourceline or current.line
                outer, reading = reading, reading or _is_reading(child)
                current.reading = reading
                yield from walk(child, marked or child.get("data-kind") is not None)
                yield from flush()
                reading = current.reading = outer
            elif child.tag == "img":
                current.text += " " + child.get("alt", "")
            else:
                target = child.get("href", "") if child.tag == "a" else ""
                if target.startswith("#" + REFERENCE_PREFIX) and target[1:] in ids:
                    current.text += _CITED
                else:
                    fence = _LINK if target and not re.match(r"[a-zA-Z][\w+.-]*:|//", target) else ""
                    current.text += fence
                    yield from walk(child, marked)
                    current.text += fence
            current.text += tail

    yield from walk(element, marked)
    yield from flush()


def _row(row: html.HtmlElement, ids: set[str], reading: bool) -> Iterator[_Run]:
    if not row.xpath("td"):
        return
    whole = _Run(row.sourceline or 1, row=True, reading=reading)
    for cell in row:
        if isinstance(cell.tag, str):
            whole.text += " | " + " ".join(run.text for run in _runs(cell, ids, True, reading))
    yield whole


def _claims_of(run: _Run) -> Iterator[_Claim]:
    spans = [(0, len(run.text))] if run.row else split_sentences(run.text, 0, len(run.text))
    for start, end in spans:
        text = run.text[start:end]
        plain = text.translate({ord(c): None for c in (_CITED, _WAIVED, _LINK)})
        rest_of_line = run.text[start:].partition("\n")[0]
        if not any(map(str.isalnum, plain)) or run.reading:
            continue
        if re.fullmatch(rf"[\s|]*{_LINK}[^{_LINK}]*{_LINK}[\s|{_WAIVED}]*", text):
            continue
        sourced = _CITED in text or _WAIVED in rest_of_line
        yield _Claim(run.line + run.text.count("\n", 0, start), text, sourced)


def _is_title(element: html.HtmlElement) -> bool:
    classes = element.get("class", "").split()
    return element.tag in _TITLES or "admonition-title" in classes or "tabbed-labels" in classes


def _is_reading(element: html.HtmlElement) -> bool:
    if not {"admonition", "reading"} <= set(element.get("class", "").split()):
        return False
    title = element.xpath("./p[contains(concat(' ', @class, ' '), ' admonition-title ')]")
    return bool(title) and title[0].text_content().strip() == "Our reading"


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
    text = re.sub(rf"[{_CITED}{_WAIVED}{_LINK}]", "", " ".join(text.split()))
    return text if len(text) <= 80 else text[:77] + "..."
