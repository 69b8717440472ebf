"""The files of a built site, each read once, and not before its turn."""

import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

from lxml import etree, html

from claimcheck.site.elements import Element
from claimcheck.site.site import Site

# Text that a browser reads: everything else is only carried along.
_TEXTS = (".css", ".js")
_XML = (".svg", ".xml")


def list_site(folder: Path) -> tuple[frozenset[str], dict[str, str]]:
    """Return the regular files in `folder`, and what each thing is that is none; links and devices are not followed."""
    files: set[str] = set()
    odd: dict[str, str] = {}
    for path in sorted(Path(at, name) for at, folders, names in os.walk(folder) for name in (*folders, *names)):
        name, mode = path.relative_to(folder).as_posix(), path.lstat().st_mode
        if stat.S_ISREG(mode):
            files.add(name)
        elif stat.S_ISDIR(mode):
            if path.suffix.lower() in (".html", *_TEXTS, *_XML):
                odd[name] = "is a folder with the name of a file; rename it"
        else:
            kind = "a link" if stat.S_ISLNK(mode) else "a device or a pipe"
            odd[name] = f"is {kind} and no file; put the file itself there"
    return frozenset(files), odd


def is_read(name: str) -> bool:
    """Tell whether a file of this name is one that a browser reads."""
    return Path(name).suffix in (".html", *_TEXTS, *_XML)


def read_file(folder: Path, name: str, read: Callable[[bytes], Element] | None = None) -> Site:
    """Return the file `name` of the site in `folder`, parsed; one that cannot be read is odd.

    `read` makes the tree of a page, as `read_page` does.
    """
    path = folder / name
    try:
        if path.suffix == ".html":
            return Site(pages={name: (read or read_page)(path.read_bytes())})
        if path.suffix in _XML:
            parser = etree.XMLParser(resolve_entities=False, no_network=True)
            return Site(xml={name: etree.fromstring(path.read_bytes(), parser)})
        return Site(texts={name: path.read_text("utf-8", "replace")})
    except OSError:
        return Site(odd={name: "cannot be read; mend its permissions"})
    except etree.ParserError:
        return Site(odd={name: "is an empty page; write it or remove it"})
    except etree.XMLSyntaxError as error:
        return Site(odd={name: f"is no well-formed XML in line {error.lineno}; mend it"})


def read_page(data: bytes) -> Element:
    """Return the tree of a page; raises lxml.etree.ParserError when it is empty."""
    # Without huge_tree the parser leaves out, without a word, what is nested more than 256 times. Elements of
    # lxml.etree, since for each of lxml.html Python would be asked which class it is to have.
    root = html.document_fromstring(data, parser=etree.HTMLParser(encoding="utf-8", huge_tree=True))
    # A page whose tags are broken may come out as several trees; what walks over the first must meet them all.
    trees: Any = root.xpath("/*")
    root.extend(trees[1:])
    return root
