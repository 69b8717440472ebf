"""The leaflet of the guide as a browser shows and prints it."""

from io import BytesIO

from axe_playwright_python.sync_playwright import Axe
from conftest import Site
from playwright.sync_api import Page
from pypdf import PdfReader


def test_it_fits_on_two_sides_of_a4_in_type_that_can_be_read(site: Site, page: Page):
    page.goto(f"{site.url}print/leaflet/")
    sheets = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages
    assert len(sheets) == 2
    assert {round(float(side)) for side in sheets[0].mediabox[2:]} == {595, 842}
    words = " ".join(" ".join(sheet.extract_text() for sheet in sheets).split())
    for said in ("Do not drive", "Talk to your own team before you stop or change anything", "Sources", "version"):
        assert said in words
    page.emulate_media(media="print")
    # 12 points are 16 pixels.
    assert page.locator("main p").first.evaluate("e => parseFloat(getComputedStyle(e).fontSize)") >= 16


def test_the_pages_for_patients_lead_to_it_and_it_leads_back(site: Site, page: Page):
    for address in ("plain-language/", "patients/risks/"):
        page.goto(f"{site.url}{address}")
        page.get_by_role("link", name="Ketamine for pain: leaflet to print").click()
        page.wait_for_url(f"{site.url}print/leaflet/")
    page.get_by_role("link", name="Back to the guide").click()
    page.wait_for_url(site.url)


def test_it_suits_each_screen_and_axe_finds_no_violation(site: Site, page: Page):
    for width, scheme in ((1440, "dark"), (390, "light")):
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        page.goto(f"{site.url}print/leaflet/")
        assert page.evaluate("() => document.scrollingElement.scrollWidth") <= width
        found = Axe().run(page)
        assert found.violations_count == 0, f"{scheme}, {width} px: {found.generate_report()}"
