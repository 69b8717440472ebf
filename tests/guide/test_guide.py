"""The guide itself: clean, and every one of its citations guarded."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from claimcheck.rules import uncited_claim, unknown_key
from claimcheck.source_gate import check
from guide.guide import Guide, count, load_guide
from guide.markdown.citations import GROUP
from guide.markdown.navigation import without_navigation
from guide.markdown.reading import read_page

ROOT = Path(__file__).parents[2]
GUIDE = load_guide(ROOT / "docs", ROOT / "references.bib", ROOT)
CITING = [page for page in GUIDE.evidence_pages if page.citations]


def test_the_guide_is_clean():
    assert [str(finding) for finding in check(GUIDE)] == []


def test_only_what_has_changed_is_read_again(tmp_path):
    def pages():
        return {page.location: page for page in load_guide(tmp_path, tmp_path / "references.bib", tmp_path).pages}

    (tmp_path / "references.bib").write_text("", "utf-8")
    for name, text in (("a", "# A\n\n[B](b.md)\n"), ("b", "# B\n\nPain fell.\n"), ("c", "# C\n\nPain rose.\n")):
        (tmp_path / f"{name}.md").write_text(text, "utf-8")
    first = pages()
    assert all(pages()[name] is page for name, page in first.items())
    (tmp_path / "b.md").write_text("# Beta\n\nPain fell.\n", "utf-8")
    second = pages()
    assert second["c.md"] is first["c.md"]
    # A link whose words are no longer the title of its page is a claim.
    assert len(second["a.md"].claims) == 1
    assert first["a.md"].claims == ()
    assert second["b.md"].text == "# Beta\n\nPain fell.\n"


def test_the_guide_keeps_its_size():
    checked = count(GUIDE)
    assert checked.claims >= 900
    assert len(GUIDE.bibliography.entries) >= 300


def test_the_bibliography_is_sorted_by_key_with_one_field_a_line():
    keys = [entry.key for entry in GUIDE.bibliography.entries]
    assert keys == sorted(keys)
    lines = (ROOT / "references.bib").read_text("utf-8").splitlines()
    odd = [line for line in lines if not re.fullmatch(r"@\w+\{[a-z0-9-]+,|  \w+ = \{.*\},?|\}|", line)]
    assert odd == []


def test_every_source_has_a_card():
    assert {card.key for card in GUIDE.cards} == {entry.key for entry in GUIDE.bibliography.entries}


def _mutated(page, change, turn):
    """Change every other citation of a page, so that each one's neighbours stay; return the page and the lines."""
    groups = [found for found in GROUP.finditer(page.text) if page.masked[found.start()] == "["]
    chosen = groups[turn::2]
    text, lines = page.text, []
    for found in reversed(chosen):
        text = text[: found.start()] + change(found[0]) + text[found.end() :]
        lines.append(page.place(found.start()).line)
    changed = read_page(page.path, text, page.location)
    others = [other for other in GUIDE.pages if other is not page]
    return Guide(tuple(without_navigation([changed, *others]))[:1], GUIDE.bibliography), sorted(lines)


@pytest.mark.parametrize("turn", [0, 1], ids=["odd citations", "even citations"])
@pytest.mark.parametrize("page", CITING, ids=lambda page: page.path)
def test_each_citation_that_is_removed_is_missed_on_its_line(page, turn):
    guide, lines = _mutated(page, lambda group: "", turn)
    assert [place.line for _, place, _ in uncited_claim.check(guide)] == lines


@pytest.mark.parametrize("turn", [0, 1], ids=["odd citations", "even citations"])
@pytest.mark.parametrize("page", CITING, ids=lambda page: page.path)
def test_each_key_that_is_misspelt_is_reported_on_its_line(page, turn):
    guide, lines = _mutated(page, lambda group: re.sub(r"(?=[;\]])", "x", group), turn)
    reported = list(unknown_key.check(guide))
    assert sorted({place.line for _, place, _ in reported}) == sorted(set(lines))
    changed = {key for found in guide.pages[0].citations if (key := found[1].key) not in GUIDE.bibliography.by_key}
    assert {message.split("'")[1] for _, _, message in reported} == changed
    assert all("did you mean" in message for _, _, message in reported)


def test_removing_any_entry_is_reported_wherever_it_is_cited():
    entries = GUIDE.bibliography.entries
    bare = replace(GUIDE, bibliography=replace(GUIDE.bibliography, entries=()))
    cited = sum(len(page.citations) for page in GUIDE.pages)
    assert len(list(unknown_key.check(bare))) == cited
    assert {citation.key for page in GUIDE.pages for _, citation in page.citations} == {e.key for e in entries}


@pytest.mark.parametrize("page", [p for p in GUIDE.pages if p.kind == "evidence"], ids=lambda page: page.path)
def test_an_evidence_page_has_five_sourced_claims_and_the_skeleton(page):
    assert sum(bool(claim.keys) for claim in page.claims) >= 5
    order = [
        "Bottom line",
        "What the evidence says",
        "Doses studied",
        "Harms seen here",
        "Where sources disagree",
        "What is not known",
    ]
    headings = re.findall(r"^## (.+)$", page.text, re.MULTILINE)
    found = [heading for heading in headings if heading in order]
    assert found == sorted(found, key=order.index)
    # What the lists of disagreements come to stands on the page that leads to them.
    is_list = page.path.startswith("docs/disagreements/") and not page.path.endswith("/index.md")
    if page.path != "docs/index.md" and not is_list:
        assert "Bottom line" in headings
