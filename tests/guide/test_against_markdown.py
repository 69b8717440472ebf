"""The reader of pages against Python-Markdown itself, with the extensions of mkdocs.yml, on random pages.

On a page of the plain language both see the same sentences, rows and titles, in the same order, and nothing else is
shown. A page around the language, in which something was put in, taken out or doubled, has a finding, or both still
see the same. `make fuzz` looks at more pages than a test should.
"""

import re
from functools import cache
from itertools import groupby
from pathlib import Path
from random import Random
from types import SimpleNamespace

import markdown
import pytest
import yaml
from claimcheck.rules import odd_sign
from guide.markdown.citations import GROUP
from guide.markdown.masking import COMMENT, TARGET
from guide.markdown.page import Page
from guide.markdown.reading import read_page
from guide.markdown.sentences import split_sentences
from guide.markdown.signs import LINK
from lxml import html
from random_pages import Pages

ROOT = Path(__file__).parents[2]
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
TAGS = HEADINGS | {"p", "ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td", "a", "strong", "em", "div"}


class _Loader(yaml.SafeLoader):
    """mkdocs.yml with its tags left out."""


_Loader.add_multi_constructor("!", lambda loader, suffix, node: None)


@cache
def _renderer() -> markdown.Markdown:
    config = yaml.load((ROOT / "mkdocs.yml").read_text("utf-8"), Loader=_Loader)
    settings = {}
    for extension in config["markdown_extensions"]:
        settings |= {extension: {}} if isinstance(extension, str) else extension
    return markdown.Markdown(extensions=list(settings), extension_configs=settings)


def shown(text: str) -> list[tuple[str, str]]:
    """Return what a reader of `text` meets: sentences, readings, rows and titles, in order."""
    renderer = _renderer().reset()
    root = html.document_fromstring(f"<html><body><div>{renderer.convert(text)}</div></body></html>")
    found: list[tuple[str, str]] = []

    def walk(element: html.HtmlElement, kind: str) -> None:
        """Take up the text that stands in an element itself, then its blocks."""
        own = element.text or ""
        for child in element:
            if not isinstance(child.tag, str):
                own += child.tail or ""
            elif child.tag in HEADINGS:
                found.append(("title", _plain(child.xpath("string()").replace("¶", ""))))
                own += child.tail or ""
            elif child.tag == "tr":
                cells = [_plain(cell.text_content()) for cell in child if isinstance(cell.tag, str)]
                found.append(("title" if child[0].tag == "th" else "row", " | ".join(filter(None, cells))))
            elif child.tag in ("a", "strong", "em"):
                own += child.text_content() + (child.tail or "")
            elif child.get("class") == "admonition-title":
                found.append(("box", child.text_content()))
            elif child.tag in TAGS:
                take(own, kind)
                own = child.tail or ""
                walk(child, "reading" if child.get("class") == "admonition reading" else kind)
            else:
                found.append((f"<{child.tag}>", child.text_content() + str(dict(child.attrib))))
                own += child.tail or ""
        take(own, kind)

    def take(text: str, kind: str) -> None:
        text = text.strip(" \n")
        for start, end in split_sentences(text, 0, len(text)):
            found.append((kind, _plain(text[start:end])))

    walk(root.body[0], "sentence")
    # A citation that stands alone says nothing.
    return [(kind, text) for kind, text in found if any(map(str.isalnum, GROUP.sub("", text))) or kind.startswith("<")]


def read(text: str) -> tuple[list[tuple[str, str]], Page]:
    """Return what the reader of pages takes `text` for, in the same words."""
    page = read_page("page.md", text)
    found = [(place, "box", "Our reading") for place in page.readings]
    for title in page.titles:
        end = page.text.find("\n", page.offset(title.place))
        source = page.text[page.offset(title.place) : end if end >= 0 else None]
        found.append(
            (title.place, "title", _cells(source) if title.kind == "table header" else _written(source.lstrip("#")))
        )
    for claim in page.claims:
        kind = "reading" if claim.in_reading else claim.kind
        # A link's target is masked, so that a claim may end before it.
        end = page.offset(claim.place) + len(claim.text)
        text = claim.text + re.match(r"(?:\(\S*?\))?", page.text[end:] if claim.text.endswith("]") else "")[0]
        written = _cells(text) if claim.kind == "row" else _written(text)
        found.append((claim.place, kind, written))
    found.sort()
    return [(kind, text) for _, kind, text in found if any(map(str.isalnum, GROUP.sub("", text)))], page


def _cells(row: str) -> str:
    row = COMMENT.sub("", row).strip()
    return " | ".join(filter(None, (_written(cell) for cell in re.split(r"(?<!\\)\|", row))))


def _written(text: str) -> str:
    text = LINK.sub(lambda link: link["text"], COMMENT.sub("", text))
    text = re.sub(r"(?<!\\)\*", "", text).replace("&nbsp;", "\xa0")
    return _plain(re.sub(r"\\([*_|\[\]])", r"\1", text))


def _plain(text: str) -> str:
    return " ".join(text.replace("\xa0", "~").split())


def _joined(found: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return what is found with sentences of a kind put together, without brackets and targets of links."""
    return [
        (kind, re.sub(rf"\]\({TARGET}\)|[\[\]\s~]", "", "".join(text for _, text in group)))
        for kind, group in groupby(found, key=lambda one: one[0])
    ]


def difference(text: str) -> str:
    """Return what the two see differently on a page without a finding, or nothing."""
    seen, page = read(text)
    if page.foreign or page.malformed or any(odd_sign.check(SimpleNamespace(pages=[page]))):
        return ""
    # Lines that end otherwise are the same to both, and a mark at the start of a file is none of its text.
    rendered = shown(page.text)
    # The reader may end a sentence where the text as it is shown does not: before a link, or within its words.
    if seen == rendered or (len(seen) >= len(rendered) and _joined(seen) == _joined(rendered)):
        return ""
    return f"page: {page.text!r}\nread:  {seen}\nshown: {rendered}"


def test_on_a_page_of_the_language_both_see_the_same():
    for seed in range(1500):
        text = Pages(Random(seed)).page()
        seen, page = read(text)
        assert not page.foreign, f"{page.foreign} of\n{text}"
        assert seen == shown(text), text


def test_a_page_around_the_language_has_a_finding_or_both_see_the_same():
    for seed in range(4000):
        assert not (found := difference(Pages(Random(seed)).around())), f"seed {seed}\n{found}"


def test_the_comparison_sees_a_word_that_is_missing(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("guide.markdown.reading.find_blocks", lambda *_: ())
    assert difference("Ketamine w1x.")
