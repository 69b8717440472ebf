"""Pictures as a browser shows them: nothing of a drawing is lost, and each of its words can be read, also on paper."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Literal
from urllib.parse import urljoin

import pytest
from conftest import DESK, PHONE, Site, add_style
from guide.guide import load_guide
from guide.markdown.page import Page as GuidePage
from guide.sources.effects import Effect
from lxml import etree
from playwright.sync_api import Browser, Page, ViewportSize, expect
from presentation.pictures.forest import forest_plot
from presentation.pictures.places import PLACE, with_pictures
from presentation.references import format_sources
from serving import ROOT

GUIDE = load_guide(ROOT / "docs", ROOT / "references.bib", ROOT)
SOURCES = format_sources(GUIDE.bibliography.by_key, GUIDE.cards)
STYLES = (ROOT / "hooks/presentation/theme/assets/stylesheets/guide.css").read_text("utf-8")
# As wide as a sheet between the margins of the document, which are wider than those of a page.
A4: ViewportSize = {"width": 642, "height": 971}
Media = Literal["screen", "print"]
SVG = "{http://www.w3.org/2000/svg}"
# What stands inside the picture, what stands in the way of something else, and how large words are shown.
MEASURE = """svgs => svgs.map(svg => {
  const box = e => { const b = e.getBoundingClientRect(); return [b.left, b.top, b.right, b.bottom] };
  const labels = [...svg.querySelectorAll('text')];
  const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
  return {
    box: box(svg),
    elements: [...svg.querySelectorAll('*')].map(e => [e.localName, e.children.length ? '' : e.textContent]),
    labels: labels.map(e => [e.textContent, box(e)]),
    marks: [...svg.querySelectorAll('.guide-picture__outline, .guide-picture__interval')].map(box),
    sizes: labels.map(e => parseFloat(getComputedStyle(e).fontSize) * scale),
    column: svg.parentElement.getBoundingClientRect().width,
    foreign: [...svg.querySelectorAll('*')].filter(e => e.namespaceURI != svg.namespaceURI).length,
  };
})"""
# The height of a line is more than that of its letters, so lines may touch.
TOUCH = 1.5


@dataclass(frozen=True, slots=True)
class Box:
    left: float
    top: float
    right: float
    bottom: float

    def holds(self, other: "Box") -> bool:
        return (
            self.left - TOUCH <= other.left
            and self.top - TOUCH <= other.top
            and other.right <= self.right + TOUCH
            and other.bottom <= self.bottom + TOUCH
        )

    def meets(self, other: "Box") -> bool:
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > TOUCH and down > TOUCH


def places(pages: Iterable[GuidePage] = GUIDE.pages) -> list[tuple[str, str]]:
    """Return the address of each page that has a picture, and the names of its pictures in their order."""
    return [
        (page.location.removesuffix("index.md").replace(".md", "/"), " ".join(names))
        for page in pages
        if (names := PLACE.findall(page.text))
    ]


def drawn(names: str) -> list[list[list[str]]]:
    """Return the elements of each drawing of these pictures and the words in each, as the guide's cards give them."""
    placed = "\n\n".join(f"<!-- picture: {name} -->" for name in names.split())
    text = with_pictures(placed, GUIDE.cards, SOURCES, lambda key: f"{key}/")
    svgs = [etree.fromstring(found) for found in re.findall(r"<svg.*?</svg>", text)]
    return [
        [[e.tag.removeprefix(SVG), "" if len(e) else (e.text or "")] for e in svg.iterdescendants()] for svg in svgs
    ]


def assert_readable(found: dict[str, Any], least: float) -> None:
    """Assert that nothing of a drawing is lost or in the way, and that words are shown in `least` pixels or more."""
    assert found["foreign"] == 0
    whole = Box(*found["box"])
    labels = [(text, Box(*box)) for text, box in found["labels"]]
    marks = [Box(*box) for box in found["marks"]]
    assert [text for text, box in labels if not whole.holds(box)] == []
    assert [mark for mark in marks if not whole.holds(mark)] == []
    meeting = [(a, b) for n, (a, one) in enumerate(labels) for b, other in labels[:n] if one.meets(other)]
    assert meeting == []
    assert [text for text, box in labels for mark in marks if mark.meets(box)] == []
    assert min(found["sizes"]) >= least


def test_the_guide_has_pictures():
    assert len(places()) >= 3


@pytest.mark.parametrize(
    ("size", "media", "least"),
    [
        (DESK, "screen", 13),
        ({"width": 768, "height": 1024}, "screen", 11),
        (PHONE, "screen", 11),
        ({"width": 320, "height": 640}, "screen", 9),
        (A4, "print", 10.5),
    ],
)
@pytest.mark.parametrize(("address", "names"), places())
def test_a_picture_of_a_page_is_whole_and_each_word_can_be_read(
    site: Site, page: Page, address: str, names: str, size: ViewportSize, media: Media, least: float
):
    page.set_viewport_size(size)
    page.emulate_media(media=media)
    page.goto(site.url + address)
    shown = page.locator(".guide-picture__svg").evaluate_all(MEASURE)
    assert [found["elements"] for found in shown] == drawn(names)
    for found in shown:
        assert_readable(found, least)
        assert abs(found["box"][2] - found["box"][0] - found["column"]) < 1, "a picture fills its column"


