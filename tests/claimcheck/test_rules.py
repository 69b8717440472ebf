"""Each rule's tiny guides: `bad` says on the spot what is found there, `good` must stay silent.

All rules run on every guide, and what is found must be exactly what is expected, in both directions.
"""

import inspect
import re
import shutil
from collections import Counter
from pathlib import Path

import pytest
from claimcheck import rules
from claimcheck.explain import as_markdown, explained
from claimcheck.finding import Finding
from claimcheck.report.report import parted
from claimcheck.rules import RULES, name_of
from claimcheck.site.rules import SITE_RULES
from claimcheck.source_gate import check
from guide.guide import Guide, count, load_guide

ROOT = Path(__file__).parents[2]
FOLDER = Path(__file__).parent / "rules"
MODULES = sorted(path.stem for path in Path(rules.__file__).parent.glob("*.py") if path.stem != "__init__")
IN_COMMENT = re.compile(r"<!-- expect: ([a-z-]+): (.*?) -->")
IN_FRONT_MATTER = re.compile(r" # expect: ([a-z-]+): (.*?)(?= # expect: |$)")
ABOVE_ENTRY = re.compile(r"% expect: ([a-z-]+): (.*)")
IN_LIST = re.compile(r"(.+?):(\d+):(\d+): ([a-z-]+): (.*)")

# The tiny guides of other rules lack pages or lead to some that are not there, hold notes, and open without a lead.
APART = {"dead-link", "missing-page", "unknown-placeholder", "missing-lead", "long-paragraph"}

Expected = tuple[str, int, str, str]


@pytest.mark.parametrize("side", ["bad", "good"])
@pytest.mark.parametrize("rule", MODULES)
def test_a_tiny_guide_yields_exactly_what_it_expects(rule: str, side: str, tmp_path: Path):
    folder = FOLDER / rule / side
    apart = APART - {rule.replace("_", "-")}
    found = [finding for finding in check(_load(folder, tmp_path)) if finding.rule not in apart]
    placed = _listed(folder)
    expected = Counter([*_expected(folder), *((path, line, name, text) for path, line, _, name, text in placed)])
    if side == "good":
        assert not expected, f"{folder} holds what must stay silent; what is expected belongs in bad"
    elif not any(name == rule.replace("_", "-") for _, _, name, _ in expected):
        remedy = f"<!-- expect: {rule.replace('_', '-')}: the whole message -->"
        pytest.fail(f"{folder} expects no finding of its rule; say on the offending line: {remedy}")

    actual = Counter((finding.path, _stands(folder, finding), finding.rule, finding.message) for finding in found)
    at_columns = {f"{path}:{line}:{column}: {name}: {text}" for path, line, column, name, text in placed}
    wrong = [f"not expected: {line}" for line in _lines(actual - expected)]
    wrong += [f"not found: {line}" for line in _lines(expected - actual)]
    wrong += [f"not at this column: {line}" for line in sorted(at_columns - set(map(str, found)))]
    assert not wrong, "\n".join(["", *wrong])
    # What is wrong, a semicolon, and what to do: the second stands on a line of its own in a terminal.
    assert [str(finding) for finding in found if not parted(finding.message)[1]] == []


@pytest.mark.parametrize("side", ["bad", "good"])
@pytest.mark.parametrize("rule", MODULES)
def test_a_tiny_guide_has_claims_and_entries_to_look_at(rule: str, side: str, tmp_path: Path):
    guide = _load(FOLDER / rule / side, tmp_path)
    assert count(guide).claims, f"{rule}/{side}/docs has no claim"
    assert guide.bibliography.entries, f"{rule}/{side}/references.bib has no entry"


def test_every_module_is_a_rule_and_every_rule_a_module():
    assert sorted(name_of(rule) for rule in RULES) == [name.replace("_", "-") for name in MODULES]


def test_every_folder_belongs_to_a_rule():
    assert sorted(path.name for path in FOLDER.iterdir() if path.is_dir()) == MODULES


EXPLAINED = [*RULES, *(rule for rule in SITE_RULES if name_of(rule) not in map(name_of, RULES))]


@pytest.mark.parametrize("rule", EXPLAINED, ids=name_of)
def test_a_rule_says_why_and_shows_a_bad_and_a_good_example(rule):
    first, empty, *rest = inspect.getdoc(rule).splitlines()
    assert re.fullmatch(r"[A-Z].*\.", first)
    assert empty == ""
    for heading in ("Why: ", "Bad: ", "Good: "):
        assert any(line.startswith(heading) and line != heading for line in rest), f"the docstring has no '{heading}'"


@pytest.mark.parametrize("rule", [*RULES, *SITE_RULES], ids=name_of)
def test_a_rule_is_small(rule):
    code = inspect.getsource(rule).replace(rule.__doc__, "")
    assert len(code.splitlines()) <= 40, "over 40 lines a rule is asking to be two"


def test_the_writing_guide_explains_every_rule_in_its_own_words():
    text = (ROOT / "docs/about/writing.md").read_text(encoding="utf-8")
    assert text.endswith(as_markdown(explained())), "the rules have changed; run: make rules"
    assert text.count("\n### ") - len(explained()) == text.partition("## The rules")[0].count("\n### ")


def _load(folder: Path, copies: Path) -> Guide:
    """Load a copy without what is expected, since a comment that the guide does not know is a finding itself."""
    copy = copies / "guide"
    shutil.copytree(folder, copy, symlinks=True)
    for path in copy.rglob("*.md"):
        path.write_bytes(re.sub(rb" ?<!-- expect: [^\n\r]*? -->", b"", path.read_bytes()))
    return load_guide(copy / "docs", copy / "references.bib", copy)


def _stands(folder: Path, finding: Finding) -> int:
    """Return the line that can say what is expected: of an entry its first, since BibTeX has no comments inside."""
    if not finding.path.endswith(".bib"):
        return finding.line
    lines = _text(folder / finding.path).split("\n")[: finding.line]
    return max((number for number, line in enumerate(lines, 1) if line.startswith("@")), default=1)


def _lines(findings: Counter[Expected]) -> list[str]:
    return sorted(f"{path}:{line}: {rule}: {text}" for path, line, rule, text in findings.elements())


def _expected(folder: Path) -> list[Expected]:
    """Return what comments in the pages and in the bibliography expect."""
    expected = []
    for path in sorted(folder.rglob("*.md")):
        name = path.relative_to(folder).as_posix()
        for number, line in enumerate(_text(path).split("\n"), 1):
            for pattern in (IN_COMMENT, IN_FRONT_MATTER):
                expected += [(name, number, rule, text) for rule, text in pattern.findall(line)]
    waiting: list[tuple[str, str]] = []
    for number, line in enumerate(_text(folder / "references.bib").split("\n"), 1):
        if found := ABOVE_ENTRY.match(line):
            waiting.append((found[1], found[2]))
        else:
            expected += [("references.bib", number, rule, text) for rule, text in waiting]
            waiting = []
    return expected


def _listed(folder: Path) -> list[tuple[str, int, int, str, str]]:
    """Return what expect.txt expects of lines that can hold no comment."""
    path = folder / "expect.txt"
    found = [IN_LIST.fullmatch(line) for line in _text(path).splitlines()] if path.exists() else []
    return [(match[1], int(match[2]), int(match[3]), match[4], match[5]) for match in found]


def _text(path: Path) -> str:
    return re.sub(r"\r\n?", "\n", path.read_bytes().decode("utf-8", "replace"))
