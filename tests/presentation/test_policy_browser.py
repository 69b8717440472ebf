"""In a browser: what is slipped into a page neither runs nor loads, and the guide's own does; from a disk too."""

from pathlib import Path

import pytest
from conftest import Site, opened
from playwright.sync_api import Browser, Page, Route
from serving import KINDS, build_guide

SHEET = "print/sheets/indications/chronic-noncancer/fibromyalgia/"
# One page of each kind, and those with scripts or styles of their own.
PAGES = [
    *KINDS.values(), "print/", "print/leaflet/", SHEET, "plain-language/", "patients/risks/", "about/report-an-error/",
    "about/evidence-map/", "about/glossary/", "about/copies/", "about/lookups/",
]  # fmt: skip
# What somebody may slip in; each would leave a mark on the page, or ask another host.
SLIPPED_IN = """
<script>document.documentElement.dataset.ran = "script"</script>
<script src="https://elsewhere.invalid/a.js"></script>
<script src="data:text/javascript,document.documentElement.dataset.ran='data'"></script>
<img src="no-such-file.png" onerror="document.documentElement.dataset.ran = 'handler'">
<img src="https://elsewhere.invalid/a.png">
<svg onload="document.documentElement.dataset.ran = 'svg'"></svg>
<iframe srcdoc="<script>parent.document.documentElement.dataset.ran = 'frame'</script>"></iframe>
<iframe src="https://elsewhere.invalid/frame"></iframe>
<object data="https://elsewhere.invalid/object"></object>
<embed src="https://elsewhere.invalid/embed">
<video src="https://elsewhere.invalid/a.mp4" autoplay></video>
<link rel="stylesheet" href="https://elsewhere.invalid/a.css">
<style>#slipped-in { color: rgb(1, 2, 3) } @import "https://elsewhere.invalid/b.css";</style>
<p id="slipped-in" style="background: rgb(1, 2, 3) url(https://elsewhere.invalid/c.png)">Slipped in</p>
<a id="runs" href="javascript:document.documentElement.dataset.ran = 'link'">A link</a>
<base href="https://elsewhere.invalid/">
"""


def with_it(whole: str) -> str:
    return whole.replace("</main>", f"{SLIPPED_IN}</main>", 1)


def note_what_is_asked(page: Page, asked: list[str]) -> None:
    """Note what the page asks another host for; what its policy refuses never comes so far."""

    def note(route: Route) -> None:
        asked.append(route.request.url)
        route.abort()

    page.route("https://elsewhere.invalid/**", note)


def assert_nothing_came_of_it(page: Page, asked: list[str]) -> None:
    page.evaluate("() => document.querySelector('#runs').click()")
    assert page.locator("html").get_attribute("data-ran") is None
    assert asked == []
    found = page.locator("#slipped-in").evaluate(
        "p => [getComputedStyle(p).color, getComputedStyle(p).backgroundImage]"
    )
    assert found[0] != "rgb(1, 2, 3)"
    assert found[1] == "none"


@pytest.mark.parametrize("address", [KINDS["home"], KINDS["references"], KINDS["missing"], "print/", "print/leaflet/"])
def test_what_is_slipped_into_a_page_neither_runs_nor_loads(site: Site, page: Page, address: str):
    asked: list[str] = []
    note_what_is_asked(page, asked)

    def slip_in(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=with_it(answer.text()))

    page.route(site.url + address, slip_in)
    page.goto(site.url + address, wait_until="load")
    assert_nothing_came_of_it(page, asked)


def test_the_same_without_a_policy_would_run(site: Site, page: Page):
    def slip_in(route: Route) -> None:
        answer = route.fetch()
        text = with_it(answer.text()).replace("Content-Security-Policy", "X-None")
        route.fulfill(response=answer, body=text)

    page.route(site.url, slip_in)
    asked: list[str] = []
    note_what_is_asked(page, asked)
    page.goto(site.url, wait_until="load")
    assert asked
    assert page.locator("html").get_attribute("data-ran") is not None


def note_what_is_said(page: Page) -> list[str]:
    """Note what the browser complains of: each refusal, and each fault of a script."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    return said


def refusals(said: list[str]) -> list[str]:
    # The browser says too that a page is missing, and that the tests keep workers out.
    return [line for line in said if "404" not in line and "blocked by Playwright" not in line]


@pytest.mark.parametrize("address", PAGES)
def test_the_guide_itself_meets_no_refusal(site: Site, page: Page, address: str):
    said = note_what_is_said(page)
    page.goto(site.url + address, wait_until="load")
    page.evaluate("() => { dispatchEvent(new Event('beforeprint')); dispatchEvent(new Event('afterprint')); }")
    page.emulate_media(media="print")
    page.emulate_media(media="screen")
    # Each style that the page has rules something, and its colours are set before the first paint.
    assert page.locator("style").evaluate_all("all => all.every((style) => style.sheet?.cssRules.length)")
    if "print/" not in address:
        assert page.locator("html").get_attribute("data-scheme") in ("light", "dark")
    assert refusals(said) == []


def test_search_citations_filter_and_colours_work_under_the_policy(site: Site, page: Page):
    said = note_what_is_said(page)
    page.goto(site.url + KINDS["evidence"], wait_until="load")
    page.get_by_role("searchbox").fill("nausea")
    page.locator(".guide-results li").first.wait_for()
    page.keyboard.press("Escape")
    page.locator(".guide-text a[href^='#ref-']").first.hover()
    page.locator(".guide-text a[href^='#ref-']").first.click()
    page.goto(site.url + KINDS["references"], wait_until="load")
    page.locator(".guide-filter input").first.fill("hardy")
    page.goto(f"{site.url}about/report-an-error/?page=routes/", wait_until="load")
    assert refusals(said) == []


def test_the_worker_keeps_the_guide_under_the_policy(site: Site, browser: Browser):
    with opened(browser) as page:
        said = note_what_is_said(page)
        page.goto(site.url, wait_until="load")
        assert page.evaluate("async () => (await navigator.serviceWorker.ready).active.scriptURL").endswith("sw.js")
        assert refusals(said) == []


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("copy")
    build_guide(folder, DIRECTORY_URLS="false")
    return folder


@pytest.mark.parametrize("name", ["index.html", "references.html", "print.html", "leaflet.html"])
def test_opened_as_a_file_the_guide_works_and_what_is_slipped_in_does_not(copy: Path, browser: Browser, name: str):
    context = browser.new_context(reduced_motion="reduce")
    page, asked = context.new_page(), []
    said = note_what_is_said(page)
    note_what_is_asked(page, asked)
    page.goto((copy / name).as_uri(), wait_until="load")
    assert said == []
    if name == "index.html":
        assert "js" in page.locator("html").get_attribute("class").split()
        page.get_by_role("searchbox").fill("nausea")
        page.locator(".guide-results li").first.wait_for()
    changed = copy / f"slipped-in-{name}"
    changed.write_text(with_it((copy / name).read_text("utf-8")), "utf-8")
    page.goto(changed.as_uri(), wait_until="load")
    assert_nothing_came_of_it(page, asked)
    changed.unlink()
    context.close()
