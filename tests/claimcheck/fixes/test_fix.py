"""`claimcheck --fix`: what it mends, what it leaves, and that nothing else of a file changes."""

import re
import subprocess
from pathlib import Path

import pytest
from claimcheck.__main__ import main
from claimcheck.fixes.bibliography import ordered
from claimcheck.fixes.fix import mended_page
from claimcheck.source_gate import check
from conftest import PATIENCE
from guide.figures.figure import find_figures
from guide.guide import Guide
from guide.markdown.reading import read_page
from guide.sources.bibliography import read_bibliography
from hypothesis import given, settings
from hypothesis import strategies as st

FRONT = """---
title: Pain
summary: Ketamine in people with pain,  and 5mg of it.
written_by: Authors of the guide
checked_by:
evidence_to: 2026-11-22
reviewed: 2026-11-22
next_review: 2027-11-22
---

"""
KNOWN = frozenset({"smith2019", "jones2020", "a-2g"})
ENTRY = "@misc{%s,\n  title = {Ketamine %s},\n}\n"
TABLE = "| a | b |\n| --- | --- |\n"


def _mended(body: str, kind: str = "") -> str:
    front = FRONT + kind
    text = mended_page(read_page("docs/a.md", front + body), KNOWN)
    assert text.startswith(front)
    return text.removeprefix(front)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("A bolus of .5mg/kg [@smith2019].", "A bolus of 0.5 mg/kg [@smith2019]."),
        ("A bolus of 5.0 mg [@smith2019].", "A bolus of 5 mg [@smith2019]."),
        ("A bolus of 0.500 mg [@smith2019].", "A bolus of 0.5 mg [@smith2019]."),
        ("Then 10 mcg/kg/min [@smith2019].", "Then 10 micrograms/kg/min [@smith2019]."),
        ("Then 10µg/kg/h [@smith2019].", "Then 10 micrograms/kg/hour [@smith2019]."),
        ("Then 10ug [@smith2019].", "Then 10 micrograms [@smith2019]."),
        ("Then 2 mg/kg/hr or 3 mg/hrs [@smith2019].", "Then 2 mg/kg/hour or 3 mg/hour [@smith2019]."),
        ("Pain fell. [@smith2019]", "Pain fell [@smith2019]."),
        ("Pain fell.[@smith2019]", "Pain fell [@smith2019]."),
        ("Pain fell.[@smith2019].", "Pain fell [@smith2019]."),
        ("Did pain fall? [@smith2019]", "Did pain fall [@smith2019]?"),
        # What it cites is its source; the waiver is then reported, to be taken away.
        ("Pain fell. [@smith2019] <!-- no-source: method -->", "Pain fell [@smith2019]. <!-- no-source: method -->"),
        ("- Pain fell. [@smith2019] [@jones2020]", "- Pain fell [@smith2019; @jones2020]."),
        ("Pain fell [@smith2019] [@jones2020].", "Pain fell [@smith2019; @jones2020]."),
        ("Pain fell [@smith2019][@jones2020].", "Pain fell [@smith2019; @jones2020]."),
        ("Pain fell [@smith2019], [@jones2020].", "Pain fell [@smith2019; @jones2020]."),
        ("Pain fell [@smith2019] [@smith2019].", "Pain fell [@smith2019]."),
        ("Pain fell [@smith2019, @jones2020].", "Pain fell [@smith2019; @jones2020]."),
        ("Pain fell [@smith2019 @jones2020].", "Pain fell [@smith2019; @jones2020]."),
        ("Pain fell [@smith2019;@jones2020].", "Pain fell [@smith2019; @jones2020]."),
        ("Pain fell [@smith2019;\u00a0@jones2020].", "Pain fell [@smith2019; @jones2020]."),
        ("Pain fell [@smith\u200b2019].", "Pain fell [@smith2019]."),
        ("Pain fell [ @smith2019 ].", "Pain fell [@smith2019]."),
        ("Pain fell[@smith2019].", "Pain fell [@smith2019]."),
        ("Pain fell [@smith2019] .", "Pain fell [@smith2019]."),
        ("Pain  fell [@smith2019].", "Pain fell [@smith2019]."),
        ("Pain fell [@smith2019].  ", "Pain fell [@smith2019]."),
        (f"{TABLE}| 5mg [@smith2019] [@jones2020] | 1 |  ", f"{TABLE}| 5 mg [@smith2019; @jones2020] | 1 |"),
    ],
)
def test_it_mends_what_can_mean_one_thing_only(before, after):
    assert _mended(f"{before}\n") == f"{after}\n"
    assert _mended(before) == f"{after}\n"


