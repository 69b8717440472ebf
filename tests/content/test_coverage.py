"""Every question that the guide must answer, and every known disagreement, has its section."""

import re
from pathlib import Path

import pytest
import yaml
from guide.guide import load_guide
from guide.markdown.page import Page
from markdown.extensions.toc import slugify

ROOT = Path(__file__).parents[2]
PAGES = {
    page.path.removeprefix("docs/"): page for page in load_guide(ROOT / "docs", ROOT / "references.bib", ROOT).pages
}
COVERAGE = yaml.safe_load((ROOT / "hooks" / "presentation" / "search" / "questions.yaml").read_text("utf-8"))


def sections(page: Page) -> dict[str, int]:
    """Return how many sourced claims or judgements stand below each heading of a page, by the heading's anchor."""
    headings = [
        (title.place.line, len(title.text) - len(title.text.lstrip("#")), slugify(title.text.lstrip("# "), "-"))
        for title in page.titles
        if title.kind == "heading"
    ]
    found = {}
    for index, (line, level, anchor) in enumerate(headings):
        end = next((at for at, other, _ in headings[index + 1 :] if other <= level), float("inf"))
        found[anchor] = sum(
            bool(claim.keys or claim.in_reading) and line < claim.place.line < end for claim in page.claims
        )
    return found


SECTIONS = {path: sections(page) for path, page in PAGES.items() if page.kind == "evidence"}
PLACES = [(point["point"], point["answered"]) for point in COVERAGE["points"]]
PLACES += [(about["about"], about["shown"]) for about in COVERAGE["disagreements"]]


@pytest.mark.parametrize(("what", "place"), PLACES, ids=[re.sub(r"\W+", "-", what)[:60] for what, _ in PLACES])
def test_the_question_is_answered_in_a_section_that_states_something(what, place):
    path, _, anchor = place.partition("#")
    assert anchor in SECTIONS[path], f"{path} has the sections: {', '.join(SECTIONS[path])}"
    assert SECTIONS[path][anchor] > 0


def test_all_questions_and_disagreements_are_listed():
    assert len({point["point"] for point in COVERAGE["points"]}) == 202
    assert len(COVERAGE["disagreements"]) == 96
