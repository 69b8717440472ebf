"""The guide in a real browser: what staff meet on a ward PC, on a phone, with a keyboard, without scripts, on paper."""

import re
from dataclasses import dataclass

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import DESK, PHONE, Site, add_style, opened
from playwright.sync_api import Browser, Locator, Page, Route, expect
from serving import KINDS

OPEN_CHECK = "Not yet checked by a clinician"


@dataclass(frozen=True, slots=True)
class Visit:
    """What was seen of one page on a phone."""

    address: str
    kind: str
    foreign: list[str]
    errors: list[str]
    too_wide: int
    tables: list[dict]
    unnamed_citations: list[str]
    status: str | None
    dates: list[str]


# Scripts learn the width of a table after the frame in which it is laid out.
LAID_OUT = """async () => {
    await document.fonts.ready;
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
}"""
LOOK = """() => ({
    kind: document.querySelector("[data-kind]").dataset.kind,
    too_wide: document.scrollingElement.scrollWidth - innerWidth,
    tables: Array.from(document.querySelectorAll(".guide-text table"), (table) => {
        const region = table.closest("[role=region]");
        return {
            name: region?.getAttribute("aria-label"),
            scrolls: region && region.scrollWidth > region.clientWidth,
            reached: region?.tabIndex === 0,
        };
    }),
    unnamed_citations: Array.from(document.querySelectorAll(".guide-citation a"))
        .filter((link) => !/^Reference \\d+: .+/.test(link.getAttribute("aria-label") ?? ""))
        .map((link) => link.outerHTML),
    status: document.querySelector(".guide-status")?.innerText ?? null,
    dates: Array.from(document.querySelectorAll(".guide-status time"), (time) => time.dateTime),
})"""


@pytest.fixture(scope="module")
def visits(site: Site, browser: Browser) -> list[Visit]:
    """Every page of the guide, some source cards and the 404 page, opened once on a phone."""
    seen = []
    requests: list[str] = []
    errors: list[str] = []
    # Source cards are made alike, by the hundred: some are visited here, and all are read by the site gate.
    pages = [address for address in site.pages() if not address.startswith("print")]
    cards = [address for address in pages if address.startswith("sources/")]
    with opened(browser, viewport=PHONE) as page:
        page.on("request", lambda request: requests.append(request.url))
        page.on("pageerror", lambda error: errors.append(str(error)))
        for address in [*(other for other in pages if other not in cards), *cards[::40], KINDS["missing"]]:
            page.goto(site.url + address)
            page.evaluate(LAID_OUT)
            foreign = [url for url in requests if not url.startswith((site.url, "data:", "blob:"))]
            seen.append(Visit(address=address, foreign=foreign, errors=errors.copy(), **page.evaluate(LOOK)))
            requests.clear()
            errors.clear()
    return seen


def in_view(element: Locator) -> None:
    """Wait until `element` is seen, and not below the header, which stays on top of the page."""
    expect(element).to_be_in_viewport()
    assert element.evaluate(
        "e => { const b = e.getBoundingClientRect(); return e.contains(document.elementFromPoint("
        "b.left + Math.min(b.width / 2, 40), b.top + Math.min(b.height / 2, 8))) }"
    )


# Every page


def test_every_page_was_visited(visits: list[Visit]):
    assert {visit.kind for visit in visits} >= {"evidence", "site"}
    assert len(visits) > 50
    assert sum(len(visit.tables) for visit in visits) > 50


def test_nothing_is_requested_from_another_host(visits: list[Visit]):
    assert [(visit.address, visit.foreign) for visit in visits if visit.foreign] == []


def test_no_page_has_a_script_error(visits: list[Visit]):
    assert [(visit.address, visit.errors) for visit in visits if visit.errors] == []


def test_no_page_scrolls_sideways_on_a_phone(visits: list[Visit]):
    assert [(visit.address, visit.too_wide) for visit in visits if visit.too_wide > 0] == []


