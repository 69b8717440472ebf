"""The search in a real browser: what clinicians type, and where it leads, with the keyboard alone."""

import json
import re

import pytest
from conftest import PHONE, Site
from playwright.sync_api import Locator, Page, expect
from presentation.search.index import search_index
from presentation.search.sections import FoundPage, Section, sections_of
from presentation.search.words import indexed_words, words
from serving import KINDS


def search(page: Page, query: str) -> Locator:
    """Type `query` as a person does, and return the pages found once they are there."""
    page.get_by_role("searchbox", name="Search the guide").click()
    page.keyboard.type(query)
    expect(page.locator(".guide-results")).to_have_attribute("data-query", query)
    return page.locator(".guide-results__page")


def first(page: Page, query: str) -> str:
    return search(page, query).first.locator("a").first.get_attribute("href")


# What the index holds


def test_words_are_cut_and_folded_alike():
    assert words("S-Ketamine 0.35 mg/kg, Ménière, 5 µg") == [
        "s", "ketamine", "0.35", "mg", "kg", "meniere", "5", "microg",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a bolus of 0.35 mg/kg", {"0.35"}),
        ("10, 30 and 50 mg", {"10", "30", "50"}),
        ("0.25 to 1.5 mg/kg", {"0.25", "1.5"}),
        ("ketamine 10% cream", {"10"}),
        ("odds ratio 0.85 (95% CI 0.71 to 1.01)", set()),
        ("in 2018, 31% of 93 people", set()),
    ],
)
def test_of_the_numbers_the_index_holds_doses_and_strengths(text: str, kept: set[str]):
    assert {word for word in indexed_words(text) if word[0].isdigit()} == kept


def test_sections_are_cut_at_headings_and_leave_out_what_is_marked():
    html = (
        '<h1>Pain</h1><p>Above.</p><h2 id="a">First <a class="headerlink">¶</a></h2><p>One <b>two</b>.</p>'
        '<div data-search-exclude><h2 id="refs">References</h2><p>Hidden.</p></div><h3 id="b">Second</h3><p>Three.</p>'
    )
    assert sections_of(html, {"b": "Who asks?", "pain": "Why?"}) == (
        Section("", "", "Above. Why?"),
        Section("a", "First", "One two ."),
        Section("b", "Second", "Three. Who asks?"),
    )


def test_the_index_is_a_script_that_lists_pages_and_sections_and_keeps_an_anchor_only_where_it_differs():
    sections = (
        Section("", "", "burning"),
        Section("doses-studied", "Doses studied", ""),
        Section("doses_1", "Doses", ""),
    )
    script = search_index([FoundPage("a/", "Pain", "Part", "Line.", sections)], {"CI": "confidence interval"})
    data = json.loads(script.removeprefix("guideIndex(").removesuffix(");\n"))
    assert data["pages"] == [["a/", "Pain", "Part", "Line.", 3]]
    assert data["sections"] == [[""], ["Doses studied"], ["Doses", "doses_1"]]
    assert data["words"] == "0burning"
    assert ["CI", "confidence interval"] in data["synonyms"]


def test_no_list_of_references_and_no_table_of_studies_is_searched(site: Site):
    script = (site.folder / "search" / "index.js").read_text("utf-8")
    data = json.loads(script.removeprefix("guideIndex(").removesuffix(");\n"))
    assert len(data["pages"]) > 400
    titles = {section[0] for section in data["sections"]}
    assert "Doses studied" in titles
    assert titles.isdisjoint({"References", "Where the guide cites this source"})


# Where searches lead


@pytest.mark.parametrize(
    ("query", "address"),
    [
        ("fibromyalgia", "indications/chronic-noncancer/fibromyalgia/"),
        ("fibromialgia", "indications/chronic-noncancer/fibromyalgia/"),
        ("hardy 2012", "sources/hardy2012/"),
        ("Hardy", "sources/hardy2012/"),
        ("shingles", "indications/chronic-noncancer/postherpetic-neuralgia/"),
        ("PHN", "indications/chronic-noncancer/postherpetic-neuralgia/"),
        ("nightmares", "safety/psychomimetic-effects/"),
        ("bladder", "safety/liver-and-urinary-tract/"),
        ("IN ketamine", "routes/intranasal/"),
        ("does ketamine help phantom limb pain", "indications/chronic-noncancer/phantom-and-ischaemic-limb-pain/"),
    ],
)
def test_a_search_leads_to_the_page_that_answers(site: Site, page: Page, query: str, address: str):
    page.goto(site.url)
    assert page.evaluate("address => new URL(address, location).href", first(page, query)) == site.url + address


