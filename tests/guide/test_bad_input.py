"""Input that nobody could read gets one line with a remedy, and never needs all memory or waits for ever."""

import os
from pathlib import Path

import pytest
from claimcheck.source_gate import check
from guide.guide import load_guide
from guide.markdown.front_matter import read_front_matter
from guide.place import Place, Problem

BOMB = (
    "---\na0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 9)) + "---\n"
)
SHARED = "front matter has no anchors, aliases and tags; write plain values, without &, * and ! before them"


@pytest.fixture
def guide(tmp_path: Path) -> Path:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# Title\n", "utf-8")
    (tmp_path / "references.bib").write_text("", "utf-8")
    return tmp_path


def _load(folder: Path):
    return load_guide(folder / "docs", folder / "references.bib", folder)


def _found(folder: Path, rule: str) -> list[str]:
    return [str(finding) for finding in check(_load(folder)) if finding.rule == rule]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (BOMB, (2, 5)),
        ("---\ntitle: !!timestamp x\n---\n", (2, 8)),
        ("---\ntitle: !!bool x\n---\n", (2, 8)),
        ("---\ntitle: &a x\n---\n", (2, 8)),
    ],
    ids=["a bomb", "a timestamp", "a bool", "an anchor"],
)
def test_front_matter_has_no_anchors_aliases_and_tags(text, place):
    assert read_front_matter(text).problem == Problem(Place(*place), SHARED)


@pytest.mark.parametrize("text", ["title: R&D *now*!", "title: '!x'", "title: a & b"])
def test_front_matter_may_hold_the_same_signs_in_a_text(text):
    assert read_front_matter(f"---\n{text}\n---\n").problem is None


@pytest.mark.parametrize(
    ("field", "message"),
    [
        ("title: 2026-11-22", "the title is no text; put it in quotes"),
        ("summary: [a, b]", "the summary is no text; put it in quotes"),
        ("checked_by: Dr Foo says that it cures", "write names, and what they found on the page"),
        ("checked_by: 'Dr Foo: Zorb cures 90%'", "write names, and what they found on the page"),
        ("summary: Ketamine cures pain.", "the summary says 'cures'"),
        ("summary: What it is. Who takes it.", "the summary has more than one sentence"),
    ],
)
def test_what_a_reader_is_shown_of_front_matter_is_checked(guide, field, message):
    (guide / "docs" / "index.md").write_text(f"---\n{field}\n---\n\n# Title\n", "utf-8")
    assert any(message in line and line.startswith("docs/index.md:2:") for line in _found(guide, "front-matter"))


@pytest.mark.parametrize("field", ["checked_by: Dr Jane O’Hara-Smith", "summary: Whether ketamine reduces pain."])
def test_names_and_questions_are_no_claims(guide, field):
    (guide / "docs" / "index.md").write_text(f"---\n{field}\n---\n\n# Title\n", "utf-8")
    assert [line for line in _found(guide, "front-matter") if line.startswith("docs/index.md:2:")] == []


def test_links_that_go_round_are_not_followed_round(guide):
    (guide / "docs" / "a").symlink_to(guide / "docs")
    assert [page.location for page in _load(guide).pages] == ["index.md"]


def test_a_pipe_is_named(guide):
    os.mkfifo(guide / "docs" / "y.md")
    assert "docs/y.md:1:1: unreadable-file: this is no file with text; remove it" in _found(guide, "unreadable-file")


@pytest.mark.parametrize("name", ["templates/letter.md", "README.md"])
def test_a_page_that_mkdocs_leaves_out_is_named(guide, name):
    page = guide / "docs" / name
    page.parent.mkdir(exist_ok=True)
    page.write_text("# Title\n", "utf-8")
    (line,) = _found(guide, "unreadable-file")
    assert line.startswith(f"docs/{name}:1:1: unreadable-file: MkDocs leaves")


@pytest.mark.parametrize("sign", ["[", "{", "- ", "[a, ", "{a: ", "? "])
def test_values_nested_without_end_are_refused_and_do_not_crash_the_parser(sign):
    problem = read_front_matter(f"---\ntitle: {sign * 64_000}\n---\n").problem
    assert problem and problem.message == "front matter has no values nested so deep; write plain values"


def test_an_effect_with_its_parts_is_not_nested_so_deep():
    text = "---\neffects:\n  - {outcome: pain, low: [1, 2]}\nabout: [cancer, '[x]']\n---\n"
    assert read_front_matter(text).problem is None