@pytest.mark.parametrize(
    "line",
    [
        # A thousand, or one; 1.5 mg, or 0.5 mg.
        "A bolus of 1.000 mg [@smith2019].",
        "A bolus of 1 .5 mg [@smith2019].",
        # Nobody knows which sentence it belongs to, or that it is a citation.
        "Pain fell. [@smith2019] Opioid use fell.",
        "Pain fell [@smith2019]; [@jones2020] found no change.",
        "Pain fell [@smith2019], and opioid use fell [@jones2020].",
        "Pain fell [@jones2020]. [@smith2019]",
        "Pain fell... [@smith2019]",
        "Pain fell. [@smith2019] <!-- no-source: method --> More.",
        "Pain fell (@smith2019).",
        "Pain fell [@Smith2019].",
        "Pain fell [@smith2019, p. 3].",
        "Pain fell [@smith2019, @nobody2001].",
        "Pain fell [@nobo\u200bdy2001].",
        # A key, an address, a target and a comment hold no doses.
        "Pain fell [@a-2g].",
        "See [more](5mg.md) or https://example.org/5mg at x@5mg.org.",
        "Pain fell [@smith2019]. <!-- 5mg,  and  more -->",
        # A line break, cells that stand below each other, and what has one space.
        "Pain fell  \nand rose [@smith2019].",
        f"{TABLE}| a   | b   |",
        "See et al. [@smith2019] for more.",
        "An 18G needle, B12 and CYP3A4 [@smith2019].",
    ],
)
def test_it_leaves_what_could_mean_another_thing(line):
    assert _mended(f"{line}\n") == f"{line}\n"


def test_a_page_about_the_guide_keeps_its_examples():
    text = (
        FRONT.replace("---\n\n", "kind: site\n---\n\n") + "Write  so:\n\n    .5mg [@a] [@b]  \n\n```text\n.5mg\n```\n"
    )
    page = read_page("docs/about/writing.md", text, "about/writing.md")
    assert page.kind == "site"
    assert mended_page(page, KNOWN).replace("0.5 mg", ".5mg") == text
    assert "```text\n.5mg\n```" in mended_page(page, KNOWN)


_WORDS = st.sampled_from(
    [
        *("Pain", "fell", "to", "5mg", ".5 mg/kg/h", "10.0 mg", "10 mcg/kg/min", "1.000 g", "95% CI 0.5 to 1.0"),
        *("12 of 20", "−5 points", "[@smith2019]", "[@jones2020]", "[@smith2019, @jones2020]", "[@ smith2019]"),
        *("(@smith2019)", "[@smith\u200b2019]", "[a page](5mg.md)", "<!-- 5mg  x -->", "**bold**", "\xa0", ";"),
        *(",", ".", ". ", "?", "|", "[", "]", "@", "\n", "\n\n", "- ", "# ", "&nbsp;", "\\", "  ", "\t"),
        *("| a | b |\n| --- | --- |\n| ", '!!! reading "Our reading"\n\n    '),
    ]
)
_BODIES = st.lists(st.tuples(_WORDS, st.sampled_from(["", " ", " ", "  "])), max_size=25).map(
    lambda parts: "".join(word + space for word, space in parts)
)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(_BODIES)
def test_no_text_loses_a_figure_a_word_or_a_source_and_twice_is_once(body):
    once = _mended(body)
    assert _mended(once) == once
    before, after = (read_page("docs/a.md", FRONT + text).masked.replace("\u200b", "") for text in (body, once))
    for old, new in zip(before.split("\n"), after.split("\n"), strict=False):
        assert [(f.value, f.units) for f in find_figures(old)] == [(f.value, f.units) for f in find_figures(new)]
        assert set(re.findall(r"@[a-z0-9-]+", old)) == set(re.findall(r"@[a-z0-9-]+", new))
    # A source named twice in a row is named once.
    words = [re.sub(r"@[a-z0-9-]+|mcg|micrograms|/h(?:our)?(?![A-Za-z])|[\W\d_]", "", text) for text in (before, after)]
    assert words[0] == words[1]


