"""What a citation tells and offers in a real browser: by pointer, by finger, by keyboard."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from conftest import PHONE, Site, opened
from playwright.sync_api import Browser, Locator, Page, expect
from serving import KINDS, MAIL, ROOT, TRACKER


def tip(page: Page) -> Locator:
    return page.locator(".guide-tip")


def citation(page: Page) -> Locator:
    """The citation of the trial with midazolam, in the bottom line."""
    return page.locator("#bottom-line + p + ul li").nth(1).locator(".guide-citation a")


def test_a_citation_tells_authors_year_design_participants_and_what_was_read(site: Site, page: Page):
    page.goto(site.url + KINDS["evidence"])
    citation(page).hover()
    expect(tip(page)).to_contain_text(re.compile(r"Noppers .*2011;"))
    expect(tip(page)).to_contain_text(
        re.compile(r"[Rr]andomised controlled trial; .*24 .*; read as (abstract|excerpts)")
    )
    expect(tip(page).get_by_role("link", name="Card")).to_be_visible()


def test_it_stays_under_the_pointer_and_goes_when_the_pointer_has_left(site: Site, page: Page):
    page.goto(site.url + KINDS["evidence"])
    citation(page).hover()
    tip(page).hover()
    expect(tip(page)).to_be_visible()
    page.get_by_role("heading", level=1).hover()
    expect(tip(page)).to_be_hidden()


def test_the_keyboard_opens_it_walks_into_it_and_escape_closes_it(site: Site, page: Page):
    page.goto(site.url + KINDS["evidence"])
    page.locator("#bottom-line + p + ul li").nth(0).locator(".guide-citation a").focus()
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    expect(citation(page)).to_be_focused()
    expect(tip(page)).to_contain_text("Noppers")
    page.keyboard.press("Tab")
    expect(tip(page).get_by_role("link", name="Reference")).to_be_focused()
    page.keyboard.press("Escape")
    expect(tip(page)).to_be_hidden()
    expect(citation(page)).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/#ref-noppers2011a")


def test_the_next_citation_takes_its_place(site: Site, page: Page):
    page.goto(site.url + KINDS["evidence"])
    citation(page).hover()
    expect(tip(page)).to_contain_text("Noppers")
    page.locator("#bottom-line + p + ul li").nth(0).locator(".guide-citation a").hover()
    expect(tip(page)).to_contain_text("Pastrak")
    expect(tip(page)).to_have_count(1)


def test_a_finger_sees_the_source_first_and_then_goes_on(site: Site, browser: Browser):
    with opened(browser, viewport=PHONE, has_touch=True, service_workers="block") as page:
        page.goto(site.url + KINDS["evidence"])
        citation(page).tap()
        expect(tip(page)).to_contain_text("Noppers")
        box = tip(page).bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390
        assert "#" not in page.url
        tip(page).get_by_role("link", name="Reference").tap()
        page.wait_for_url("**/#ref-noppers2011a")


@pytest.mark.parametrize("kind", ["home", "evidence", "pictures", "disagreements"])
def test_a_finger_has_24_pixels_each_way_for_each_citation(site: Site, browser: Browser, kind: str):
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True, service_workers="block"
    )
    page = context.new_page()
    page.goto(site.url + KINDS[kind])
    boxes = page.locator(".guide-citation :is(a, button):visible").evaluate_all(
        "marks => marks.map((mark) => mark.getBoundingClientRect()).map((box) => [box.width, box.height])"
    )
    assert len(boxes) > 10
    assert [box for box in boxes if min(box) < 24] == []
    # No gap opens for that: each bracket is as wide as its signs, but for a third of a letter between two numbers.
    gaps = page.locator(".guide-citation:visible").evaluate_all(
        """marks => marks.map((mark) => {
          const alone = Object.assign(document.createElement("span"), { textContent: mark.textContent });
          alone.style.cssText = `position:absolute;white-space:nowrap;font:${getComputedStyle(mark).font}`;
          mark.parentElement.append(alone);
          const more = mark.getBoundingClientRect().width - alone.getBoundingClientRect().width;
          alone.remove();
          return more / Math.max(mark.querySelectorAll("a, button").length, 1);
        })"""
    )
    assert max(gaps) < 8
    # A finger on the middle of a number meets that number, however close the next one stands.
    missed = page.locator(".guide-citation a:visible").evaluate_all(
        """links => links.filter((link) => {
          link.scrollIntoView({ block: "center" });
          const box = link.getBoundingClientRect();
          return document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2) !== link;
        }).length"""
    )
    assert missed == 0
    context.close()


def test_a_link_to_the_claim_is_copied_and_leads_to_it(site: Site, page: Page):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(site.url + KINDS["evidence"])
    citation(page).hover()
    tip(page).get_by_role("button", name="Copy link to this claim").click()
    expect(tip(page).get_by_role("button", name="Link copied")).to_be_visible()
    copied = page.evaluate("() => navigator.clipboard.readText()")
    claim = page.locator("#bottom-line + p + ul li").nth(1).locator(".guide-citation").get_attribute("id")
    assert copied == f"{site.url}{KINDS['evidence']}#{claim}"
    page.goto("about:blank")
    page.goto(copied)
    expect(page.locator(f"#{claim}")).to_be_in_viewport()


def test_a_link_to_a_section_is_copied(site: Site, page: Page):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(site.url + KINDS["evidence"])
    page.locator("#doses-studied .headerlink").click()
    page.wait_for_url("**/#doses-studied")
    page.wait_for_function(
        "async (address) => (await navigator.clipboard.readText()) === address",
        arg=f"{site.url}{KINDS['evidence']}#doses-studied",
    )


@pytest.mark.parametrize("where", ["sentence", "row"])
def test_an_error_is_reported_with_claim_words_page_and_version(site: Site, page: Page, where: str):
    page.goto(site.url + KINDS["evidence"])
    version = page.locator("meta[name=guide-version]").get_attribute("content")
    if where == "row":
        citation_of_row = page.locator("#doses-studied ~ .guide-table tbody tr").first.locator(".guide-citation a")
        citation_of_row.hover()
        words = "24 people with fibromyalgia; intravenous; esketamine 0.5\N{NO-BREAK SPACE}mg/kg in total"
    else:
        # The second sentence of a paragraph: only its own words are taken.
        page.locator("#blinded-trial-with-an-active-placebo + p + p .guide-citation a").nth(1).hover()
        words = "Pain fell by more than 50% in 8 people after esketamine"
    link = tip(page).get_by_role("link", name="Report an error in this claim")
    filled = parse_qs(urlsplit(link.get_attribute("href")).fragment)
    assert filled["text"][0].startswith(words)
    assert re.fullmatch(r"claim-[0-9a-f]{10}(-\d+)?", filled["claim"][0])
    link.click()
    page.wait_for_url("**/about/report-an-error/#**")
    box = page.get_by_label("The claim that you want to report")
    expect(box).to_have_value(re.compile(re.escape(words)))
    expect(box).to_have_value(re.compile(re.escape(filled["claim"][0])))
    expect(box).to_have_value(re.compile(re.escape(version)))
    expect(box).to_have_value(re.compile("Fibromyalgia"))
    form = page.get_by_role("link", name="Open the form, filled in").get_attribute("href")
    assert form.startswith(f"{TRACKER}/issues/new?")
    asked = parse_qs(urlsplit(form).query)
    assert asked["template"] == ["claim-is-wrong.yml"]
    assert words in asked["claim"][0]
    assert filled["claim"][0] in asked["claim"][0]
    mail = page.get_by_role("link", name="Write a mail, filled in").get_attribute("href")
    assert mail.startswith(f"mailto:{MAIL}?subject=Error%20on%20the%20page%3A%20Fibromyalgia&body=")
    body = parse_qs(urlsplit(mail).query)["body"][0]
    assert words in body
    assert version in body
    # The form has fields of these names.
    fields = yaml.safe_load((ROOT / ".github/ISSUE_TEMPLATE/claim-is-wrong.yml").read_text("utf-8"))["body"]
    assert {"claim", "page"} <= {field.get("id") for field in fields}


def test_the_page_on_reporting_shows_no_box_when_nothing_is_to_be_reported(site: Site, page: Page):
    page.goto(site.url + "about/report-an-error/")
    expect(page.locator(".guide-report")).to_be_hidden()