def test_tables_have_names_and_those_that_scroll_are_reached_by_keyboard(visits: list[Visit]):
    tables = [(visit.address, table) for visit in visits for table in visit.tables]
    assert [(address, table) for address, table in tables if not table["name"]] == []
    assert [(address, table) for address, table in tables if table["scrolls"] != table["reached"]] == []


def test_names_of_tables_are_unique_on_a_page(visits: list[Visit]):
    for visit in visits:
        names = [table["name"] for table in visit.tables]
        assert len(names) == len(set(names)), visit.address


def test_each_citation_has_a_name_that_can_be_said(visits: list[Visit]):
    assert [link for visit in visits for link in visit.unnamed_citations] == []


def test_each_evidence_page_says_who_checked_it_and_when(visits: list[Visit]):
    for visit in visits:
        if visit.kind != "evidence":
            assert visit.status is None, visit.address
            continue
        assert visit.status and (OPEN_CHECK in visit.status or "Checked by" in visit.status), visit.address
        assert all(label in visit.status for label in ("Evidence to", "Last edited", "More on this page")), (
            visit.address
        )
        assert len(visit.dates) == 3, visit.address


# Citations


def test_a_citation_leads_to_its_reference_and_back(site: Site, page: Page):
    page.goto(site.url + KINDS["evidence"])
    # The second citation of a source: "back" has to lead to this one, not to the first.
    citation = page.locator(".guide-citation a[id$='-2']").first
    name, key = citation.get_attribute("id"), citation.get_attribute("href").removeprefix("#ref-")
    citation.click()
    page.wait_for_url(f"**/#ref-{key}")
    reference = page.locator(f"#ref-{key}")
    in_view(reference)
    reference.get_by_role("link", name="Back to citation 2 of").click()
    page.wait_for_url(f"**/#{name}")
    in_view(citation)


def test_a_reference_links_to_where_the_source_can_be_read(site: Site, page: Page):
    page.goto(site.url + KINDS["evidence"])
    links = page.locator(".guide-references .guide-ref__links a")
    addresses = links.evaluate_all("links => links.map((link) => link.href)")
    assert any(address.startswith("https://doi.org/10.") for address in addresses)
    assert any(address.startswith("https://pubmed.ncbi.nlm.nih.gov/") for address in addresses)
    expect(links.first).to_have_accessible_name("DOI: Pastrak 2021")


# Without scripts


def test_pages_work_without_javascript(site: Site, browser: Browser):
    with opened(browser, java_script_enabled=False) as page:
        page.goto(site.url)
        page.get_by_role("navigation", name="Parts of the guide").get_by_role("link", name="Chronic pain").click()
        page.get_by_role("link", name="Fibromyalgia", exact=True).first.click()
        expect(page).to_have_url(site.url + KINDS["evidence"])
        expect(page.locator(".guide-text")).to_contain_text("gave 24 people esketamine")
        expect(page.get_by_text(OPEN_CHECK)).to_be_visible()
        expect(page.get_by_role("searchbox")).to_be_hidden()
        expect(page.get_by_role("button", name="Dark")).to_be_hidden()
        citation = page.locator(".guide-citation a").first
        expect(citation).to_be_visible()
        key = citation.get_attribute("href").removeprefix("#ref-")
        citation.click()
        expect(page).to_have_url(f"{site.url}{KINDS['evidence']}#ref-{key}")
        expect(page.locator(f"#ref-{key}")).to_be_in_viewport()
        page.set_viewport_size(PHONE)
        expect(page.locator(".guide-table").first).to_have_attribute("tabindex", "0")
        # The browser itself opens the menu, and unfolds what is folded.
        page.get_by_role("button", name="Menu").press("Enter")
        page.locator("#guide-menu summary", has_text="Safety").press("Enter")
        page.locator("#guide-menu").get_by_role("link", name="Interactions").click()
        expect(page).to_have_url(f"{site.url}safety/interactions/")


# Tables, menu and search by keyboard


