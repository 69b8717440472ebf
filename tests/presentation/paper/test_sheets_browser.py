"""The sheets of the guide as a browser shows and prints them: every one is measured."""

import re
from io import BytesIO

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import PHONE, Site
from playwright.sync_api import Page, expect
from presentation.paper.sheets import sheet
from pypdf import PdfReader
from test_sheets import GUIDE, PAGE

SHEET = "print/sheets/indications/cancer/refractory-pain/"
# What paper must have: each paragraph, item and cell, and what the sheet says of itself.
SAID = "h1, h2, h3, .sheet-state, main p, main li, main :is(th, td), footer li, footer > p"


def signs(text: str) -> str:
    """Return what is printed of a text, without what parts words or joins them."""
    return re.sub(r"[\s\u2060\xad•]+", "", text)


def sheets_of(site: Site) -> list[str]:
    found = sorted((site.folder / "print" / "sheets").rglob("*.html"))
    return [path.relative_to(site.folder).as_posix().removesuffix("index.html") for path in found]


def test_each_indication_has_a_sheet_of_at_most_two_sides_of_a4_and_nothing_of_it_is_clipped(site: Site, page: Page):
    addresses = sheets_of(site)
    assert len(addresses) == len(list((site.folder / "indications").rglob("index.html"))) > 30
    for address in addresses:
        page.goto(site.url + address)
        sheets = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages
        assert len(sheets) <= 2, address
        assert {round(float(side)) for side in sheets[0].mediabox[2:]} == {595, 842}
        printed = signs("".join(sheet.extract_text() for sheet in sheets))
        # Words that are no longer than their cell, which is as wide on paper.
        said = page.locator(SAID).evaluate_all("parts => parts.map(part => part.textContent)")
        assert [text for text in said if signs(text) not in printed] == [], address


def test_on_paper_no_cell_is_wider_than_its_column_and_no_type_too_small_to_read(site: Site, page: Page):
    # The width between the margins, so that the columns are those of paper.
    page.set_viewport_size({"width": 695, "height": 1000})
    page.emulate_media(media="print")
    for address in sheets_of(site):
        page.goto(site.url + address)
        # A word that is broken to fit would be wider than its column.
        page.evaluate("() => document.documentElement.style.setProperty('overflow-wrap', 'normal', 'important')")
        wide = page.locator("main *, header *").evaluate_all(
            "parts => parts.filter(part => part.scrollWidth > part.clientWidth + 1 && part.clientWidth > 0"
            " && getComputedStyle(part).display !== 'inline').map(part => part.textContent)"
        )
        assert wide == [], address
        # 9 points are 12 pixels, 8 are 10.7.
        sizes = page.locator("main :is(p, li, td)").evaluate_all(
            "parts => parts.map(part => parseFloat(getComputedStyle(part).fontSize))"
        )
        assert min(sizes) > 10.6


def test_a_page_leads_to_its_sheet_and_the_sheet_back(site: Site, page: Page):
    page.goto(site.url + "indications/cancer/refractory-pain/")
    page.get_by_role("link", name="One sheet (print)").click()
    page.wait_for_url(site.url + SHEET)
    expect(page.locator("h1")).to_have_text("Refractory cancer pain")
    page.get_by_role("link", name="Back to the page").click()
    page.wait_for_url(site.url + "indications/cancer/refractory-pain/")
    page.goto(site.url + "safety/")
    expect(page.get_by_role("link", name="One sheet (print)")).to_have_count(0)


def test_the_code_is_on_paper_and_not_on_a_screen_and_its_address_on_both(page: Page):
    page.set_content(sheet(PAGE, GUIDE, None))
    address = page.locator(".sheet-address a")
    expect(address).to_have_text("https://guide.example/ketamine/indications/cancer/mucositis/")
    expect(page.locator(".guide-qr")).to_be_hidden()
    page.emulate_media(media="print")
    expect(page.locator(".guide-qr svg")).to_be_visible()
    expect(address).to_be_visible()
    # A phone reads it from an arm's length: 25 millimetres.
    assert page.locator(".guide-qr").evaluate("code => code.getBoundingClientRect().width") > 94


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_suits_each_screen_and_axe_finds_no_violation(site: Site, page: Page, scheme: str):
    for size in (PHONE, {"width": 1440, "height": 900}):
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=scheme)
        page.goto(site.url + SHEET)
        assert page.evaluate("() => document.scrollingElement.scrollWidth") <= size["width"]
        found = Axe().run(page)
        assert found.violations_count == 0, f"{size['width']} px: {found.generate_report()}"
