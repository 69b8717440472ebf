"""What changed: one line a change, a list on each page, and a feed."""

import datetime
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from guide.changes import read_changes
from guide.guide import load_guide
from guide.vocabulary import CHANGES
from lxml import html
from presentation.exports.feed import feed
from presentation.pages.changes import changes_section, fold_first_releases
from showing import page_at, shown_as, small_guide

ROOT = Path(__file__).parents[2]
LIST = """# What changed

## 2026-12-01

- **Weakened** [Cancer pain](../indications/cancer/index.md): a new trial found <no> benefit.

## 2026-11-22

- **New** [Cancer pain](../indications/cancer/index.md): first release of the page.
- **New** [Routes](../routes/index.md): first release of the page.
"""
ATOM = "{http://www.w3.org/2005/Atom}"


def test_a_change_has_a_day_a_word_a_page_and_a_text():
    changes, problems = read_changes(LIST)
    assert problems == []
    assert [(change.day.isoformat(), change.kind, change.page) for change in changes] == [
        ("2026-12-01", "Weakened", "indications/cancer/index.md"),
        ("2026-11-22", "New", "indications/cancer/index.md"),
        ("2026-11-22", "New", "routes/index.md"),
    ]


@pytest.mark.parametrize(
    ("text", "line", "remedy"),
    [
        ("## 2026-13-01", 1, "no date"),
        ("## 2026-11-22\n\n- **Better** [Routes](../routes/index.md): more.", 3, "no change"),
        ("## 2026-11-22\n\n- New [Routes](../routes/index.md): more.", 3, "no change"),
        ("- **New** [Routes](../routes/index.md): more.", 1, "under no date"),
    ],
)
def test_what_is_no_change_is_reported_with_its_line(text, line, remedy):
    changes, problems = read_changes(text)
    assert changes == []
    assert [(problem.place.line, remedy in problem.message) for problem in problems] == [(line, True)]


def test_a_page_shows_its_changes_newest_first():
    changes = tuple(reversed(read_changes(LIST)[0]))
    shown = replace(shown_as(small_guide("")), changes=changes)
    html = changes_section(shown.changes_of(page_at("indications/cancer/index.md", shown)))
    assert html.count("<li>") == 2
    assert html.index("1 December 2026") < html.index("22 November 2026")
    assert "<strong>Weakened.</strong> a new trial found &lt;no&gt; benefit." in html
    assert "data-search-exclude" in html
    assert changes_section([]) == ""


def test_the_feed_tells_of_each_change_once_and_is_dated_by_the_newest():
    urls = {"indications/cancer/index.md": "indications/cancer/", "routes/index.md": "routes/"}
    atom = ElementTree.fromstring(feed(read_changes(LIST)[0], "Pain", "https://x.example/g/", urls))
    assert atom.find(f"{ATOM}updated").text == "2026-12-01T00:00:00Z"
    entries = atom.findall(f"{ATOM}entry")
    assert entries[0].find(f"{ATOM}title").text == "Weakened: Cancer pain"
    assert entries[0].find(f"{ATOM}link").get("href") == "https://x.example/g/indications/cancer/"
    ids = [entry.find(f"{ATOM}id").text for entry in entries]
    assert len(set(ids)) == 3


def test_two_changes_of_a_page_on_one_day_have_names_of_their_own():
    twice = "- **New** [Pain](../routes/index.md): trials added.\n- **New** [Pain](../routes/index.md): doses added.\n"
    changes, problems = read_changes(f"## 2026-12-01\n\n{twice}{twice}")
    assert problems == []
    atom = ElementTree.fromstring(feed(changes, "Pain", "https://x.example/g/", {"routes/index.md": "routes/"}))
    ids = [entry.find(f"{ATOM}id").text for entry in atom.findall(f"{ATOM}entry")]
    assert len(set(ids)) == len(ids) == 2


def test_every_evidence_page_of_the_guide_has_a_dated_change_no_later_than_its_review():
    guide = load_guide(ROOT / "docs", ROOT / "references.bib", ROOT)
    changes, problems = read_changes((ROOT / "docs" / "about" / "changes.md").read_text("utf-8"))
    assert problems == []
    newest: dict[str, datetime.date] = {}
    for change in changes:
        newest[change.page] = max(change.day, newest.get(change.page, change.day))
    pages = {page.path.removeprefix("docs/"): page.front_matter.fields["reviewed"] for page in guide.evidence_pages}
    assert {page for page in pages if page not in newest} == set()
    assert {page for page, reviewed in pages.items() if newest[page] > reviewed} == set()
    assert {change.kind for change in changes} <= set(CHANGES)


def test_first_releases_that_follow_each_other_are_one_line_to_open():
    first = "".join(f"<li><strong>New</strong> <a href='{n}/'>{n}</a>: first release of the page.</li>" for n in "abcd")
    root = html.fragment_fromstring(f"<ul><li>Other: trials added.</li>{first}<li>Last.</li></ul>", create_parent="div")
    fold_first_releases(root)
    day = root[0]
    assert len(day) == 3
    assert day[1].xpath("string(details/summary)") == "4 pages in their first release"
    assert day[1].xpath(".//a/@href") == ["a/", "b/", "c/", "d/"]
    few = html.fragment_fromstring("<ul><li>A: first release of the page.</li></ul>", create_parent="div")
    fold_first_releases(few)
    assert len(few[0]) == 1
    assert not few.xpath(".//details")
