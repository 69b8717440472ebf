"""Without a connection: from what the browser kept, and from a USB stick; and no copy is ever old in silence."""

import datetime
import json
import os
import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit
from zipfile import ZipFile

import pytest
from axe_playwright_python.sync_playwright import Axe
from claimcheck.site_gate import check_site
from conftest import DESK, PATIENCE, PHONE, Site, opened
from lxml import html
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect
from presentation.copies.offline import WORKER, kept_files, worker
from presentation.copies.zip_copy import zip_copy
from presentation.version import Version
from serving import KINDS, Pages, build_guide, served

COPIES = "about/copies/"
PUBLISHED = "https://guide.example/ketamine-in-pain/"
LATER = Version(datetime.date(2099, 11, 26), "abcdef0")
KEPT = "This browser now keeps the whole guide"
# Tells a test how much of which version the worker could not fetch, once it has tried everything.
LISTEN = "navigator.serviceWorker?.addEventListener('message', ({ data }) => { window.told = data; })"
TOLD = "([version, missing]) => window.told?.version === version && window.told.missing === missing"
# Waits so many milliseconds for the last worker to go, and returns how many are left.
WORKERS_LEFT = """async (limit) => {
    const end = performance.now() + limit;
    for (;;) {
        const { length } = await navigator.serviceWorker.getRegistrations();
        if (!length || performance.now() > end) return length;
        await new Promise(requestAnimationFrame);
    }
}"""


def version_of(folder: Path) -> Version:
    told = json.loads((folder / "version.json").read_text("utf-8"))
    return Version(datetime.date.fromisoformat(told["date"]), told["commit"])


def day(date: datetime.date) -> str:
    return f"{date.day} {date:%B %Y}"


def line(page: Page) -> Locator:
    return page.locator("#guide-copy")


def days_after(page: Page, version: Version, days: int) -> None:
    """Set the reader's clock to noon, so many days after the version."""
    page.clock.set_fixed_time(f"{version.date + datetime.timedelta(days)}T12:00:00")


def visit_and_keep(page: Page, url: str) -> None:
    """Open one page, and wait until the browser has kept the whole guide."""
    page.goto(url + COPIES)
    expect(page.locator("[data-guide-kept]")).to_contain_text(KEPT)


def wait_until_told(page: Page, version: Version, missing: int) -> None:
    """Wait until the worker of that version has done what it could, and lacks so many files."""
    page.wait_for_function(TOLD, arg=[str(version), missing])


def caches_of(page: Page) -> dict[str, int]:
    """Return what the browser keeps: how many files, by version."""
    return page.evaluate(
        "async () => Object.fromEntries(await Promise.all((await caches.keys()).map(async (name) =>"
        " [name.split(' ').slice(2).join(' '), (await (await caches.open(name)).keys()).length])))"
    )


def with_few_cards(site: Site, folder: Path) -> Path:
    """Link the site into `folder` without most of its cards, which are made and kept alike, and return the folder."""
    cards = {path.name for path in (site.folder / "sources").iterdir() if path.name != "hardy2012"}
    for path in site.folder.rglob("*"):
        if path.is_file() and not cards.intersection(path.parts):
            place = folder / path.relative_to(site.folder)
            place.parent.mkdir(parents=True, exist_ok=True)
            os.link(path, place)
    (folder / WORKER).unlink()
    (folder / WORKER).write_text(worker(version_of(folder), kept_files(folder)), "utf-8")
    return folder


def search(page: Page, words: str) -> Locator:
    page.get_by_role("searchbox", name="Search the guide").click()
    page.keyboard.type(words)
    return page.locator(".guide-results__page a.guide-results__title")


# Kept by the browser


@pytest.fixture(scope="module")
def offline(site: Site, browser: Browser) -> Iterator[BrowserContext]:
    """A browser that opened one page, kept the guide, and lost its connection."""
    with opened(browser) as page:
        visit_and_keep(page, site.url)
        page.context.set_offline(True)
        yield page.context


@pytest.fixture
def ward(offline: BrowserContext) -> Iterator[Page]:
    page = offline.new_page()
    yield page
    page.close()


@pytest.mark.parametrize(
    ("kind", "heading"), [("home", "Ketamine"), ("evidence", "Fibromyalgia"), ("card", "Hardy 2012")]
)
def test_pages_that_were_never_visited_open_offline(site: Site, ward: Page, kind: str, heading: str):
    assert ward.goto(site.url + KINDS[kind]).status == 200
    expect(ward.get_by_role("heading", level=1)).to_contain_text(heading)
    assert ward.evaluate("() => document.styleSheets.length && document.styleSheets[0].cssRules.length > 50")


