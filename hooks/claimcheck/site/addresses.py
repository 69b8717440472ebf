"""Addresses in built pages, style sheets and scripts, read as browsers read them."""

import re
from collections.abc import Iterator

from guide.place import Places
from lxml import etree

# Attributes with one address, which a browser asks for by itself or when the reader sends or clicks something.
_ONE = frozenset(
    """
    src href poster background data action formaction manifest codebase classid archive dynsrc lowsrc icon
    profile longdesc xlink:href {http://www.w3.org/1999/xlink}href
    """.split()
)
# Attributes with several: candidates for a picture with their sizes, and who is told of a click.
_CANDIDATES = frozenset(["srcset", "imagesrcset"])
_PINGED = "ping"
# Attributes that hold what a style sheet may hold.
_STYLED = frozenset("style fill stroke filter mask clip-path cursor marker marker-start marker-mid marker-end".split())
# All that may hold an address.
ADDRESSING = frozenset([*_ONE, *_CANDIDATES, _PINGED, *_STYLED])
# Relations of a link that name an address and fetch nothing.
_NAMING = frozenset(
    ["canonical", "alternate", "next", "prev", "license", "author", "help", "search", "edit", "me", "bookmark"]
)
_FOLLOWED = frozenset(["a", "area"])
# A seconds count, with or without `url=`, before the address of a refresh.
_REFRESH = re.compile(r"\s*[\d.]*\s*[;,]?\s*(?:url\s*=)?\s*[\"']?", re.IGNORECASE)
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_IN_CSS = re.compile(r"""\b(?:url|src)\(\s*["']?([^"')]*)|(?<!=)["']\s*((?:[a-z]+:)?//[^"']*)["']""", re.IGNORECASE)
_CSS_ESCAPE = re.compile(r"\\(?:([0-9a-f]{1,6})[ \t\n\f]?|([^\n0-9a-f]))", re.IGNORECASE)
_CONTENT = re.compile(r"\bcontent\s*:(?P<value>(?:[^;}\"']|\"[^\"]*\"|'[^']*')*)", re.IGNORECASE)
_STRING = re.compile(r"\"[^\"]*\"|'[^']*'")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_OF_PAPER = re.compile(r"@(?:page\b[^{}]*|media\s+print\s*)\{(?:[^{}]|\{[^{}]*\})*\}", re.IGNORECASE)
_IN_SCRIPT = re.compile(
    r"""(?:https?|wss?|ftp):(?:\\?/){2}[^\s"'`<>\\)]*|(?<=["'`])\s*(?:\\?/){2}[\w-]+\.[^\s"'`]*""", re.IGNORECASE
)
# Names of languages that look like addresses.
_NAMES = "http://www.w3.org/"


def plain(address: str) -> str:
    """Return an address as a browser takes it: without tabs and line breaks, and with slashes for backslashes."""
    return re.sub(r"[\t\n\r]", "", address).strip("".join(map(chr, range(33)))).replace("\\", "/")


def scheme_of(address: str) -> str:
    """Return the scheme of an address in small letters, or nothing when it has none."""
    if ":" not in address:
        return ""
    found = _SCHEME.match(plain(address))
    return found[1].lower() if found else ""


def is_foreign(address: str) -> bool:
    """Tell whether an address leads to another host: whatever has a host or a scheme, other than data."""
    return plain(address).startswith("//") or scheme_of(address) not in ("", "data")


def runs(address: str) -> bool:
    """Tell whether what an address holds is run, or shown as a document: a script, or data other than a picture."""
    scheme = scheme_of(address)
    picture = address.strip().lower().startswith("data:image/")
    return scheme in ("javascript", "vbscript") or (scheme == "data" and not picture)


def attributes(element: etree._Element) -> Iterator[tuple[str, str]]:
    """Yield the name and the value of each attribute."""
    return ((str(name), str(value)) for name, value in element.attrib.items())


def addresses(element: etree._Element) -> Iterator[tuple[str, str]]:
    """Yield the attribute and the address of all that an element loads, or sends something to."""
    for name, value in attributes(element):
        if name in _CANDIDATES:
            yield from ((name, part.split()[0]) for part in re.split(r",(?=\s|[^\s,]*(?:[/:]))", value) if part.split())
        elif name == _PINGED:
            yield from ((name, part) for part in value.split())
        elif name in _ONE and not _only_named(element, name):
            yield name, value
        elif name in _STYLED:
            yield from ((name, found) for _, found in css_addresses(value))
    if element.tag == "meta" and element.get("http-equiv", "").lower() == "refresh":
        yield "content", _REFRESH.sub("", element.get("content", ""), count=1)


def css_words(text: str) -> Iterator[tuple[int, str]]:
    """Yield the line, from 0, and each text of two words or more that a style sheet puts on a screen.

    What it puts on paper alone, such as the name of the guide at the edge, is left out.
    """
    read = _CSS_ESCAPE.sub(_unescaped, text)
    places = Places(read)
    paper = [found.span() for found in _OF_PAPER.finditer(read)]
    for found in _CONTENT.finditer(read):
        said = " ".join(string[1:-1] for string in _STRING.findall(found["value"]))
        if len(_LETTERS.findall(said)) > 1 and not any(start <= found.start() < end for start, end in paper):
            yield places.of(found.start()).line - 1, said


def css_addresses(text: str) -> Iterator[tuple[int, str]]:
    """Yield the line, from 0, and the address of all that a style sheet may load; line breaks keep their number."""
    read = re.sub(r"/\*.*?(?:\*/|\Z)", lambda found: " " + "\n" * found[0].count("\n"), text, flags=re.DOTALL)
    read = _CSS_ESCAPE.sub(_unescaped, read)
    places = Places(read)
    for found in _IN_CSS.finditer(read):
        yield places.of(found.start()).line - 1, found[1] or found[2] or ""


def script_addresses(text: str) -> Iterator[tuple[int, str]]:
    """Yield the line, from 0, and each address of another host that a script spells out."""
    places = Places(text)
    for found in _IN_SCRIPT.finditer(text):
        if not found[0].startswith(_NAMES):
            yield places.of(found.start()).line - 1, found[0].strip()


def _unescaped(found: re.Match[str]) -> str:
    code = int(found[1], 16) if found[1] else 0
    return found[2] or (chr(code) if 0 < code < 0x110000 else " ")


def _only_named(element: etree._Element, name: str) -> bool:
    """Tell whether an address is one that a reader may follow, or that only names something."""
    if element.tag == "link":
        return set(element.get("rel", "").lower().split()) <= _NAMING
    return name.endswith("href") and element.tag.rpartition("}")[2] in _FOLLOWED