def test_a_wide_table_scrolls_by_keyboard_inside_itself(site: Site, page: Page):
    page.set_viewport_size({"width": 700, "height": 800})
    page.goto(site.url + KINDS["pictures"])
    page.locator(".guide-twin > summary").first.click()
    table = page.get_by_role("region", name="Pooled effects as a picture").first
    expect(table).to_have_attribute("tabindex", "0")
    table.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("() => document.activeElement.scrollLeft > 0")
    assert page.evaluate("() => document.scrollingElement.scrollLeft") == 0


HIDDEN = """() => Array.from(document.querySelectorAll(".guide-text .guide-table"), (region) => ({
    name: region.getAttribute("aria-label"),
    more: region.scrollWidth - region.clientWidth,
    first: region.querySelector("tbody :is(th, td)").getBoundingClientRect().width,
    doses: Array.from(region.querySelectorAll("thead th")).some((head) => /^Doses?\\b/.test(head.innerText)),
}))"""


def test_nothing_of_any_table_is_hidden_on_a_desk(site: Site, page: Page):
    hidden, tables, of_doses = {}, 0, 0
    # Source cards have no tables.
    for address in (address for address in site.pages() if not address.startswith(("sources/", "print"))):
        page.goto(site.url + address)
        page.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true; })")
        for width in (1280, 1440):
            page.set_viewport_size({"width": width, "height": 900})
            for found in page.evaluate(HIDDEN):
                tables, of_doses = tables + 1, of_doses + found["doses"]
                # Whoever was studied has more than a word a line.
                if found["more"] > 0 or (found["doses"] and found["first"] < 100):
                    hidden[address, width, found["name"]] = found
    assert hidden == {}
    assert tables > 500
    assert of_doses > 50


def test_a_column_that_says_the_same_in_each_row_is_said_once_on_a_desk_and_in_each_row_on_a_phone(
    site: Site, page: Page
):
    page.goto(site.url + KINDS["evidence"])
    table = page.get_by_role("region", name="Doses studied")
    said, cell = table.get_by_text("Route in each row: intravenous"), table.locator("td[data-column=Route]").first
    expect(said).to_be_visible()
    expect(cell).to_be_hidden()
    page.emulate_media(media="print")
    expect(said).to_be_visible()
    page.emulate_media(media="screen")
    page.set_viewport_size(PHONE)
    expect(said).to_be_hidden()
    expect(cell).to_be_visible()


@pytest.mark.parametrize("kind", ["home", "routes"])
def test_a_wide_table_is_shown_row_by_row_on_a_phone(site: Site, page: Page, kind: str):
    page.set_viewport_size(PHONE)
    page.goto(site.url + KINDS[kind])
    table = page.locator(".guide-table").first
    assert table.evaluate("e => e.scrollWidth <= e.clientWidth")
    heads = table.locator("thead th").all_inner_texts()
    assert (
        table.locator("tbody tr").first.locator("td").evaluate_all("c => c.map((e) => e.dataset.column)") == heads[1:]
    )
    expect(table.get_by_role("columnheader")).to_have_count(len(heads))
    page.set_viewport_size(DESK)
    table.locator("thead").scroll_into_view_if_needed()
    in_view(table.locator("thead th").first)


def test_the_menu_opens_and_closes_by_keyboard_on_a_phone(site: Site, page: Page):
    page.set_viewport_size(PHONE)
    page.goto(site.url + KINDS["evidence"])
    menu, button = page.locator("#guide-menu"), page.get_by_role("button", name="Menu")
    for key in ("Enter", "Space"):
        button.press(key)
        expect(menu.get_by_role("link", name="Repeated infusions")).to_be_in_viewport()
        expect(menu.locator("[aria-current]")).to_have_text("Fibromyalgia")
        page.keyboard.press("Escape")
        expect(menu).to_be_hidden()
        expect(button).to_be_focused()


def without_popovers(page: Page) -> None:
    """Play a browser that knows neither popovers nor their selector, such as Safari on iOS 16."""

    def older(route: Route) -> None:
        answer = route.fetch()
        text = answer.text().replace(":popover-open", ":not-yet-known").replace("popover", "data-unknown")
        route.fulfill(response=answer, body=text)

    page.route(re.compile(r"/(\?.*)?$|\.css"), older)


