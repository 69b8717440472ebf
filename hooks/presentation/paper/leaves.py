"""The pages of the printable document together: each as text, with ids and links that meet those of the others.

No more than one page is ever held as a tree: a tree takes ten times the room of its text.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from lxml import html
from markupsafe import Markup

from presentation.claims import CLAIM_PREFIX
from presentation.paper.front import parts
from presentation.paper.leaf import leaf_element
from presentation.shown import ShownPage

# Stands between the id of a page and that of a place on it.
_PARTED = "__"


@dataclass(frozen=True, slots=True)
class _Leaf:
    """A page as text: the ids in it, and the ids that its links lead to."""

    text: Markup
    ids: frozenset[str]
    wanted: frozenset[str]


def leaf_texts(
    groups: Sequence[Sequence[ShownPage]], places: Mapping[str, str], up: str, number: Callable[[str], int]
) -> list[list[Markup]]:
    """Return the pages of each group as they stand in the document, the first of a part below its name.

    Links to what is left out of a page lead to the page itself, and ids of claims that no link needs are dropped. The
    other parameters are those of `leaf_element`.
    """
    titles = {members[0].path: title for group in groups for title, members in parts(group) if title}

    def tree(leaf: ShownPage, number: Callable[[str], int]) -> html.HtmlElement:
        element = leaf_element(leaf, places, up, number)
        if leaf.path in titles:
            _name_part(element, titles[leaf.path])
        return element

    claims = _claims_wanted(tree(leaf, len) for group in groups for leaf in group if f"#{CLAIM_PREFIX}" in leaf.html)
    made = [[_leaf(tree(leaf, number), claims) for leaf in group] for group in groups]
    ids = frozenset().union(*(leaf.ids for group in made for leaf in group))
    # Few pages link to what the document lacks.
    return [
        [
            one.text if one.wanted <= ids else _leaf(_led(tree(leaf, number), ids), claims).text
            for leaf, one in zip(group, leaves, strict=True)
        ]
        for group, leaves in zip(groups, made, strict=True)
    ]


def _claims_wanted(elements: Iterable[html.HtmlElement]) -> frozenset[str]:
    """Return the ids of claims that links in these pages lead to."""
    wanted = (id for element in elements for id in _wanted(element))
    return frozenset(id for id in wanted if f"{_PARTED}{CLAIM_PREFIX}" in id)


def _wanted(element: html.HtmlElement) -> frozenset[str]:
    return frozenset(href[1:] for href in element.xpath(".//@href[starts-with(., '#')]"))


def _leaf(element: html.HtmlElement, claims: Collection[str]) -> _Leaf:
    """Return a page as text, with no ids of claims but those of `claims`."""
    for part in element.xpath(f"descendant-or-self::*[contains(@id, '{_PARTED}{CLAIM_PREFIX}')]"):
        if part.get("id") not in claims:
            del part.attrib["id"]
    ids = frozenset(map(str, element.xpath("descendant-or-self::*/@id")))
    wanted = frozenset(id for id in _wanted(element) if _PARTED in id)
    return _Leaf(Markup(html.tostring(element, encoding="unicode")), ids, wanted)


def _led(element: html.HtmlElement, ids: Collection[str]) -> html.HtmlElement:
    """Lead links to what is left out of a page to the page itself."""
    for link in element.xpath(".//*[starts-with(@href, '#')]"):
        page, parted, _ = link.get("href").partition(_PARTED)
        if parted and link.get("href")[1:] not in ids:
            link.set("href", page)
    return element


def _name_part(element: html.HtmlElement, title: str) -> None:
    """Put the name of a part of the navigation on the sheet of its first page."""
    name = element.makeelement("h2", {"class": "paper-part"})
    name.text, name.tail, element.text = title, element.text, None
    element.insert(0, name)