@pytest.mark.parametrize("address", ["routes/oral", "routes/oral/index.html", "routes/oral/?from=mail#bottom-line"])
def test_an_address_written_another_way_opens_offline_and_its_links_work(site: Site, ward: Page, address: str):
    ward.goto(site.url + address)
    expect(ward.get_by_role("heading", level=1)).to_contain_text("Oral")
    link = ward.locator(".guide-text a[href^='../']").first
    place = link.evaluate("link => link.href.replace(/#.*/, '')")
    assert place.startswith(site.url)
    ward.goto(place)
    expect(ward.locator("h1")).not_to_have_text("Page not found")


def test_search_works_offline(site: Site, ward: Page):
    ward.goto(site.url + KINDS["about"])
    search(ward, "fibromyalgia").filter(has_text="Fibromyalgia").first.click()
    ward.wait_for_url(f"{site.url}{KINDS['evidence']}**")
    expect(ward.get_by_role("heading", level=1)).to_contain_text("Fibromyalgia")


def test_a_wrong_address_leads_on_offline(site: Site, ward: Page):
    assert ward.goto(site.url + KINDS["missing"]).status == 404
    expect(ward.get_by_role("heading", level=1)).to_have_text("Page not found")
    ward.locator(".guide-text").get_by_role("link").first.click()
    expect(ward.get_by_role("heading", level=1)).not_to_have_text("Page not found")


@pytest.mark.parametrize(
    ("days", "age"), [(19, ", 19 days old."), (1, ", 1 day old."), (0, ", from today."), (-1, ".")]
)
def test_a_kept_page_says_how_old_it_is(site: Site, ward: Page, days: int, age: str):
    version = version_of(site.folder)
    days_after(ward, version, days)
    ward.goto(site.url + KINDS["evidence"])
    # Built for this machine alone, it has no published address to name.
    expect(line(ward)).to_have_text(f"Copy of {day(version.date)}{age}")
    expect(line(ward)).to_have_role("status")


# From the server, which changes