def test_a_browser_without_popovers_has_the_menu_in_the_flow_of_the_page(site: Site, page: Page):
    without_popovers(page)
    page.set_viewport_size(PHONE)
    page.goto(site.url + KINDS["evidence"])
    menu, title = page.locator(".guide-menu"), page.get_by_role("heading", level=1)
    expect(menu.get_by_role("link", name="Overview").first).to_be_visible()
    expect(page.get_by_role("button", name="Menu")).to_be_hidden()
    expect(page.get_by_role("button", name="Close")).to_be_hidden()
    box = menu.bounding_box()
    assert box["y"] + box["height"] <= title.bounding_box()["y"], "the menu lies over the page"
    assert box["height"] <= PHONE["height"] * 0.45
    title.scroll_into_view_if_needed()
    in_view(title)


def test_the_menu_lists_every_page_of_the_navigation(site: Site, page: Page):
    page.goto(site.url)
    linked = page.locator("#guide-menu a").evaluate_all("links => links.map((link) => link.href)")
    pages = {site.url + address for address in site.pages() if not address.startswith(("sources/", "print/"))}
    assert set(linked) == pages
    assert len(linked) == len(set(linked))


def test_the_search_stays_in_sight_while_a_phone_scrolls(site: Site, page: Page):
    page.set_viewport_size(PHONE)
    page.goto(site.url + KINDS["evidence"])
    page.locator("#references").scroll_into_view_if_needed()
    in_view(page.get_by_role("searchbox"))
    expect(page.get_by_role("link", name="Ketamine in Pain", exact=True)).not_to_be_in_viewport()


def test_the_table_of_contents_says_which_section_is_being_read(site: Site, page: Page):
    page.goto(site.url + KINDS["evidence"])
    contents = page.get_by_role("navigation", name="On this page")
    contents.get_by_role("link", name="Harms seen here").click()
    expect(contents.locator("[aria-current]")).to_have_text("Harms seen here")
    in_view(page.get_by_role("heading", name="Harms seen here"))
    in_view(contents.get_by_role("link", name="Harms seen here"))


def test_the_chosen_colours_stay_chosen(site: Site, page: Page):
    page.goto(site.url)
    paper = "() => getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(paper)
    page.get_by_role("button", name="Switch to dark colours").click()
    dark = page.evaluate(paper)
    assert dark != light
    page.goto(site.url + KINDS["card"])
    assert page.evaluate(paper) == dark
    page.get_by_role("button", name="Switch to light colours").click()
    assert page.evaluate(paper) == light


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_lost_or_cut_off_at_320_pixels(site: Site, page: Page, kind: str):
    # What a window of 1280 pixels shows at a zoom of 400 %.
    page.set_viewport_size({"width": 320, "height": 256})
    page.goto(site.url + KINDS[kind])
    assert page.evaluate("() => document.scrollingElement.scrollWidth") <= 320
    parts = (
        ".guide-text > :is(p, ul, ol, h2, h3), .guide-status li, h1, .guide-footer li, .guide-header :is(button, input)"
    )
    cut = page.evaluate(
        """(parts) => Array.from(document.querySelectorAll(parts), (part) => {
            const { left, right } = part.getBoundingClientRect();
            return left < 0 || right > 320 ? part.outerHTML.slice(0, 80) : null;
        }).filter(Boolean)""",
        parts,
    )
    assert cut == []


def test_text_can_be_spaced_as_readers_need_it(site: Site, page: Page):
    # WCAG 1.4.12: nothing may be cut off with this spacing.
    page.set_viewport_size(PHONE)
    page.goto(site.url + KINDS["evidence"])
    add_style(
        page,
        "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; "
        "word-spacing: 0.16em !important } p { margin-bottom: 2em !important }",
    )
    assert page.evaluate("() => document.scrollingElement.scrollWidth - innerWidth") <= 0
    clipped = page.evaluate("""() => Array.from(document.querySelectorAll("p, li, h1, h2, h3, button, a, caption"))
        .filter((part) => !part.closest(".guide-hidden, .guide-table, .guide-search__label")
            && getComputedStyle(part).overflow === "hidden" && part.scrollHeight > part.clientHeight + 1)
        .map((part) => part.outerHTML.slice(0, 80))""")
    assert clipped == []


