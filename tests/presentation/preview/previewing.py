"""A small guide with the configuration and the hooks of the real one, and a preview of it: for tests."""

import re
from pathlib import Path

from examples import BELL, FRONT, HARDY
from lxml import html
from presentation.preview.answers import Answers
from presentation.preview.preview import Preview

ROOT = Path(__file__).parents[3]
BIB = f"{BELL.replace('systematic review', 'randomised controlled trial')}\n{HARDY}"
CARD = """---
kind: source
key: {key}
design: randomised controlled trial
participants: 20 people
read: abstract
checked: 2026-11-22
about: [cancer, oral]
---

## What was done

- Ketamine was compared with placebo. *Abstract*

## What was found

- Little was found. *Abstract*

## Limits

- It was small. *Abstract*
"""
CLEAN = "Ketamine did not help [@hardy2012].\n\nA review found little [@bell2017; @hardy2012].\n"
# The line of the first sentence of a page.
FIRST = 13


def write_guide(folder: Path) -> Path:
    """Write the guide into `folder`, and return the file that configures it; none of its pages has a finding."""
    config = (ROOT / "mkdocs.yml").read_text("utf-8")
    config = re.sub(r"(?ms)^(nav|not_in_nav):.*?(?=^\S|\Z)", "", config)
    (folder / "mkdocs.yml").write_text(config.replace(" hooks/", f" {ROOT}/hooks/"), "utf-8")
    (folder / "references.bib").write_text(BIB, "utf-8")
    write_page(folder, "index.md", CLEAN, "Pain")
    write_page(folder, "routes/oral.md", "By mouth it did little [@bell2017].\n", "Oral")
    for key in ("bell2017", "hardy2012"):
        write(folder / f"docs/sources/{key}.md", CARD.format(key=key))
    return folder / "mkdocs.yml"


def write_page(folder: Path, path: str, text: str, title: str = "Pain") -> None:
    write(folder / "docs" / path, FRONT.format(title=title) + text)


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


class Author:
    """Someone who writes the guide in `folder` and looks at its preview."""

    def __init__(self, folder: Path, editor: str = "") -> None:
        self.folder = folder
        self.config = write_guide(folder)
        self.preview = Preview(self.config)
        self.answers = Answers(self.preview, editor)

    def sees(self, path: str = "/") -> html.HtmlElement:
        """Return the page at `path` after the rules have looked at it."""
        self.preview.read()
        self.preview.judge()
        return html.document_fromstring(self.answers.answer(path).content)

    def text(self, path: str = "/") -> str:
        return words(self.sees(path).find(".//div[@class='guide-text']"))

    def bar(self, path: str = "/") -> str:
        return words(bar_of(self.sees(path)))

    def page(self, text: str, path: str = "index.md") -> None:
        write_page(self.folder, path, text)


def bar_of(page: html.HtmlElement) -> html.HtmlElement:
    """Return the bar of a page; there is one."""
    (bar,) = page.xpath("//aside[@class='preview-bar']")
    return bar


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())
