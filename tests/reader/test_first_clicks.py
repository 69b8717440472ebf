"""The menu by need: the first click, by its labels alone, goes to the part where the answer stands."""

import pytest
from guide.guide import load_guide
from markdown.extensions.toc import slugify
from reader.first_clicks import Click, clicks, parts, shown, text
from serving import ROOT

CLICKS = clicks()
SECTIONS = {
    page.path.removeprefix("docs/"): {slugify(title.text.lstrip("# "), "-") for title in page.titles}
    for page in load_guide(ROOT / "docs", ROOT / "references.bib", ROOT).pages
}


def test_the_first_click_is_right_for_at_least_27_of_30():
    assert len({click.asks for click in CLICKS}) == len(CLICKS) == 30
    wrong = [click for click in CLICKS if not click.met]
    print(text(CLICKS))
    assert len(wrong) <= 3, text(wrong)


def test_the_picks_were_made_from_the_labels_that_the_menu_has():
    assert shown() == list(parts()), "the labels have changed: have the parts picked anew by somebody who sees no more"
    assert {click.picked for click in CLICKS} <= set(parts())


@pytest.mark.parametrize("click", CLICKS, ids=[click.asks[:50] for click in CLICKS])
def test_where_an_answer_is_said_to_stand_there_is_a_section_in_a_part_of_the_menu(click: Click):
    assert click.right
    for place in click.stands:
        path, _, anchor = place.partition("#")
        assert anchor in SECTIONS[path], place


def test_a_part_that_does_not_hold_the_answer_is_wrong():
    click = Click(who="GP", asks="Why?", picked="Routes", right=("Safety", "In practice"), stands=())
    assert not click.met
    assert "wrong  Safety, In practice" in text([click])
