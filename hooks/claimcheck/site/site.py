"""A built site as its rules see it, each file read once."""

import os
import re
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from guide.guide import Guide
from guide.place import Place
from lxml import etree, html

from claimcheck.site.claims import SiteClaim, page_claims, titles_of
from claimcheck.site.links import internal_links

# Text that a browser reads: everything else is only carried along.
_TEXTS = (".css", ".js")
_XML = (".svg", ".xml")


@dataclass(frozen=True, slots=True)
class Site:
    """The pages, texts and drawings of a site, by their paths below its folder, and what cannot be read.

    `pages` and `xml` are parsed, `texts` are style sheets and scripts, `files` are all regular files, and
    `odd` says of each thing that is no such file, or cannot be read, what it is. `claims` stand with their
    page, `links` with their page, line and what is wrong with them. `guide` is what the site
    was built from, where that is known.
    """

    pages: Mapping[str, html.HtmlElement]
    xml: Mapping[str, etree._Element]
    texts: Mapping[str, str]
    files: frozenset[str]
    odd: Mapping[str, str]
    claims: tuple[tuple[str, SiteClaim], ...] = ()
    links: tuple[tuple[str, int, str | None], ...] = ()
    guide: Guide | None = None


def read_site(folder: Path, guide: Guide | None = None) -> Site:
    """Read the built site in `folder`; links and devices are reported and not followed."""
    pages: dict[str, html.HtmlElement] = {}
    xml: dict[str, etree._Element] = {}
    texts: dict[str, str] = {}
    files: set[str] = set()
    odd: dict[str, str] = {}
    for path in sorted(Path(at, name) for at, folders, names in os.walk(folder) for name in (*folders, *names)):
        name = path.relative_to(folder).as_posix()
        mode = path.lstat().st_mode
        if stat.S_ISDIR(mode):
            if path.suffix.lower() in (".html", *_TEXTS, *_XML):
                odd[name] = "is a folder with the name of a file; rename it"
            continue
        if not stat.S_ISREG(mode):
            kind = "a link" if stat.S_ISLNK(mode) else "a device or a pipe"
            odd[name] = f"is {kind} and no file; put the file itself there"
            continue
        files.add(name)
        try:
            if path.suffix == ".html":
                pages[name] = _page(path.read_bytes())
            elif path.suffix in _XML:
                xml[name] = etree.fromstring(
                    path.read_bytes(), etree.XMLParser(resolve_entities=False, no_network=True)
                )
            elif path.suffix in _TEXTS:
                texts[name] = path.read_text("utf-8", "replace")
        except OSError:
            odd[name] = "cannot be read; mend its permissions"
        except etree.ParserError:
            odd[name] = "is an empty page; write it or remove it"
        except etree.XMLSyntaxError as error:
            odd[name] = f"is no well-formed XML in line {error.lineno}; mend it"
    titles = frozenset(title for root in pages.values() for title in titles_of(root))
    claims = tuple((name, claim) for name, root in pages.items() for claim in page_claims(root, titles))
    links = tuple(internal_links(pages, files))
    return Site(pages, xml, texts, frozenset(files), odd, claims, links, guide)


def built_as(location: str) -> tuple[str, ...]:
    """Return where the page at `location` below the docs folder may stand in the built site, likeliest first."""
    stem = re.sub(r"\.[^./]+\Z", "", location)
    if re.search(r"(?:\A|/)(?:index|README)\Z", stem):
        return (f"{stem.removesuffix('README').removesuffix('index')}index.html",)
    return f"{stem}/index.html", f"{stem}.html"


def elements_of(site: Site) -> Iterator[tuple[str, etree._Element]]:
    """Yield each element of the site's pages and drawings, with the file that it stands in."""
    for name, root in (*site.pages.items(), *site.xml.items()):
        yield from ((name, element) for element in root.iter() if isinstance(element.tag, str))


def line_of(element: etree._Element) -> Place:
    """Return the place of an element, as far as the parser knows it: its line."""
    line = element.sourceline
    return Place(line if isinstance(line, int) else 1)


def _page(data: bytes) -> html.HtmlElement:
    # Without huge_tree the parser leaves out, without a word, what is nested more than 256 times.
    return html.document_fromstring(data, parser=html.HTMLParser(encoding="utf-8", huge_tree=True))