@settings(max_examples=300, deadline=None, derandomize=True)
@given(_BODIES)
def test_no_text_has_more_findings_than_before(body):
    bibliography = read_bibliography("references.bib", "".join(ENTRY % (key, key) for key in sorted(KNOWN)))

    # What has become a citation may name a source whose card lacks the figure: that was hidden before.
    hidden = {"figure-not-in-source", "direction-not-in-source", "certainty-not-in-source"}

    def found(text: str) -> list[str]:
        guide = Guide((read_page("docs/a.md", FRONT + text),), bibliography)
        rules = (finding.rule for finding in check(guide) if finding.path == "docs/a.md")
        return [rule for rule in rules if rule not in hidden]

    # Nor is a line judged further that begins with what is not of the plain language.
    if "plain-markdown" not in (before := found(body)):
        assert len(found(_mended(body))) <= len(before)


# The bibliography


def _bib(*keys: str, between: str = "\n") -> str:
    return between.join(ENTRY % (key, key) for key in keys)


def _ordered(text: str) -> str:
    return ordered(text, read_bibliography("references.bib", text))


def test_entries_stand_in_the_order_of_their_keys():
    assert _ordered(_bib("b2020", "a2019", "a-2g")) == _bib("a-2g", "a2019", "b2020")
    assert _ordered(_bib("a2019", "b2020", between="\n\n\n")) == _bib("a2019", "b2020")
    assert _ordered(_bib("a2019", "b2020", between="")) == _bib("a2019", "b2020")
    assert _ordered(_bib("b2020", "a2019").rstrip()) == _bib("a2019", "b2020")


def test_of_two_entries_with_one_key_the_first_stays_first():
    text = (ENTRY % ("b2020", "x")) + (ENTRY % ("a2019", "one")) + (ENTRY % ("a2019", "two"))
    assert re.findall(r"Ketamine (\w+)", _ordered(text)) == ["one", "two", "x"]


@pytest.mark.parametrize(
    "text",
    [
        _bib("b2020", "a2019").replace("\n@misc{a2019", "\n% About the next.\n@misc{a2019"),
        "@string{x = {y}}\n" + _bib("b2020", "a2019"),
        _bib("b2020", "a2019") + "@comment{c}\n",
        _bib("b2020", "a2019").replace("}\n\n@misc{a", "} @misc{a"),
        _bib("b2020", "a2019").replace("title = {Ketamine b2020}", "title {Ketamine"),
        _bib("b2020", "a2019").replace("Ketamine b2020", "Ketamine\n@misc b2020"),
        "",
        "% Nothing yet.\n",
    ],
    ids=["comment", "string", "@comment", "one line", "broken", "at sign", "empty", "no entry"],
)
def test_a_bibliography_with_more_than_entries_is_left(text):
    assert _ordered(text) == text


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from(["", "\n", "\n\n\n"])), max_size=6))
def test_order_loses_no_entry_and_twice_is_once(entries):
    text = "".join(ENTRY % (f"{key}2020", index) + between for index, (key, between) in enumerate(entries))
    once = _ordered(text)
    assert _ordered(once) == once
    old, new = (read_bibliography("r.bib", each).entries for each in (text, once))
    assert sorted(str(entry.fields) for entry in old) == sorted(str(entry.fields) for entry in new)
    assert [entry.key for entry in new] == sorted(entry.key for entry in old)


# The command

BAD = "Pain  fell to 5mg. [@smith2019]\n\nIt came back.\n"
GOOD = "Pain fell to 5 mg [@smith2019].\n\nIt came back.\n"


@pytest.fixture
def guide(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "a.md").write_text(FRONT + BAD, "utf-8")
    (tmp_path / "docs" / "b.md").write_text(FRONT + BAD, "utf-8")
    (tmp_path / "references.bib").write_text(_bib("smith2019", "jones2020"), "utf-8")
    return tmp_path