def test_nothing_moves_for_readers_who_want_no_motion(site: Site, page: Page):
    page.goto(site.url + KINDS["evidence"])
    moving = page.evaluate("""() => Array.from(document.querySelectorAll("*"), (part) => getComputedStyle(part))
        .filter((style) => parseFloat(style.transitionDuration) || parseFloat(style.animationDuration)).length""")
    assert moving == 0
    assert page.evaluate("() => getComputedStyle(document.documentElement).scrollBehavior") == "auto"


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "missing"])
def test_the_keyboard_meets_everything_and_always_sees_where_it_is(site: Site, page: Page, kind: str):
    page.set_viewport_size(DESK)
    page.goto(site.url + KINDS[kind])
    reached = 0
    for _ in range(60):
        page.keyboard.press("Tab")
        stop = page.evaluate("""() => {
            const at = document.activeElement, box = at.getBoundingClientRect(), style = getComputedStyle(at);
            const covered = document.elementFromPoint(box.left + Math.min(box.width / 2, 8), box.top + box.height / 2);
            return {
                body: at === document.body,
                name: at.outerHTML.slice(0, 90),
                outline: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
                seen: at.contains(covered) || Boolean(covered?.contains(at)),
            };
        }""")
        if stop["body"]:
            break
        reached += 1
        assert stop["outline"], stop["name"]
        assert stop["seen"], stop["name"]
    assert reached > 10


def test_lines_of_text_are_short_enough_to_read(site: Site, page: Page):
    page.goto(site.url + KINDS["evidence"])
    # Characters that fit in a line: the width of a paragraph, divided by that of its text in one line.
    characters = page.locator(".guide-text > p").evaluate_all("""paragraphs => paragraphs.map((p) => {
        const line = p.cloneNode(true), shown = getComputedStyle(p).maxWidth;
        Object.assign(line.style, {position: "absolute", whiteSpace: "nowrap", maxWidth: "none", visibility: "hidden"});
        p.after(line);
        const width = line.getBoundingClientRect().width, length = line.textContent.length;
        line.remove();
        return length > 150 ? length * parseFloat(shown) / width : null;
    }).filter(Boolean)""")
    assert len(characters) > 3
    assert 65 <= sum(characters) / len(characters) <= 75


def test_text_boxes_and_references_have_one_measure(site: Site, page: Page):
    page.goto(site.url + KINDS["pictures"])
    parts = (".guide-text > p", ".guide-text > ul", "#bottom-line", ".admonition.reading", ".guide-references ol")
    widths = {
        part: page.locator(part).first.evaluate("e => Math.round(e.getBoundingClientRect().width)") for part in parts
    }
    assert len(set(widths.values())) == 1, widths


@pytest.mark.parametrize("width", [1000, 1280, 1440])
def test_a_section_that_is_jumped_to_is_not_below_the_header(site: Site, page: Page, width: int):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{site.url}{KINDS['evidence']}#doses-studied")
    in_view(page.locator("#doses-studied"))
    lines = page.locator(".guide-parts li").evaluate_all("e => new Set(e.map((one) => one.offsetTop)).size")
    assert lines == (1 if width >= 1280 else 2)


MARK = "e => [getComputedStyle(e, '::before').content, getComputedStyle(e, '::before').borderTopStyle]"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_harms_and_what_is_not_known_are_told_from_findings_at_a_glance_and_without_colour(
    site: Site, page: Page, scheme: str
):
    page.emulate_media(color_scheme=scheme)
    page.goto(site.url + KINDS["pictures"])
    for id, sign in (("harms-seen-here", "!"), ("what-is-not-known", "?")):
        content, frame = page.locator(f"#{id}").evaluate(MARK)
        assert content.startswith(f'"{sign}"')
        assert frame == "solid"
    for id in ("bottom-line", "what-the-evidence-says", "doses-studied", "references"):
        assert page.locator(f"#{id}").evaluate(MARK)[0] == "none"
    # The words of the heading say it already, so no one hears the sign.
    expect(page.get_by_role("heading", name="Harms seen here", exact=False)).to_have_accessible_name(
        re.compile(r"^Harms seen here")
    )


