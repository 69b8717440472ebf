"""Each file of the site is of a kind that the site gate reads, or that shows no text of its own.

Why: what stands in a file that no rule reads is published all the same, and nobody has checked it.
Bad: docs/doses.htm, docs/doses.txt, docs/shared.html as a link to a file elsewhere
Good: docs/doses.md, which both gates read
"""

from collections.abc import Iterator
from pathlib import PurePosixPath

from guide.place import Place
from lxml import etree

from claimcheck.finding import Found
from claimcheck.site.site import Site, built_as, line_of

# Read by the gate; data and copies that are made from what was read; pictures of dots.
_KNOWN = frozenset(".html .css .js .svg .xml .json .bib .gz .pdf .zip .png .ico".split())
_MADE = frozenset(["404.html", "leaflet.html", "print.html", "print/index.html", "print/leaflet/index.html"])
# Where each page's sheet lies, by the name of the page.
_SHEETS = "print/sheets/"


def check(site: Site) -> Iterator[Found]:
    """Yield a finding for each file of another kind, each that cannot be read, and each drawing with text."""
    yield from ((name, Place(1), f"this {what}") for name, what in site.odd.items())
    yield from _of_nothing(site)
    for name in sorted(site.files):
        suffix = PurePosixPath(name).suffix
        if suffix not in _KNOWN:
            what = f"no rule reads files of the kind '{suffix or name}'"
            yield name, Place(1), f"{what}; write a page, or leave the file out"
    for name, root in site.xml.items():
        for element in root.iter("{*}text", "{*}foreignObject") if name.endswith(".svg") else ():
            if element.xpath("normalize-space()"):
                tag = etree.QName(element).localname
                yield name, line_of(element), f"this {tag} is read by no rule; write it on the page"


def _of_nothing(site: Site) -> Iterator[Found]:
    """Yield a finding for each page that was made of none of the guide: only its main text would be read."""
    known = _MADE.union(*(built_as(page.location) for page in site.guide.pages)) if site.guide else _MADE
    for name in sorted(site.files - site.odd.keys()) if site.guide else ():
        if name.endswith(".html") and name.removeprefix(_SHEETS) not in known:
            yield name, Place(1), "this page is made of no page of the guide; write it as one, or leave the file out"
