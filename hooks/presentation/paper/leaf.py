"""A page of the guide as its part of the printable document: ids, links and numbers that meet no other page's."""

import re
from collections.abc import Callable, Mapping
from urllib.parse import urljoin

from guide.vocabulary import GENERATED, REFERENCE_PREFIX
from lxml import etree, html

from presentation.shown import ShownPage

# Stands for the home page while addresses are worked out; no page of the guide links there.
_HOME = "https://guide.invalid/"
_POINTING = ("aria-labelledby", "aria-describedby", "aria-controls", "for", "headers")
_NAMING = f"descendant-or-self::*[{' or '.join(f'@{attribute}' for attribute in ('id', *_POINTING))}]"
_LOWEST = 6
_SHEET = "./aside//li[@class='guide-status__sheet']"


def anchor(path: str) -> str:
    """Return the id in the document of the page at `path`; all ids of that page begin with it."""
    name = re.sub(r"(?:^|/)index$", "", path.removesuffix(".md")) or "home"
    return f"page-{name.replace('/', '_')}"


def whole_address(url: str) -> str:
    """Return an address below the home page in the one form that links are compared in."""
    return urljoin(_HOME, url)


def leaf_element(leaf: ShownPage, places: Mapping[str, str], up: str, number: Callable[[str], int]) -> html.HtmlElement:
    """Return the page as an article, or a section if it is no evidence: title, state and text, without its references.

    `places` are the ids of pages that are in the document, by whole address, `up` is the way from it to
    the folder of the home page, and `number` gives the number that a reference has in the whole document.
    """
    root = html.fragment_fromstring(leaf.html, create_parent="article" if leaf.kind == "evidence" else "section")
    name = anchor(leaf.path)
    for part in root.xpath(f"./section[contains(@class, 'guide-')] | .//script | .//a[@class='headerlink'] | {_SHEET}"):
        part.drop_tree()
    for comment in root.xpath(".//comment()"):
        if "no-source:" not in comment.text:
            comment.drop_tree()
    for details in root.iter("details"):
        details.set("open", "open")
    for text in root.xpath("./*[@data-kind]"):
        _prepare_text(text)
    # Screen readers list these by name, and no two may have the same.
    for listed in root.xpath("./aside[@aria-label] | .//*[@class='guide-table']"):
        listed.set("aria-label", f"{leaf.name}: {listed.get('aria-label')}")
    for link in root.xpath(".//a[@href]"):
        if "guide-warning" in link.classes:
            continue
        if link.get("href").startswith(f"#{REFERENCE_PREFIX}"):
            _number(link, number(link.get("href").removeprefix(f"#{REFERENCE_PREFIX}")))
        else:
            _lead(link, leaf, places, up)
    # Most elements have nothing that names another, and drawings have it in any attribute.
    every = "url(#" in leaf.html or "<use" in leaf.html
    for element in root.iter(etree.Element) if every else root.xpath(_NAMING):
        _own_ids(element, name)
    # The document's title and the parts stand above the titles of pages.
    for heading in root.xpath(".//h1 | .//h2 | .//h3 | .//h4 | .//h5"):
        heading.tag = f"h{min(int(heading.tag[1]) + 2, _LOWEST)}"
    for attribute, value in (("id", name), ("aria-label", leaf.name), ("class", "paper-page")):
        root.set(attribute, value)
    return root


def _prepare_text(text: html.HtmlElement) -> None:
    """Leave no part of the text to pass for something that the presentation added."""
    del text.attrib["data-kind"]
    # The site gate passes over what has these classes, as nothing but the presentation's; so no text may have them.
    for element in text.xpath(".//*[@class]"):
        if set(element.get("class").split()) & set(GENERATED):
            del element.attrib["class"]


def _number(link: html.HtmlElement, number: int) -> None:
    """Give a citation its number in the whole document, and no id, since nothing leads back to it."""
    name = link.get("aria-label", "").partition(": ")[2]
    link.text = str(number)
    link.set("aria-label", f"Reference {number}: {name}")
    for attribute in ("id", "title"):
        link.attrib.pop(attribute, None)


def _lead(link: html.HtmlElement, leaf: ShownPage, places: Mapping[str, str], up: str) -> None:
    """Turn a link to a page of the guide into one within the document, or else to that page from there.

    A link to another page of the document has a class, by which the PDF says on which sheet that page begins.
    """
    page, _, fragment = urljoin(whole_address(leaf.url), link.get("href")).partition("#")
    if page in places:
        place = places[page] + (f"__{fragment}" if fragment else "")
        link.set("href", f"#{place}")
        if places[page] != anchor(leaf.path):
            link.classes.add("paper-elsewhere")
    elif page.startswith(_HOME):
        link.set("href", up + page.removeprefix(_HOME) + (f"#{fragment}" if fragment else ""))


def _own_ids(element: html.HtmlElement, name: str) -> None:
    """Begin the id of an element, and those that it points to, with the page's name."""
    if element.get("id"):
        element.set("id", f"{name}__{element.get('id')}")
    for attribute, value in element.attrib.items():
        if attribute in _POINTING:
            element.set(attribute, " ".join(f"{name}__{part}" for part in value.split()))
        elif "url(#" in value:
            element.set(attribute, value.replace("url(#", f"url(#{name}__"))
    if element.tag == "use":
        element.set("href", element.get("href", "").replace("#", f"#{name}__", 1))