@dataclass
class Host:
    """A server with the guide, and what a test does to it."""

    folder: Path
    url: str
    asked: list[str] = field(default_factory=list)
    trouble: str = ""
    repaired: threading.Event = field(default_factory=threading.Event)

    def write(self, name: str, text: str) -> None:
        # The file is shared with the session's site until it is replaced.
        (self.folder / name).unlink(missing_ok=True)
        (self.folder / name).write_text(text, "utf-8")

    def publish(self, version: Version, replaced: tuple[str, str] | None = None) -> None:
        """Publish another version of the guide, with some text of its pages replaced."""
        before = version_of(self.folder)
        for name in ["sw.js", *(path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*.html"))]:
            text = (self.folder / name).read_text("utf-8").replace(str(before), str(version))
            self.write(name, text.replace(*replaced) if replaced else text)
        self.tell(version)

    def tell(self, version: Version) -> None:
        told = {"date": version.date.isoformat(), "commit": version.commit, "address": ""}
        self.write("version.json", json.dumps(told))


@pytest.fixture
def host(site: Site, tmp_path: Path) -> Iterator[Host]:
    """A server of its own, for a test that changes what is published or lets the server fail."""
    folder = with_few_cards(site, tmp_path / "site")
    found = Host(folder, "")

    class Troubled(Pages):
        def do_GET(self) -> None:
            found.asked.append(self.path)
            if found.trouble == "stalls":
                found.repaired.wait()
            if found.trouble == "fails":
                self.send_error(503)
            else:
                super().do_GET()

    with served(folder, Troubled) as found.url:
        yield found
        found.repaired.set()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with opened(browser) as page:
        page.add_init_script(LISTEN)
        yield page


def test_the_newest_page_says_nothing(host: Host, page: Page):
    days_after(page, version_of(host.folder), 19)
    visit_and_keep(page, host.url)
    expect(line(page)).to_be_empty()
    assert page.evaluate("() => document.documentElement.style.scrollPaddingBottom") == ""


def test_search_works_on_a_page_that_was_open_when_the_connection_broke(host: Host, page: Page):
    visit_and_keep(page, host.url)
    # The browser's ordinary cache would answer for some minutes, and only for them.
    assert page.evaluate("() => navigator.serviceWorker.controller !== null")
    page.context.set_offline(True)
    search(page, "fibromyalgia").filter(has_text="Fibromyalgia").first.click()
    page.wait_for_url(f"{host.url}{KINDS['evidence']}**")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Fibromyalgia")


def test_an_open_page_learns_of_a_newer_version_and_loads_it(host: Host, page: Page):
    old = version_of(host.folder)
    visit_and_keep(page, host.url)
    expect(line(page)).to_be_empty()
    host.publish(LATER, ("without a connection", "far from any mast"))
    page.evaluate("dispatchEvent(new Event('online'))")
    newer = f"A newer version of the guide (26 November 2099) is out; this page is from {day(old.date)}. Reload"
    expect(line(page)).to_have_text(newer)
    page.get_by_role("button", name="Reload").click()
    expect(page.locator(".guide-text")).to_contain_text("far from any mast")
    # The new version is kept in the place of the old one.
    expect(page.locator("[data-guide-kept]")).to_contain_text("26 November 2099")
    expect(line(page)).to_be_empty()
    assert list(caches_of(page)) == [str(LATER)]
    page.context.set_offline(True)
    page.goto(host.url + KINDS["card"])
    expect(page.locator("meta[name=guide-version]")).to_have_attribute("content", str(LATER))


@pytest.mark.parametrize("after", ["online", "visibilitychange", "an hour"])
def test_an_open_page_asks_again(host: Host, page: Page, after: str):
    page.clock.install()
    with page.expect_response("**/version.json"):
        page.goto(host.url)
    host.tell(LATER)
    if after == "an hour":
        page.clock.fast_forward("01:00:00")
    else:
        page.evaluate("name => (name === 'online' ? window : document).dispatchEvent(new Event(name))", after)
    expect(line(page)).to_contain_text("A newer version of the guide")


def test_reload_does_not_wait_until_a_failing_connection_is_forgotten(host: Host, page: Page):
    visit_and_keep(page, host.url)
    host.trouble = "fails"
    page.goto(host.url)
    expect(line(page)).to_contain_text("Copy of")
    host.trouble = ""
    # The worker is the same as before, and knows that the connection failed a moment ago.
    home = (host.folder / "index.html").read_text("utf-8")
    host.write("index.html", home.replace(str(version_of(host.folder)), str(LATER)))
    host.tell(LATER)
    page.evaluate("dispatchEvent(new Event('online'))")
    page.get_by_role("button", name="Reload").click()
    expect(page.locator("meta[name=guide-version]")).to_have_attribute("content", str(LATER))


def test_an_older_version_in_the_place_of_a_newer_one_is_told(host: Host, page: Page):
    now = version_of(host.folder)
    host.tell(Version(now.date - datetime.timedelta(1), "abcdef0"))
    page.goto(host.url)
    expect(line(page)).to_contain_text(
        f"The guide now published is version abcdef0 of {day(now.date - datetime.timedelta(1))}"
    )
    expect(line(page).get_by_role("button", name="Reload")).to_be_visible()


def test_the_old_version_stays_until_the_new_one_is_whole(host: Host, page: Page):
    old = version_of(host.folder)
    visit_and_keep(page, host.url)
    files = caches_of(page)[str(old)]
    host.publish(LATER)
    missing = (host.folder / "routes/oral/index.html").read_text("utf-8")
    (host.folder / "routes/oral/index.html").unlink()

    page.goto(host.url)
    wait_until_told(page, LATER, 1)
    assert caches_of(page) == {str(old): files, str(LATER): files - 1}
    page.context.set_offline(True)
    page.goto(host.url + KINDS["evidence"])
    expect(page.locator("meta[name=guide-version]")).to_have_attribute("content", str(old))
    expect(line(page)).to_contain_text(f"Copy of {day(old.date)}")

    host.write("routes/oral/index.html", missing)
    host.asked.clear()
    page.context.set_offline(False)
    page.goto(host.url)
    wait_until_told(page, LATER, 0)
    assert caches_of(page) == {str(LATER): files}
    assert [path for path in host.asked if "/sources/" in path] == []


def test_a_page_is_asked_for_again_and_an_address_without_its_slash_is_led_on(host: Host, page: Page):
    visit_and_keep(page, host.url)
    oral = (host.folder / "routes/oral/index.html").read_text("utf-8")
    host.write("routes/oral/index.html", oral.replace("</h1>", " and new</h1>", 1))
    page.goto(host.url + "routes/oral")
    expect(page).to_have_url(host.url + "routes/oral/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("and new")


@pytest.mark.parametrize("trouble", ["stalls", "fails"])
def test_a_connection_in_trouble_is_not_waited_for_twice(host: Host, page: Page, trouble: str):
    visit_and_keep(page, host.url)
    host.asked.clear()
    host.trouble = trouble
    for address in (KINDS["evidence"], KINDS["card"]):
        assert page.goto(host.url + address, wait_until="domcontentloaded").status == 200
    pages = [path for path in host.asked if path.endswith("/")]
    assert pages == ["/ketamine-in-pain/" + KINDS["evidence"]]


def test_a_page_that_the_server_does_not_have_is_not_kept(host: Host, page: Page):
    (host.folder / "routes/oral/index.html").unlink()
    page.goto(host.url)
    wait_until_told(page, version_of(host.folder), 1)
    page.context.set_offline(True)
    assert page.goto(host.url + "routes/oral/").status == 404
    assert page.goto(host.url + "routes/intranasal/").status == 200


class RedirectsHtml(Pages):
    """Leads `*.html` to the address without it, as Cloudflare Pages, Netlify and others do."""

    def do_GET(self) -> None:
        if not urlsplit(self.path).path.endswith(".html"):
            super().do_GET()
            return
        self.send_response(308)
        self.send_header("Location", self.path.removesuffix(".html"))
        self.send_header("Content-Length", "0")
        self.end_headers()


class HidesItsErrorPage(Pages):
    """Answers the address of the 404 page with the status 404, as Firebase, Vercel and nginx do."""

    def do_GET(self) -> None:
        if urlsplit(self.path).path.endswith("/404.html"):
            self.send_error(404)
        else:
            super().do_GET()


@pytest.mark.parametrize("pages", [RedirectsHtml, HidesItsErrorPage])
def test_the_guide_is_kept_whole_on_hosts_that_serve_pages_otherwise(
    site: Site, page: Page, tmp_path: Path, pages: type[Pages]
):
    folder = with_few_cards(site, tmp_path / "site")
    with served(folder, pages) as url:
        visit_and_keep(page, url)
        Host(folder, url).publish(LATER)
        page.goto(url)
        wait_until_told(page, LATER, 0)
        assert list(caches_of(page)) == [str(LATER)]
        page.context.set_offline(True)
        page.goto(url + KINDS["card"])
        expect(page.locator("meta[name=guide-version]")).to_have_attribute("content", str(LATER))


def test_a_preview_keeps_nothing_and_forgets_what_a_build_left_behind(host: Host, page: Page):
    visit_and_keep(page, host.url)
    assert page.evaluate(WORKERS_LEFT, 0) == 1
    home = (host.folder / "index.html").read_text("utf-8")
    host.write("index.html", home.replace('data-worker="sw.js"', 'data-worker=""'))
    page.goto(host.url)
    assert page.evaluate(WORKERS_LEFT, PATIENCE * 1000) == 0


def test_whoever_saves_data_is_sent_no_page_unasked(host: Host, page: Page):
    host.tell(LATER)
    page.add_init_script(
        "Object.defineProperty(navigator, 'connection', {value: {saveData: true}});"
        "navigator.serviceWorker.register = async () => { window.registered = true; };"
    )
    page.goto(host.url)
    # What follows the line follows it at once.
    expect(line(page)).to_contain_text("A newer version")
    assert page.evaluate("() => window.registered") is None


# From a USB stick


@dataclass(frozen=True, slots=True)
class Stick:
    """The zip file's folder, where a reader has unpacked it, and the build that was packed."""

    folder: Path
    built: Path

    def url(self, name: str) -> str:
        return (self.folder / name).as_uri()


@pytest.fixture(scope="module")
def stick(tmp_path_factory: pytest.TempPathFactory) -> Stick:
    folder = tmp_path_factory.mktemp("copy")
    build_guide(folder / "built", DIRECTORY_URLS="false", SITE_URL=PUBLISHED)
    zip_copy(folder / "built", folder / "guide.zip", version_of(folder / "built"))
    with ZipFile(folder / "guide.zip") as archive:
        archive.extractall(folder / "USB stick")
    return Stick(folder / "USB stick" / "ketamine-in-pain", folder / "built")


def test_the_copy_passes_the_site_gate_and_its_data_is_the_published_one(site: Site, stick: Stick):
    findings, checked = check_site(stick.built)
    assert findings == []
    assert checked.claims > 1000
    for name in ("data/claims.json", "data/sources.json"):
        assert (stick.folder / name).read_bytes() == (site.folder / name).read_bytes()


def test_every_link_of_the_copy_leads_to_a_file_of_it_or_to_the_web(stick: Stick):
    links = 0
    for path in stick.folder.rglob("*.html"):
        root = html.parse(path)
        for name in {*root.xpath("//@href"), *root.xpath("//@src")}:
            if re.match(r"https?:|#|mailto:", name):
                continue
            links += 1
            assert (path.parent / re.sub(r"[?#].*", "", name)).is_file(), f"{path}: {name}"
    assert links > 5000


def test_pages_of_the_copy_name_the_published_ones_as_their_origin(stick: Stick):
    origins = {
        "index.html": PUBLISHED,
        "routes/index.html": f"{PUBLISHED}routes/",
        "routes/oral.html": f"{PUBLISHED}routes/oral/",
    }
    for name, address in origins.items():
        assert html.parse(stick.folder / name).xpath("//link[@rel='canonical']/@href") == [address]


def test_the_copy_opens_by_double_click_and_asks_no_host(stick: Stick, page: Page):
    requests, errors = [], []
    page.on("request", lambda request: requests.append(request.url))
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    version = version_of(stick.built)
    days_after(page, version, 19)
    page.goto(stick.url("START HERE.html"))
    page.wait_for_url("**/index.html")
    told = f"Copy of {day(version.date)}, 19 days old. The current version is at {PUBLISHED}."
    expect(line(page)).to_have_text(told)
    expect(line(page).get_by_role("link")).to_have_attribute("href", PUBLISHED)
    page.get_by_role("banner").get_by_role("link", name="Routes").click()
    page.wait_for_url("**/routes/index.html")
    expect(line(page)).to_have_text(told)
    search(page, "hardy 2012").filter(has_text="Hardy 2012").first.click()
    page.wait_for_url("**/sources/hardy2012.html**")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Hardy 2012")
    assert len(requests) > 5
    assert [url for url in requests if not url.startswith("file://")] == []
    assert errors == []


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_the_line_lies_below_the_text_and_moves_none_of_it(stick: Stick, page: Page, size: dict):
    page.set_viewport_size(size)
    page.goto(stick.url("routes/oral.html"))
    expect(line(page)).to_contain_text("Copy of")
    place = line(page).bounding_box()
    assert place["y"] + place["height"] == size["height"]
    assert place["height"] < size["height"] / 6
    page.wait_for_function(
        "height => parseFloat(getComputedStyle(document.documentElement).scrollPaddingBottom) >= height",
        arg=place["height"],
    )
    top = page.locator("h1").bounding_box()["y"]
    # The end of the page can be scrolled to above the line.
    page.evaluate("() => scrollTo(0, document.documentElement.scrollHeight)")
    end = page.locator(".guide-footer").bounding_box()
    assert end["y"] + end["height"] <= place["y"] + 1
    page.evaluate("() => { scrollTo(0, 0); document.getElementById('guide-copy').replaceChildren(); }")
    assert page.locator("h1").bounding_box()["y"] == top


def test_the_document_for_paper_says_on_the_screen_how_old_it_is(stick: Stick, page: Page):
    version = version_of(stick.built)
    days_after(page, version, 19)
    page.goto(stick.url("print.html"))
    expect(line(page)).to_have_text(f"Copy of {day(version.date)}, 19 days old. The current version is at {PUBLISHED}.")
    page.emulate_media(media="print")
    expect(line(page)).to_be_hidden()


def test_the_line_stands_at_the_top_of_paper(stick: Stick, page: Page):
    page.goto(stick.url("routes/oral.html"))
    expect(line(page)).to_contain_text("Copy of")
    printed = page.locator(".guide-copy-print")
    expect(printed).to_be_hidden()
    page.emulate_media(media="print")
    expect(line(page)).to_be_hidden()
    expect(printed).to_have_text(re.compile(f"Copy of .* {re.escape(PUBLISHED)}"))
    assert printed.bounding_box()["y"] < page.locator("h1").bounding_box()["y"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_wrong_with_the_line(stick: Stick, host: Host, page: Page, scheme: str):
    page.emulate_media(color_scheme=scheme)
    host.tell(LATER)
    for address, text in ((stick.url("routes/oral.html"), "Copy of"), (host.url, "A newer version")):
        page.goto(address)
        expect(line(page)).to_contain_text(text)
        found = Axe().run(page, context=".guide-copy")
        assert found.violations_count == 0, found.generate_report()
