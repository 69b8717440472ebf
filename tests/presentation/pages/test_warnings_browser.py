"""A warning beside a claim in a real browser: it opens the tip, fits a phone, and needs neither colour nor a screen."""

import datetime
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
from conftest import PHONE, opened
from guide.sources.lookups import Lookup, Notice
from playwright.sync_api import Browser, Page, expect
from showing import ROOT, before_and_after, markdown_of_the_guide, page_at, shown_as, small_guide

DAY = datetime.date(2026, 11, 28)
BIB = """@article{hardy2012, author = {Hardy, Janet}, title = {A trial}, journal = {Pain}, year = {2012},
  doi = {10.5555/one}, design = {case report}}
"""
TEXT = """---
title: Pain
---

# Pain

Pain fell in an invented trial of many people who had nothing in common [@hardy2012].

| Route | Result | Source |
| --- | --- | --- |
| oral | less pain | [@hardy2012] |
"""


@pytest.fixture(scope="module")
def document() -> str:
    """A page with its style and its script, as one document."""
    guide = small_guide(BIB, {"pain.md": TEXT})
    said = Notice("expression of concern", "10.5555/notice", "2021-05-04", "Crossref")
    lookup = Lookup("retractions", "", DAY, {"hardy2012": DAY}, {"hardy2012": (said,)})
    shown = shown_as(replace(guide, lookups={**guide.lookups, "retractions": lookup}))
    body = before_and_after(page_at("pain.md", shown), shown, markdown_of_the_guide())[1]
    assets = ROOT / "hooks" / "presentation" / "theme" / "assets"
    style = (assets / "stylesheets" / "guide.css").read_text("utf-8")
    script = (assets / "javascripts" / "citations.js").read_text("utf-8")
    head = '<meta name="guide-version" content="v"><meta name="guide-report" content="https://x.example/report">'
    size = '<meta name="viewport" content="width=device-width">'
    return f"<!doctype html><html><head>{head}{size}<style>{style}</style></head><body>{body}<script>{script}</script>"


@pytest.fixture
def page(browser: Browser, document: str):
    with opened(browser, viewport=PHONE) as page:
        page.set_content(document)
        yield page


def test_it_opens_the_tip_which_says_who_says_so(page: Page):
    page.locator("p .guide-warning").hover()
    tip = page.locator(".guide-tip")
    expect(tip).to_contain_text("Expression of concern. Hardy J.")
    expect(tip).to_contain_text("Expression of concern: 10.5555/notice, 4 May 2021, says Crossref.")
    expect(tip).to_have_attribute("aria-label", "Expression of concern: Hardy 2012")


@pytest.mark.parametrize(("place", "words"), [("p", "Pain fell in an invented trial"), ("td", "oral; less pain")])
def test_what_is_reported_is_the_claim_without_the_warning(page: Page, place, words):
    page.locator(f"{place} .guide-warning").hover()
    link = page.get_by_role("link", name="Report an error in this claim").get_attribute("href")
    (text,) = parse_qs(urlsplit(link).fragment)["text"]
    assert text.startswith(words)
    assert "concern" not in text


def test_it_wraps_on_a_phone_and_is_seen_on_paper_and_without_colours(page: Page):
    wide = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    assert page.evaluate(wide)
    for media in ({"media": "print"}, {"media": "screen", "forced_colors": "active"}, {"color_scheme": "dark"}):
        page.emulate_media(**media)
        for warning in page.locator(".guide-warning").all():
            expect(warning).to_be_visible()
            assert warning.evaluate("e => parseFloat(getComputedStyle(e).borderTopWidth)") >= 1
            assert int(warning.evaluate("e => getComputedStyle(e).fontWeight")) >= 700