def test_the_search_is_quiet_until_it_is_used(site: Site, page: Page):
    page.goto(site.url + KINDS["evidence"])
    frame = """e => ["Top", "Right", "Left"].map((side) => getComputedStyle(e)[`border${side}Color`])"""
    search = page.get_by_role("searchbox")
    assert set(search.evaluate(frame)) == {"rgba(0, 0, 0, 0)"}
    # A line below it still shows where the field is.
    assert search.evaluate("e => getComputedStyle(e).borderBottomColor") != "rgba(0, 0, 0, 0)"
    search.focus()
    assert "rgba(0, 0, 0, 0)" not in search.evaluate(frame)


# The references


def test_the_references_are_narrowed_down_by_word_design_and_topic(site: Site, page: Page):
    page.goto(site.url + KINDS["references"])
    sources = page.locator(".guide-bibliography li:visible")
    whole = sources.count()
    page.get_by_label("Word").fill("HARDY placebo")
    expect(sources).not_to_have_count(whole)
    assert all("Hardy" in text for text in sources.all_inner_texts())
    page.get_by_label("Word").fill("")
    page.get_by_label("Design").select_option("case-report")
    expect(page.locator("h2:visible", has_text="Case report")).to_have_count(1)
    expect(page.locator(".guide-text h2:visible")).to_have_count(1)
    page.get_by_label("Topic").select_option("crps")
    expect(page.locator(".guide-filter [role=status]")).to_have_text(f"{sources.count()} of {whole} sources")
    page.get_by_label("Word").fill("no such word")
    expect(page.locator(".guide-filter [role=status]")).to_have_text(f"0 of {whole} sources")


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_nothing_moves_when_the_filter_comes(site: Site, page: Page, size: dict[str, int]):
    page.set_viewport_size(size)
    page.goto(site.url + KINDS["references"])
    expect(page.get_by_label("Topic")).to_be_visible()
    kept = page.locator(".guide-filter").evaluate(
        "e => [e.getBoundingClientRect().height, (e.replaceChildren(), e.getBoundingClientRect().height)]"
    )
    assert abs(kept[0] - kept[1]) < 2


def test_each_link_of_a_source_says_whose_it_is(site: Site, page: Page):
    page.goto(site.url + KINDS["references"])
    source = page.locator(".guide-bibliography li", has_text="PubMed").first
    name = source.get_by_role("link").first.inner_text()
    expect(source.get_by_role("link", name=f"DOI: {name}", exact=True)).to_have_text("DOI")
    expect(source.get_by_role("link", name=f"PubMed: {name}", exact=True)).to_have_text("PubMed")


# The 404 page


@pytest.mark.parametrize(
    ("day", "shown", "seen"), [("2027-11-22", "Next review", False), ("2027-11-23", "Review overdue since", True)]
)
def test_a_page_says_itself_when_its_review_is_overdue(site: Site, page: Page, day: str, shown: str, seen: bool):
    page.clock.set_fixed_time(f"{day}T12:00:00")
    page.goto(site.url + KINDS["evidence"])
    expect(page.locator(".guide-status__due")).to_contain_text(shown)
    # What is due is folded; what is overdue is not.
    expect(page.locator(".guide-status__due")).to_be_visible(visible=seen)


def test_on_a_phone_the_answer_begins_in_the_first_third_of_the_screen(site: Site, page: Page):
    page.set_viewport_size(PHONE)
    low = {}
    for address in (*(KINDS[kind] for kind in ("evidence", "pictures", "routes")), "safety/liver-and-urinary-tract/"):
        page.goto(site.url + address)
        low[address] = page.locator("#bottom-line").evaluate("e => e.getBoundingClientRect().top")
    assert {address: top for address, top in low.items() if top > PHONE["height"] / 3} == {}