def test_a_search_leads_to_the_section(site: Site, page: Page):
    page.goto(site.url + KINDS["about"])
    found = search(page, "monitoring")
    found.first.get_by_role("link", name="Monitoring and observations").click()
    page.wait_for_url(f"{site.url}safety/#monitoring-and-observations")
    expect(page.get_by_role("heading", name="Monitoring and observations")).to_be_in_viewport()


def test_from_slash_to_the_section_without_a_mouse(site: Site, page: Page):
    page.goto(site.url + KINDS["card"])
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("shingles")
    expect(page.locator(".guide-results")).to_have_attribute("data-query", "shingles")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".guide-results__title").first).to_be_focused()
    page.keyboard.press("ArrowDown")
    section = page.locator(".guide-results__section").first
    expect(section).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("postherpetic-neuralgia/#"))


def test_enter_goes_to_the_first_page_found(site: Site, page: Page):
    page.goto(site.url)
    search(page, "fibromyalgia")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site.url}{KINDS['evidence']}")


def test_escape_goes_back_to_the_box_and_then_out(site: Site, page: Page):
    page.goto(site.url)
    search(page, "bladder")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(page.get_by_role("searchbox")).to_be_focused()
    expect(page.locator(".guide-results")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".guide-results")).to_be_hidden()
    expect(page.get_by_role("searchbox")).to_have_value("")


@pytest.mark.parametrize("key", ["ArrowDown", "Escape"])
def test_keys_belong_to_an_input_method_while_it_composes(site: Site, page: Page, key: str):
    page.goto(site.url)
    box = page.get_by_role("searchbox", name="Search the guide")
    box.click()
    page.keyboard.type("fibromyalgia")
    expect(page.locator(".guide-results__page").first).to_be_visible()
    # The event as Firefox and Safari send it while a word is composed.
    box.dispatch_event("keydown", {"key": key, "isComposing": True, "keyCode": 229})
    expect(box).to_be_focused()
    expect(box).to_have_value("fibromyalgia")
    expect(page.locator(".guide-results")).to_be_visible()


def test_a_slash_in_a_box_is_a_slash(site: Site, page: Page):
    page.goto(site.url)
    search(page, "mg/kg")
    expect(page.get_by_role("searchbox")).to_have_value("mg/kg")


def test_what_was_found_is_said_to_a_screen_reader(site: Site, page: Page):
    page.goto(site.url)
    count = search(page, "norketamine").count()
    expect(page.locator(".guide-search__status")).to_have_text(f"{count} page{'s' * (count > 1)} found")
    page.get_by_role("searchbox").fill("xyzzyqwert")
    expect(page.locator(".guide-search__status")).to_have_text("Nothing found")
    expect(page.get_by_text("Nothing found. Try fewer words")).to_be_visible()


def test_no_figure_is_shown_without_its_source(site: Site, page: Page):
    page.goto(site.url)
    search(page, "0.35 mg/kg")
    shown = page.locator(".guide-results").inner_text()
    assert "Doses" in shown or "dose" in shown
    assert not re.search(r"\d mg|\d%|95% CI", shown)


def test_a_search_is_sent_nowhere_and_its_index_is_fetched_once(site: Site, page: Page):
    page.goto(site.url, wait_until="networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    search(page, "shingles")
    page.get_by_role("searchbox").fill("bladder")
    expect(page.locator(".guide-results")).to_have_attribute("data-query", "bladder")
    scripts = ("assets/javascripts/query.js", "assets/javascripts/finder.js", "search/index.js")
    fetched = [site.url + script for script in scripts]
    assert [url.partition("?v=")[0] for url in asked if "version.json" not in url] == fetched


def test_a_search_that_cannot_be_fetched_says_so_and_tries_again(site: Site, page: Page):
    page.goto(site.url)
    page.route("**/search/index.js?*", lambda route: route.abort())
    page.get_by_role("searchbox").click()
    page.keyboard.type("bladder")
    expect(page.get_by_text("The search could not be fetched").first).to_be_visible()
    page.unroute("**/search/index.js?*")
    page.keyboard.type(" harm")
    expect(page.locator(".guide-results")).to_have_attribute("data-query", "bladder harm")


def test_a_click_elsewhere_closes_the_results(site: Site, page: Page):
    page.goto(site.url)
    search(page, "bladder")
    page.mouse.click(20, 800)
    expect(page.locator(".guide-results")).to_be_hidden()


def test_results_fill_a_phone_and_scroll(site: Site, page: Page):
    page.set_viewport_size(PHONE)
    page.goto(site.url)
    search(page, "ketamine infusion")
    results = page.locator(".guide-results")
    box = results.bounding_box()
    assert (box["x"], box["width"]) == (0, PHONE["width"])
    assert box["y"] + box["height"] <= PHONE["height"] + 1
    assert results.evaluate("e => e.scrollHeight > e.clientHeight")
