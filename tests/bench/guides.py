"""Guides of any size, made up and always the same, whose gate is clean."""

import random
import re
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

import yaml
from serving import ROOT

# A page of 90 claims with 150 citations: of three claims, two cite two sources.
SECTIONS, PARAGRAPHS, SENTENCES = 10, 2, 4
_PART = 10
_OUTCOMES = ("Pain at rest", "Pain on moving", "Use of morphine", "Nausea", "Sleep", "Time out of bed", "Itching")
_GROUPS = ("adults", "women after surgery", "men after surgery", "older adults", "people with cancer")
_PAGE = """---
title: {title}
summary: What is known of {title}.
kind: evidence
written_by: Authors of the guide
checked_by:
evidence_to: 2026-11-22
reviewed: 2026-11-22
next_review: 2027-11-22
---

# {title}
"""
_CARD = """---
kind: source
key: {key}
design: randomised controlled trial
participants: {people} adults
read: abstract
checked: 2026-11-22
about: [perioperative]
---

## What was found

{facts}
"""
_ENTRY = """@article{{{key},
    author = {{{name}, Anna and Other, Berta}},
    title = {{Ketamine for pain of the kind {number}}},
    journal = {{Journal of Invented Pain Studies}},
    year = {{{year}}},
    volume = {{{volume}}},
    pages = {{{page}}},
    doi = {{10.5555/{key}}},
    design = {{randomised controlled trial}}
}}
"""


def write_guide(folder: Path, pages: int, seed: int = 1) -> int:
    """Write a guide of so many evidence pages, with its configurations, into `folder`; return how many cards it has.

    mkdocs.yml is the guide's own, plain.yml that of MkDocs and Material as they come, bibtex.yml that with
    mkdocs-bibtex.
    """
    chance = random.Random(seed)
    said = _write_sources(folder, round(200 * (pages / 10) ** 0.5), chance)
    keys = cycle(said)
    names = [f"part-{number // _PART}/page-{number}.md" for number in range(pages)]
    for name in ["index.md", *names]:
        title = Path(name).stem.replace("-", " ").capitalize()
        text = [_PAGE.format(title=title)]
        for section in range(SECTIONS):
            text.append(f"## Question {section} of {title.lower()}\n")
            text.append(_paragraph(1, keys, said, chance))
            text += (_paragraph(SENTENCES, keys, said, chance) for _ in range(PARAGRAPHS))
        _write(folder / "docs" / name, "\n".join(text))
    _write_configurations(folder, names)
    return len(said)


def _paragraph(sentences: int, keys: Iterator[str], said: dict[str, list[str]], chance: random.Random) -> str:
    lines = []
    for _ in range(sentences):
        key = next(keys)
        cited = [key, next(keys)] if chance.random() < 2 / 3 else [key]
        lines.append(f"{chance.choice(said[key])} [@{'; @'.join(cited)}].")
    return "\n".join(lines) + "\n"


def _write_sources(folder: Path, count: int, chance: random.Random) -> dict[str, list[str]]:
    """Write the bibliography and its cards, and return the facts of each by key."""
    said, entries = {}, []
    for number in range(count):
        name = "".join(chance.choice("abcdeghiklmnoprstu") for _ in range(7))
        year = chance.randrange(1990, 2026)
        key = f"{name}{year}"
        people = chance.randrange(20, 400)
        said[key] = [
            f"{outcome} was the same with ketamine {chance.randrange(1, 60)} mg in {chance.randrange(20, 400)} {group}"
            for outcome in _OUTCOMES
            for group in [chance.choice(_GROUPS)]
        ]
        facts = "\n".join(f"- {fact}. *Abstract*" for fact in said[key])
        _write(folder / "docs/sources" / f"{key}.md", _CARD.format(key=key, people=people, facts=facts))
        entries.append(
            _ENTRY.format(
                key=key, name=name.capitalize(), number=number, year=year, volume=number % 60 + 1, page=number + 1
            )
        )
    _write(folder / "references.bib", "\n".join(sorted(entries)))
    return dict(sorted(said.items()))


def _write_configurations(folder: Path, names: list[str]) -> None:
    parts: dict[str, list[str]] = {}
    for name in names:
        parts.setdefault(name.partition("/")[0].replace("-", " ").capitalize(), []).append(name)
    nav = [{"At a glance": "index.md"}, *({part: pages} for part, pages in parts.items())]
    ours = re.sub(r"(?ms)^(?:nav|exclude_docs):.*?(?=^\S|\Z)", "", (ROOT / "mkdocs.yml").read_text("utf-8"))
    ours = ours.replace(" hooks/", f" {ROOT}/hooks/")
    _write(folder / "mkdocs.yml", f"{ours}\n{yaml.safe_dump({'nav': nav})}")
    extensions = yaml.safe_load(re.search(r"(?ms)^markdown_extensions:.*?(?=^\S)", ours)[0])
    plain = {"site_name": "Pain", "theme": "material", "nav": nav, "not_in_nav": "/sources/", **extensions}
    _write(folder / "plain.yml", yaml.safe_dump(plain))
    bibtex = {"plugins": ["search", {"bibtex": {"bib_file": "references.bib"}}]}
    _write(folder / "bibtex.yml", yaml.safe_dump(plain | bibtex))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
