"""The parser against Python-Markdown itself: whatever a reader sees as prose is part of a claim.

Pages are put together at random from awkward pieces, each word a different one. They are rendered
with the extensions of mkdocs.yml, and no word that comes out as prose may be missing from the
claims: not taken for a title, an authors' judgement, code or a comment.
"""

import random
import re
from pathlib import Path

import markdown
import pytest
import yaml
from guide.markdown.reading import read_page
from lxml import html

ROOT = Path(__file__).parents[2]
PAGES_A_SEED, SEEDS = 250, 8
WORD = re.compile(r"w\d+x")
TITLES = {"h1", "h2", "h3", "h4", "h5", "h6", "dt", "th", "summary", "label"}


class _Loader(yaml.SafeLoader):
    """mkdocs.yml with its tags left out."""


_Loader.add_multi_constructor("!", lambda loader, suffix, node: None)


def _extensions() -> tuple[list[str], dict[str, dict]]:
    config = yaml.load((ROOT / "mkdocs.yml").read_text("utf-8"), Loader=_Loader)
    names, settings = [], {}
    for extension in config["markdown_extensions"]:
        name = extension if isinstance(extension, str) else next(iter(extension))
        names.append(name)
        if name is not extension:
            settings[name] = extension[name] or {}
    return names, settings


EXTENSIONS, SETTINGS = _extensions()


def _prose_of(text: str) -> dict[str, set[str]]:
    """Return in what kinds of place each word of `text` is shown."""
    rendered = markdown.Markdown(extensions=EXTENSIONS, extension_configs=SETTINGS).convert(text)
    shown: dict[str, set[str]] = {}

    def note(piece: str | None, place: str) -> None:
        for word in WORD.findall(piece or ""):
            shown.setdefault(word, set()).add(place)

    def walk(node: html.HtmlElement, place: str) -> None:
        classes = set(node.get("class", "").split()) if isinstance(node.tag, str) else set()
        inside = place
        if not isinstance(node.tag, str) or node.tag in ("script", "style"):
            inside = "unseen"
        elif node.tag in ("code", "pre"):
            inside = "code"
        elif node.tag in TITLES or "admonition-title" in classes:
            inside = "title"
        elif {"admonition", "reading"} <= classes:
            inside = "reading"
        note(node.text, inside)
        if isinstance(node.tag, str):
            for child in node:
                walk(child, inside)
        note(node.tail, place)

    walk(html.document_fromstring(f"<html><body><div>{rendered}</div></body></html>").body, "prose")
    return shown


class _Pieces:
    """Random pieces of Markdown in which no word comes twice."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.words = 0

    def word(self) -> str:
        self.words += 1
        return f"w{self.words}x"

    def inline(self) -> str:
        a, b = self.word(), self.word()
        return self.random.choice([
            a, f"{a} {b}", f"{a}.", f"`{a}`", f"``{a} ` {b}``", f"*{a}*", f"[{a}](http://x.y '{b}')", f"[{a}][ref]",
            f"<b>{a}</b>", f"<!-- {a} -->", "<!--", "-->", "`", "``", "|", f'<span class="{a}">{b}</span>', "{: .c }",
            f"{{{a}}}", f"<i {a}>", f"a < {a} > b", "\\`", f"![{a}](i.png)", f"<https://{a}.x>", "[@key]", f"<br>{a}",
            "&lt;", f"--!> {a}", f"*[{a}]", f'[{a}](http://x.y "{b}")',
        ])  # fmt: skip

    def text(self) -> str:
        return " ".join(self.inline() for _ in range(self.random.randrange(1, 5)))

    def line(self) -> str:
        indent = " " * self.random.choice([0, 0, 0, 0, 0, 1, 2, 3, 4, 4, 4, 8, 8, 12])
        text, word = self.text(), self.word()
        quoted = text.replace('"', "")
        reading = '!!! reading "Our reading"'
        return self.random.choice([
            "", "", "", "", indent + text, indent + text, f"{indent}- {text}", f"{indent}1. {text}", f"# {text}",
            f"{indent}> {text}", f"{indent}## {text}", f'{indent}!!! note "{quoted}"', reading, indent + reading,
            f"{reading}\n    {text}", f"{reading}\n\n    {text}", f'{indent}=== "{word}"', f'{indent}??? note "{word}"',
            f"/// note | {word}", "/// caption", "///", "```", f"{indent}```", f"{indent}~~~ python", "````",
            f"| {text} | {self.text()} |", "|---|---|", "--|--", "---", "===", f":   {text}", "[ref]: http://a.b",
            f'[ref]: http://a.b "{word}"', f"*[ABC]: {word}", f"[^1]: {text}", f"{indent}<div>", f"{indent}</div>",
            "<div markdown>", f"<p>{text}</p>", f"<!-- {text}", f"{text} -->", "<script>", "</script>", "<details>",
            "</details>", f"<summary>{word}</summary>", f"<h2>{word}</h2>", "<pre>", "</pre>", f"- [ ] {text}",
            f"\t{text}", f"<figcaption>{text}</figcaption>", f"<table><tr><td>{text}</td></tr></table>",
        ])  # fmt: skip

    def page(self) -> str:
        return "\n".join(["start", *(self.line() for _ in range(self.random.randrange(1, 7)))])


def _missing(text: str) -> set[str]:
    page = read_page("page.md", text)
    claimed = {word for claim in page.claims if not claim.in_reading for word in WORD.findall(claim.visible)}
    return {word for word, places in _prose_of(text).items() if "prose" in places} - claimed


@pytest.mark.parametrize("seed", range(SEEDS))
def test_what_is_shown_as_prose_is_part_of_a_claim(seed):
    for number in range(PAGES_A_SEED):
        text = _Pieces(seed * PAGES_A_SEED + number).page()
        assert not _missing(text), f"shown as prose and in no claim: {_missing(text)} of\n{text}"


def test_the_comparison_sees_a_word_that_is_missing(monkeypatch):
    monkeypatch.setattr("guide.markdown.reading.find_blocks", lambda *_: ())
    assert _missing("Ketamine w1x.") == {"w1x"}
