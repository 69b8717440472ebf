"""The words of a built page, as a reader gets them."""

import re

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
    if not _is_shown(root):
        return []
    texts = [root.text or ""]
    # No function that calls itself: how deep elements stand in each other is for whoever wrote them to say.
    open_elements = [(iter(root), "")]
    while open_elements:
        children, behind = open_elements[-1]
        for child in children:
            if _is_shown(child):
                texts.append(child.text or "")
                if len(child):
                    open_elements.append((iter(child), child.tail or ""))
                    break
            texts.append(child.tail or "")
        else:
            texts.append(behind)
            open_elements.pop()
    return texts


def _is_shown(element: Element) -> bool:
    tag = element.tag
    return (
        isinstance(tag, str)
        and tag not in _UNSEEN
        and element.get("hidden") is None
        and not (tag == "a" and is_citation(element))
    )
