"""A page or a bibliography that nobody would write costs linear time: no line makes the check hang.

Each text is far longer than anything quadratic gets through in the minute of a processor that a process of its own
is given. No clock is looked at: it ends, or it does not.
"""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from limited import limited

FRONT = """---
title: Cancer pain
summary: Ketamine in people with cancer pain.
written_by: Authors of the guide
checked_by:
evidence_to: 2026-11-22
reviewed: 2026-11-22
next_review: 2027-11-22
---

Pain fell [@smith2019].

"""
SMITH = """@article{smith2019,
    author = {Smith, Anna},
    title = {Ketamine for pain},
    journal = {Journal of Invented Pain Studies},
    year = {2019},
    doi = {10.5555/smith2019},
    design = {randomised controlled trial}
}
"""
N = 250_000
# Where each step is cheap, only more of them tell linear from quadratic.
MANY = 1_000_000

# What many words are found to be besides.
LONG = ("long-page", "long-paragraph")

# A text, and the rules that have something to say about it.
PAGES = {
    "one sentence of a megabyte": ("Pain fell and " * (MANY // 14), {"plain-markdown", "uncited-claim", *LONG}),
    "one sentence, a word a line": ("pain\n" * (N // 5), {"uncited-claim", "split-sentence", *LONG}),
    "white space before a word": (" " * N + "pain", {"plain-markdown"}),
    "sentences on a line": ("Pain fell. " * (N // 110), {"plain-markdown", "split-sentence", "uncited-claim", *LONG}),
    "empty lines": ("\n" * (N // 2) + "Pain fell.", {"uncited-claim"}),
    "dots": ("Pain" + "." * N + " fell", {"uncited-claim", "split-sentence"}),
    "letters with full stops": ("Pain " + "a." * (N // 2) + " fell", {"uncited-claim"}),
    "open brackets": ("Pain " + "[" * N, {"plain-markdown", "uncited-claim"}),
    "open links": ("[a](" * (N // 4), {"plain-markdown", "uncited-claim"}),
    "open links with titles": ('[a](b "' * (N // 7), {"plain-markdown", "uncited-claim", *LONG}),
    "at signs": ("Pain " + "@" * N, {"uncited-claim"}),
    "keys without a space": ("@a" * (N // 6), {"malformed-citation", "plain-markdown"}),
    "citations behind an open bracket": ("[ " + "[@smith2019] " * (N // 13), {"malformed-citation", "plain-markdown"}),
    "a group that is never closed": (
        "Pain [" + "@smith2019; " * (N // 12),
        {"malformed-citation", "plain-markdown", "uncited-claim", *LONG},
    ),
    "backticks with spaces": ("Pain " + "` " * (N // 2), {"plain-markdown", "uncited-claim"}),
    "backticks in runs of every length": (
        "Pain " + " ".join("`" * n for n in range(1, 700)),
        {"plain-markdown", "uncited-claim"},
    ),
    "open comments": ("Pain " + "<!--" * (N // 4), {"plain-markdown", "uncited-claim"}),
    "open comments before one end": (
        "Pain " + "<!-- " * (MANY // 5) + "-->",
        {"plain-markdown", "uncited-claim", "unknown-placeholder"},
    ),
    "open tags": ("Pain " + "<a " * (N // 3), {"plain-markdown", "uncited-claim", *LONG}),
    "block tags": ("<p>a" * (N // 8), {"plain-markdown"}),
    "open scripts": ("<script>\n" * (MANY // 9) + "Pain", {"plain-markdown", "uncited-claim"}),
    "open attribute values": ("Pain " + '{a="' * (N // 4), {"plain-markdown", "uncited-claim"}),
    "footnote marks": ("Pain " + "[^" * (N // 2), {"plain-markdown", "uncited-claim"}),
    "initials": ("A. " * (N // 3) + "Pain", {"uncited-claim", "split-sentence", *LONG}),
    "full stops before words": ("Pain " + "a .b " * (N // 5), {"plain-markdown", "uncited-claim", *LONG}),
    "open emphasis": ("Pain " + "*a " * (N // 3), {"plain-markdown", "uncited-claim", *LONG}),
    "escaped stars": ("Pain " + "*a\\* " * (N // 5), {"plain-markdown", "uncited-claim", *LONG}),
    "brackets in addresses": ("Pain [a](" + "b(c)" * (N // 4), {"plain-markdown", "uncited-claim"}),
    "glued links": ("Pain [a](b).c " * 2000, {"dead-link", "plain-markdown", "split-sentence", "uncited-claim", *LONG}),
    "odd spaces": ("Pain" + "\u2003" * N + "fell", {"uncited-claim", "odd-sign"}),
    "zeros": ("Pain 1." + "0" * N, {"uncited-claim"}),
    "slips in doses": ("It was 5mg [@smith2019].\n" * 30_000, {"dose-typography", *LONG}),
    "a table row": ("| A | B |\n| --- | --- |\n| " + "Pain fell " * (N // 10) + " | |", {"uncited-claim"}),
    "pipes": ("| A | B |\n| --- | --- |\n| Pain " + "|" * N, {"plain-markdown"}),
    "list markers": ("- " * (N // 2) + "Pain", {"plain-markdown"}),
    "fences": ("Pain\n\n" + "```\na\n~~~\n" * (N // 10), {"plain-markdown", "uncited-claim"}),
    "open definitions of links": ("[" * N + "]: Pain", {"plain-markdown", "uncited-claim"}),
}
BIBLIOGRAPHIES = {
    "at signs": "@" * N,
    "open braces": "@misc{a, title = " + "{" * N,
    "open entries": "@misc{a, " * (N // 9),
    "a long value": "@misc{a, title = {" + "pain " * (N // 5) + "}}",
    "open quotes": '@misc{a, title = "' * (N // 18),
}


def _check(folder: Path) -> tuple[int, set[str]]:
    command = limited(sys.executable, "-m", "claimcheck")
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert re.search(r"^checked 1 pages, \d+ claims, ", done.stdout, re.MULTILINE)
    return done.returncode, set(re.findall(r"^[^:\n]+:\d+:\d+: ([a-z-]+): ", done.stdout, re.MULTILINE))


def _write(folder: Path, page: str, bibliography: str) -> Path:
    (folder / "docs").mkdir()
    (folder / "docs/page.md").write_bytes((FRONT + page).encode())
    (folder / "references.bib").write_text(bibliography, encoding="utf-8")
    return folder


@pytest.mark.parametrize(("text", "rules"), PAGES.values(), ids=PAGES)
def test_the_check_ends_on_a_page_of(tmp_path: Path, text: str, rules: set[str]):
    code, found = _check(_write(tmp_path, text, SMITH))
    assert (code, found) == (1 if rules else 0, rules)


@pytest.mark.parametrize("text", BIBLIOGRAPHIES.values(), ids=BIBLIOGRAPHIES)
def test_the_check_ends_on_a_bibliography_of(tmp_path: Path, text: str):
    code, _ = _check(_write(tmp_path, "", SMITH + text))
    assert code in (0, 1)