def test_references_are_folded_on_a_phone_and_open_for_whoever_follows_a_citation(site: Site, page: Page):
    page.set_viewport_size(PHONE)
    page.goto(site.url + KINDS["evidence"])
    expect(page.locator(".guide-references li").first).not_to_be_visible()
    page.goto(site.url + KINDS["evidence"] + page.locator(".guide-citation a").first.get_attribute("href"))
    expect(page.locator(".guide-references li").first).to_be_in_viewport()
    page.set_viewport_size(DESK)
    page.goto(site.url + KINDS["evidence"])
    expect(page.locator(".guide-references li").first).to_be_visible()


def test_the_references_of_home_are_folded_and_open_for_whoever_follows_a_citation(site: Site, page: Page):
    for size in (DESK, PHONE):
        page.set_viewport_size(size)
        page.goto(site.url)
        expect(page.locator(".guide-references summary")).to_contain_text("sources")
        expect(page.locator(".guide-references li").first).not_to_be_visible()
    page.goto(site.url + page.locator(".guide-citation a").first.get_attribute("href"))
    expect(page.locator(".guide-references li").first).to_be_in_viewport()


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_home_says_what_it_is_in_its_first_screen_then_answers_and_how_often_it_is_wrong_after_the_doors(
    site: Site, page: Page, size: dict[str, int]
):
    page.set_viewport_size(size)
    page.goto(site.url)
    said = page.get_by_text("An evidence guide on ketamine for cancer pain")
    first, doors = page.locator("#does-it-work + p + ul > li").first, page.locator("#by-role")
    wrong = page.get_by_role("link", name="claims looked up afresh")
    for part in (page.get_by_role("searchbox"), said, first):
        expect(part).to_be_in_viewport(ratio=0.9)
    tops = [part.evaluate("e => e.getBoundingClientRect().top") for part in (said, first, doors, wrong)]
    assert tops == sorted(tops)


def test_a_table_of_three_columns_is_shown_row_by_row_on_a_phone(site: Site, page: Page):
    page.set_viewport_size(PHONE)
    page.goto(site.url + "safety/misuse/")
    table = page.locator(".guide-table:has(thead th:nth-child(3):last-child)").first
    heads = table.locator("thead th").all_text_contents()
    row = table.locator("tbody tr").first
    assert [cell.get_attribute("data-column") for cell in row.locator("td").all()] == heads[1:]
    sides = row.locator("td").evaluate_all("cells => cells.map((cell) => cell.getBoundingClientRect().left)")
    assert len(set(sides)) == 1
    assert table.evaluate("e => e.scrollWidth <= e.clientWidth")


def test_a_wrong_address_leads_on(site: Site, page: Page):
    answer = page.goto(site.url + "indications/cancer/an/old/address.html")
    assert answer.status == 404
    expect(page.get_by_role("heading", level=1)).to_have_text("Page not found")
    page.keyboard.press("Control+k")
    page.keyboard.type("fibromyalgia")
    page.locator(".guide-results a", has_text="Fibromyalgia").first.click()
    page.wait_for_url(f"{site.url}{KINDS['evidence']}**")

    page.goto(site.url + "no/such/page/")
    links = page.locator(".guide-text").get_by_role("link").evaluate_all("links => links.map((link) => link.href)")
    assert len(links) >= 8
    for link in links:
        assert link.startswith(site.url)
        assert page.request.get(link).status == 200, link


# Accessibility

