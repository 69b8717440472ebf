"""The words of a built page, as a reader gets them."""

import re
from collections.abc import Iterator

from claimcheck.site.claims import is_citation
from claimcheck.site.elements import Element

_WORD = re.compile(r"[^\W_]+")
_UNSEEN = frozenset(["script", "style", "template", "noscript", "svg"])


def words(text: str) -> str:
    """Return the words of a text in small letters, with a space between each two and no other sign."""
    return " ".join(_WORD.findall(text.lower()))


def shown_words(element: Element) -> str:
    """Return the words of an element's text as a reader gets it, without the labels of citations."""
    return words(" ".join(_texts(element)))


def _texts(element: Element) -> Iterator[str]:
    seen = isinstance(element.tag, str) and element.tag not in _UNSEEN and "hidden" not in element.attrib
    if seen and not is_citation(element):
        yield element.text or ""
        for child in element:
            yield from _texts(child)
            yield child.tail or ""
