"""The rule claim-in-frame: what the settings put around each page states nothing of ketamine."""

import pytest
from built import POLICY, all_findings_of


def found(tmp_path, title: str, menu: str, foot: str, name: str = "index.html") -> list[tuple[str, int]]:
    page = (
        f"<!doctype html>\n<html><head>{POLICY}\n<title>{title}</title></head>\n<body>\n"
        f'<nav><a href="#a">{menu}</a></nav>\n<main><div data-kind="site" id="a"></div></main>\n'
        f"<footer><p>{foot}</p></footer></body></html>"
    )
    return [(at, line) for at, line, rule in all_findings_of(tmp_path, {name: page}) if rule == "claim-in-frame"]


GOOD = {
    "names": ("Ketamine in Pain", "Ketamine by mouth", "Text under CC BY 4.0"),
    "a question": ("Does ketamine reduce pain?", "Whether ketamine relieves pain", "How ketamine works"),
    "another thing": ("Guide", "What helps", "This guide helps to find sources"),
}


@pytest.mark.parametrize("case", GOOD)
def test_a_frame_that_states_nothing_passes(tmp_path, case):
    assert found(tmp_path, *GOOD[case]) == []


BAD = {
    "the name of the site": (("Home - Ketamine cures pain", "Home", "2026"), 3),
    "the menu": (("Home", "Ketamine relieves pain", "2026"), 5),
    "the foot": (("Home", "Home", "Ketamine <b>is safe</b> for all"), 7),
}


@pytest.mark.parametrize("case", BAD)
def test_a_frame_that_states_something_is_named(tmp_path, case):
    texts, line = BAD[case]
    assert found(tmp_path, *texts) == [("index.html", line)]


def test_the_frame_of_other_pages_is_that_of_the_home_page(tmp_path):
    assert found(tmp_path, *BAD["the menu"][0], name="about/index.html") == []
