"""A small sound guide, for tests that lay one input over it and name the place of each finding."""

from collections.abc import Mapping

from claimcheck.source_gate import check
from examples import BELL, HARDY
from guide.guide import Guide
from guide.markdown.navigation import without_navigation
from guide.markdown.reading import read_page
from guide.sources.bibliography import read_bibliography
from guide.sources.cards import read_card

PAGE, CARD, OTHER, BIBLIOGRAPHY = "docs/x.md", "docs/sources/hardy2012.md", "docs/sources/bell2017.md", "references.bib"
FRONT = """---
title: Pain
summary: What the trials measured.
written_by: Authors
checked_by:
evidence_to: 2026-11-22
reviewed: 2026-11-22
next_review: 2027-11-22
---

# Pain

"""
FACT = "Nausea came to 7 of 20 people with ketamine 0.5 mg/kg and 3 of 20 with placebo (P = 0.14)."
_CARD = """---
kind: source
key: {key}
design: {design}
participants: 40 adults
read: abstract
checked: 2026-11-22
about: [cancer, oral]
---

## What was done

- It was blinded. *Abstract, methods*

## What was found

{facts}

## Limits

- It was small. *Abstract, discussion*
"""
_BIB = f"{HARDY}\n{BELL}"


def card(key: str, *facts: str) -> str:
    """Return the card of a trial, or of the review, with these facts."""
    design = "systematic review" if key == "bell2017" else "randomised controlled trial"
    return _CARD.format(key=key, design=design, facts="\n".join(f"- {fact} *Abstract, results*" for fact in facts))


FILES = {
    "docs/index.md": FRONT + "Ketamine was given [@hardy2012].\nA review looked at it [@bell2017].\n",
    CARD: card("hardy2012", FACT),
    OTHER: card("bell2017", "The mean difference was −0.75 points (95% CI −1.20 to −0.30)."),
    BIBLIOGRAPHY: _BIB,
}


def changed(path: str, old: str, new: str) -> dict[str, str]:
    """Return a file of the guide with `new` for `old`."""
    assert old in FILES[path]
    return {path: FILES[path].replace(old, new)}


def findings(files: Mapping[str, str]) -> list[str]:
    """Return what the source gate finds in the guide with these `files`: path:line:column rule."""
    written = FILES | files
    pages = [
        read_page(path, text, path.removeprefix("docs/"))
        for path, text in sorted(written.items())
        if path.endswith(".md")
    ]
    cards = tuple(read_card(page) for page in pages if page.kind == "source")
    guide = Guide(tuple(without_navigation(pages)), read_bibliography(BIBLIOGRAPHY, written[BIBLIOGRAPHY]), cards)
    # How a section opens and how long it is has tests of its own.
    judged = [found for found in check(guide) if found.rule not in ("missing-lead", "long-paragraph", "long-page")]
    return [f"{found.path}:{found.line}:{found.column} {found.rule}" for found in judged]


def on_page(body: str, *facts: str) -> list[str]:
    """Return what is found on a page, as line:column rule; its text begins in line 13.

    `{c}` in it is a citation. With `facts`, these stand on the cards: one for the trial, a second for the review.
    """
    keys = ["hardy2012", "bell2017"][: max(len(facts), 1)]
    cards = {f"docs/sources/{key}.md": card(key, fact) for key, fact in zip(keys, facts, strict=False)}
    text = body.replace("{c}", "[" + "; ".join(f"@{key}" for key in keys) + "]")
    found = findings({PAGE: FRONT + text + "\n", **cards})
    return [line.removeprefix(f"{PAGE}:") for line in found if line.startswith(f"{PAGE}:")]
