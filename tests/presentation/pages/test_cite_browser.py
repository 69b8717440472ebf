"""How to cite a page as a browser shows, copies and prints it; the guide of these tests is published nowhere."""

from io import BytesIO

from conftest import Site
from playwright.sync_api import Page, expect
from presentation.pages.cite import cite_section
from pypdf import PdfReader
from serving import KINDS, ROOT
from showing import page_at
from test_cite import ADDRESS, META, SHOWN

STYLE = ROOT / "hooks/presentation/theme/assets/stylesheets/guide.css"


def test_it_is_folded_until_it_is_asked_for_and_each_form_can_be_copied(site: Site, page: Page):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(site.url + KINDS["evidence"])
    text = page.locator(".guide-cite p[data-copy]")
    expect(text).to_be_hidden()
    page.get_by_text("Cite this page", exact=True).click()
    expect(text).to_contain_text("Authors of the guide. Fibromyalgia")
    for name, begins in (("Copy the text", "Authors of the guide. "), ("Copy the BibTeX entry", "@misc{")):
        page.get_by_role("button", name=name).click()
        expect(page.get_by_role("button", name="Copied").last).to_be_visible()
        assert page.evaluate("() => navigator.clipboard.readText()").startswith(begins)


def test_paper_has_it_as_text_and_without_what_only_programs_read(site: Site, page: Page):
    page.goto(site.url + KINDS["evidence"])
    printed = " ".join(" ".join(sheet.extract_text() for sheet in PdfReader(BytesIO(page.pdf())).pages).split())
    assert "Authors of the guide. Fibromyalgia. In: Ketamine in Pain. Version of" in printed
    assert "@misc" not in printed
    assert "Copy the" not in printed
    assert "One sheet (print)" not in printed


def test_the_code_is_on_paper_alone_beside_its_address(page: Page):
    section = cite_section(page_at("routes/oral.md", SHOWN, META), SHOWN)
    page.set_content(f"<!doctype html><style>{STYLE.read_text('utf-8')}</style>{section}")
    code, address = page.locator(".guide-qr svg"), page.get_by_text(f"The current version of this page: {ADDRESS}")
    expect(code).to_be_hidden()
    expect(address).to_be_hidden()
    page.emulate_media(media="print")
    expect(code).to_be_visible()
    expect(address).to_be_visible()
    # 25 millimetres.
    assert code.evaluate("code => code.getBoundingClientRect().width") > 94