# Each further reference, row and link is made as the ones before it, and axe needs half a minute for hundreds of them.
REPEATED = ", ".join(
    [
        ".guide-references li:nth-child(n+6)",
        ".guide-bibliography > :nth-child(n+4)",
        ".guide-topics > :nth-child(n+7)",
        ".guide-cited-by li:nth-child(n+6)",
        ".guide-menu li:nth-child(n+6)",
        ".guide-rows tbody tr:nth-child(n+4)",
        ".guide-table:nth-of-type(n+9)",
    ]
)


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_no_violation(site: Site, page: Page, kind: str):
    page.emulate_media(color_scheme="dark")
    page.goto(site.url + KINDS[kind])
    page.evaluate("repeated => document.querySelectorAll(repeated).forEach((part) => part.remove())", REPEATED)
    # The dark scheme comes first, because the reader's system asks for it; the light one by the switch.
    for scheme in ("dark", "light"):
        if scheme == "light":
            page.get_by_role("button", name="Switch to light colours").click()
        expect(page.locator("html")).to_have_attribute("data-scheme", scheme)
        for size in (DESK, PHONE):
            page.set_viewport_size(size)
            found = Axe().run(page)
            assert found.violations_count == 0, f"{scheme}, {size['width']} px: {found.generate_report()}"


# Paper


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_print_shows_the_text_its_state_and_its_sources_and_no_furniture(site: Site, page: Page, scheme: str):
    page.emulate_media(color_scheme=scheme)
    page.goto(site.url + KINDS["evidence"])
    page.emulate_media(media="print")
    for part in (".guide-header", ".guide-menu", ".guide-contents", ".guide-footer__links", ".guide-footer__pages"):
        expect(page.locator(part)).to_be_hidden()
    expect(page.locator(".headerlink").first).to_be_hidden()
    expect(page.get_by_text(OPEN_CHECK)).to_be_visible()
    expect(page.get_by_text("Evidence to")).to_be_visible()
    expect(page.get_by_text("Next review")).to_be_visible()
    expect(page.get_by_role("heading", name="References")).to_be_visible()
    expect(page.locator(".guide-references li").last).to_be_visible()
    expect(page.get_by_text("not advice for one person")).to_be_visible()
    expect(page.locator(".guide-printed")).to_be_visible()
    expect(page.locator(".guide-printed")).to_contain_text(KINDS["evidence"])
    expect(page.locator(".guide-printed")).to_contain_text("Check the current version at this address")
    # Ink on paper, whatever the colours on the screen were, up to the edge of the sheet.
    assert page.evaluate("() => getComputedStyle(document.documentElement).colorScheme") == "light"
    assert page.locator(".guide-text p").first.evaluate("e => getComputedStyle(e).color") == "rgb(0, 0, 0)"
    assert page.locator(".guide-table").first.evaluate("e => e.scrollWidth <= e.clientWidth")


def test_on_paper_the_answer_is_one_box_and_leads_are_as_large_as_text(site: Site, page: Page):
    page.goto(site.url + KINDS["evidence"])
    page.emulate_media(media="print")
    width = "e => Math.round(e.getBoundingClientRect().width)"
    title, lead, points = (
        page.locator(f"#bottom-line{after}").first.evaluate(width) for after in ("", " + p", " + p + ul")
    )
    assert title == lead == points
    size = "e => getComputedStyle(e).fontSize"
    assert page.locator("#doses-studied + p").evaluate(size) == page.locator(".guide-text > ul li").first.evaluate(size)


def test_what_is_folded_on_the_screen_is_printed_and_folded_again(site: Site, page: Page):
    page.clock.set_fixed_time("2027-03-04T12:00:00")
    page.goto(site.url + KINDS["evidence"])
    table = page.locator(".guide-studies .guide-rows").first
    expect(table).to_be_hidden()
    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    expect(table).to_be_visible()
    expect(page.locator(".guide-printed__day")).to_have_text("on 4 March 2027")
    page.evaluate("() => dispatchEvent(new Event('afterprint'))")
    expect(table).to_be_hidden()


def test_a_printed_reference_says_where_the_source_is(site: Site, page: Page):
    page.goto(site.url + KINDS["evidence"])
    page.emulate_media(media="print")
    link = page.locator(".guide-references li .guide-ref__links a").first
    assert "https://doi.org/10." in link.evaluate("link => getComputedStyle(link, '::after').content")