def _files(folder: Path) -> dict[str, bytes]:
    paths = [*folder.rglob("*.md"), folder / "references.bib"]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def test_fix_mends_the_files_and_reports_what_is_left(guide, capsys):
    assert main(["--fix"]) == 1
    out, error = capsys.readouterr()
    assert (guide / "docs/a.md").read_text("utf-8") == FRONT + GOOD
    assert (guide / "references.bib").read_text("utf-8") == _bib("jones2020", "smith2019")
    assert "docs/a.md:13:1: uncited-claim" in out
    assert "dose-typography" not in out
    assert error.startswith("claimcheck: mended 1 lines of docs/a.md\nclaimcheck: mended 1 lines of docs/b.md\n")
    files = _files(guide)
    assert main(["--fix"]) == 1
    assert (_files(guide), capsys.readouterr().err) == (files, "")


def test_fix_of_some_files_leaves_the_others(guide):
    before = _files(guide)
    assert main(["--fix", "docs/a.md"]) == 1
    after = _files(guide)
    assert {name for name in after if after[name] != before[name]} == {"docs/a.md"}


def test_diff_changes_nothing_and_is_what_patch_makes_of_it(guide, capsys):
    before = _files(guide)
    assert main(["--diff"]) == 1
    out = capsys.readouterr().out
    assert _files(guide) == before
    assert "-Pain  fell to 5mg. [@smith2019]\n+Pain fell to 5 mg [@smith2019].\n" in out
    subprocess.run(["patch", "-p0", "--quiet"], cwd=guide, input=out.encode(), check=True, timeout=PATIENCE)
    patched = _files(guide)
    assert main(["--diff"]) == 0
    assert capsys.readouterr().out == ""
    assert main(["--fix"]) == 1
    assert _files(guide) == patched


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_the_mark_of_the_file_stay(guide, end, mark):
    page, bibliography = guide / "docs/a.md", guide / "references.bib"
    page.write_bytes((mark + (FRONT + BAD).rstrip("\n").replace("\n", end)).encode())
    bibliography.write_bytes((mark + _bib("smith2019", "jones2020").replace("\n", end)).encode())
    assert main(["--fix"]) == 1
    assert page.read_bytes() == (mark + (FRONT + GOOD).replace("\n", end)).encode()
    assert bibliography.read_bytes() == (mark + _bib("jones2020", "smith2019").replace("\n", end)).encode()


def test_lines_that_end_in_different_ways_keep_their_ends_and_are_not_moved(guide):
    page, bibliography = guide / "docs/a.md", guide / "references.bib"
    page.write_bytes((FRONT + BAD).encode().replace(b"[@smith2019]\n", b"[@smith2019]\r\n"))
    mixed = _bib("smith2019", "jones2020").encode().replace(b"},\n", b"},\r\n", 1)
    bibliography.write_bytes(mixed)
    assert main(["--fix"]) == 1
    assert page.read_bytes() == (FRONT + GOOD).encode().replace(b"[@smith2019].\n", b"[@smith2019].\r\n")
    assert bibliography.read_bytes() == mixed


def test_what_is_not_utf_8_is_left(guide):
    raw = (FRONT + BAD).encode() + b"\xe9\n"
    (guide / "docs/a.md").write_bytes(raw)
    assert main(["--fix"]) == 1
    assert (guide / "docs/a.md").read_bytes() == raw


def test_a_file_that_cannot_be_written_is_left_whole_and_named(guide, capsys, monkeypatch):
    before = _files(guide)

    def full(self: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    assert main(["--fix"]) == 2
    assert capsys.readouterr().err == (
        "claimcheck: docs/a.md cannot be written: No space left on device; it is as it was\n"
    )
    assert _files(guide) == before
    assert not list(guide.rglob("*.part"))


def test_the_rights_of_a_file_stay(guide):
    (guide / "docs/a.md").chmod(0o640)
    main(["--fix"])
    assert (guide / "docs/a.md").stat().st_mode & 0o777 == 0o640


def test_a_link_stays_a_link(guide):
    (guide / "docs/c.md").symlink_to("a.md")
    assert main(["--fix"]) == 1
    assert (guide / "docs/c.md").is_symlink()
    assert (guide / "docs/a.md").read_text("utf-8") == FRONT + GOOD


def test_fix_and_diff_are_two_things(guide, capsys):
    with pytest.raises(SystemExit):
        main(["--fix", "--diff"])
    assert "not allowed with" in capsys.readouterr().err