@pytest.mark.parametrize(("size", "media", "least"), [(DESK, "screen", 11), (PHONE, "screen", 11), (A4, "print", 10.5)])
def test_a_picture_of_the_printable_document_is_whole_and_each_word_can_be_read(
    site: Site, page: Page, size: ViewportSize, media: Media, least: float
):
    page.set_viewport_size(size)
    page.emulate_media(media=media)
    page.goto(f"{site.url}print/")
    shown = page.locator(".guide-picture__svg").evaluate_all(MEASURE)
    # The document holds the evidence pages, in the order of the navigation.
    wanted = [svg for _, names in places(GUIDE.evidence_pages) for svg in drawn(names)]
    assert wanted and sorted(found["elements"] for found in shown) == sorted(wanted)
    for found in shown:
        assert_readable(found, least)


@pytest.mark.parametrize(("address", "names"), places())
def test_words_have_room_in_a_wider_typeface(site: Site, page: Page, address: str, names: str):
    page.set_viewport_size(PHONE)
    page.goto(site.url + address)
    add_style(page, ".guide-picture__svg { letter-spacing: 0.05em; }")
    for found in page.locator(".guide-picture__svg").evaluate_all(MEASURE):
        assert_readable(found, least=11)


@pytest.mark.parametrize("body", ["Moradi", "The Society of Anaesthesia and Intensive Care of Somewhere Far Away"])
@pytest.mark.parametrize("estimate", ["0", "−0.5", "12", "−1,234.5"])
@pytest.mark.parametrize("interval", [("", ""), ("−12,345.67", "20,345.67"), ("−0.01", "0.02")])
def test_words_of_any_length_and_numbers_of_any_size_have_room(
    page: Page, body: str, estimate: str, interval: tuple[str, str]
):
    effect = Effect(
        *("one2001", 1, "perioperative", "pain on movement", "standardised mean difference", estimate, *interval),
        *("95% CI", "points on a scale of ten steps that has a name of more words than one line of a panel holds"),
        *("from the end of anaesthesia to the day of discharge", "esketamine", "patient-controlled intravenous"),
        *("placebo", "adults with opioid tolerance who had major orthopaedic surgery", "3", "300", "very low"),
    )
    other = replace(effect, measure="mean difference", certainty="")
    markdown = forest_plot("perioperative-effects", [effect, other], lambda key: f"{body} 2001", lambda key: key)
    page.set_viewport_size(PHONE)
    page.set_content(f"<style>{STYLES}</style>{markdown}")
    shown = page.locator(".guide-picture__svg").evaluate_all(MEASURE)
    assert len(shown) == 2
    for found in shown:
        assert_readable(found, least=11)


MAP = "about/evidence-map/"


@pytest.mark.parametrize(("address", "names"), [place for place in places() if place[0] != MAP])
def test_a_mark_leads_to_its_source_by_pointer_and_by_keyboard(site: Site, page: Page, address: str, names: str):
    page.goto(site.url + address)
    link = page.locator(".guide-picture a").first
    told = page.get_by_role("group").get_by_role("link", name=link.get_attribute("aria-label"), exact=True).first
    expect(told).to_be_visible()
    card = urljoin(site.url + address, link.get_attribute("href"))
    link.focus()
    expect(link).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(card)
    expect(page.locator("[data-kind='source']")).to_be_visible()
    page.go_back()
    link.locator(".guide-picture__outline").click(force=True)
    expect(page).to_have_url(card)


@pytest.mark.parametrize("scripts", [True, False])
def test_a_mark_of_the_map_opens_its_sources_by_keyboard_and_by_pointer(site: Site, browser: Browser, scripts: bool):
    context = browser.new_context(viewport=DESK, java_script_enabled=scripts, service_workers="block")
    page = context.new_page()
    page.goto(site.url + MAP)
    link = page.locator(".guide-picture a").first
    line = page.locator(f"[id='{link.get_attribute('href').removeprefix('#')}']")
    expect(line).to_be_hidden()
    link.focus()
    page.keyboard.press("Enter")
    expect(line).to_be_in_viewport()
    source = line.get_by_role("link").first
    card = urljoin(site.url + MAP, source.get_attribute("href"))
    page.keyboard.press("Tab")
    expect(source).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(card)
    expect(page.locator("[data-kind='source']")).to_be_visible()
    page.goto(site.url + MAP)
    link.locator(".guide-picture__outline").click(force=True)
    expect(line).to_be_in_viewport()
    context.close()


def test_the_map_fills_its_column_on_a_desk(site: Site, page: Page):
    page.goto(site.url + MAP)
    panels = page.locator(".guide-picture__svg").evaluate_all(
        "svgs => svgs.map((svg) => svg.getBoundingClientRect()).map((box) => [box.left, box.right, box.top])"
    )
    column = page.locator(".guide-text").evaluate(
        "text => [text.getBoundingClientRect().left, text.getBoundingClientRect().right]"
    )
    (left, inner, top), (_, right, other) = panels
    assert abs(left - column[0]) < 1
    assert abs(right - column[1]) < 1
    assert abs(top - other) < 1
    assert inner < right


@pytest.mark.parametrize(("address", "names"), [place for place in places() if place[0] != MAP])
def test_every_mark_leads_to_a_page(site: Site, page: Page, address: str, names: str):
    page.goto(site.url + address)
    way = "(a.href.baseVal ?? a.href).split('#')[0]"
    ways = page.locator(".guide-picture a").evaluate_all(f"links => links.map(a => {way})")
    cards = {urljoin(site.url + address, way).removeprefix(site.url) for way in ways}
    assert cards and cards <= set(site.pages())
