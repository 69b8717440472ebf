"""The words of a built page, as a reader gets them."""

import re

from lxml import etree

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


def _texts(root: Element) -> list[str]:
    texts = []
    walker = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walker:
        if event == "start":
            if element.tag in _UNSEEN or "hidden" in element.attrib or is_citation(element):
                walker.skip_subtree()
            else:
                texts.append(element.text or "")
        # What follows an element stands behind its end.
        if event != "start" and element is not root:
            texts.append(element.tail or "")
    return texts
