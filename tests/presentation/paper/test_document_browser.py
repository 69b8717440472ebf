"""The printable document in a real browser: on screens, without scripts, on paper, and as a PDF."""

import re
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import Site, opened
from lxml import html
from playwright.sync_api import Browser, Page, expect
from presentation.paper.leaf import anchor
from pypdf import PageObject, PdfReader
from test_document import HEADING, cite, leaf, made
from test_pdf import make_pdf

LINE = "Ketamine in Pain, version 22 November 2026 (e88c756), {}; check the current version at https://guide.example/ketamine/"
ROWS = "".join(f"<tr><td>Row {number}</td><td>Ketamine{cite('hardy2012')}</td></tr>" for number in range(120))
LONG = f"{HEADING}<table><thead><tr><th>Dose given</th><th>Source</th></tr></thead><tbody>{ROWS}</tbody></table>"
SMALL = [
    leaf("routes/oral.md", LONG),
    leaf("routes/nasal.md", f'<p><a href="../oral/">Oral</a>{cite("bell2017")}.</p>'),
]


@pytest.fixture(scope="module")
def document(site: Site) -> html.HtmlElement:
    return html.document_fromstring((site.folder / "print" / "index.html").read_text("utf-8"))


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with opened(browser) as page:
        yield page


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The document of a small guide that has an address, as a file."""
    path = tmp_path_factory.mktemp("small") / "print.html"
    path.write_text(made(SMALL), "utf-8")
    return path


@pytest.fixture(scope="module")
def whole(site: Site, tmp_path_factory: pytest.TempPathFactory) -> PdfReader:
    """The PDF of the whole guide."""
    folder = tmp_path_factory.mktemp("pdf")
    shutil.copytree(site.folder / "print", folder / "print")
    return PdfReader(make_pdf(folder)[0])


def words(sheet: PageObject) -> str:
    return " ".join(sheet.extract_text().split())


def read(path: Path) -> list[str]:
    return [words(sheet) for sheet in PdfReader(path).pages]


# The whole guide


def test_no_id_is_there_twice_and_every_link_within_the_document_leads_somewhere(document: html.HtmlElement):
    ids = Counter(document.xpath("//@id"))
    assert [id for id, times in ids.items() if times > 1] == []
    inner = {
        href.removeprefix("#") for href in document.xpath("//a/@href | //*[local-name()='use']/@href") if href[0] == "#"
    }
    assert len(inner) > 400
    assert inner - set(ids) == set()


def test_every_citation_has_a_reference_with_its_number(document: html.HtmlElement):
    listed = document.xpath("//section[@class='guide-references']//li/@id")
    numbers = {f"#{id}": str(number) for number, id in enumerate(listed, 1)}
    cited = document.xpath("//*[contains(@class, 'guide-citation')]//a")
    assert len(cited) > 3000
    assert [link.get("href") for link in cited if numbers.get(link.get("href")) != link.text] == []
    assert "[@" not in document.text_content()


def is_evidence(path: Path) -> bool:
    return bool(html.document_fromstring(path.read_text("utf-8")).xpath("//*[@data-kind='evidence']"))


def evidence_pages(site: Site) -> set[str]:
    """Return the paths below docs of the pages that say of themselves that they are evidence."""
    pages = [path for path in site.folder.rglob("index.html") if "print" not in path.relative_to(site.folder).parts]
    kept = [path.parent.relative_to(site.folder) for path in pages if is_evidence(path)]
    return {f"{path.as_posix()}/index.md" if path.name else "index.md" for path in kept}


def test_every_evidence_page_is_in_it_and_in_its_contents(site: Site, document: html.HtmlElement):
    wanted = {f"#{anchor(path)}" for path in evidence_pages(site)}
    assert len(wanted) > 50
    assert wanted <= set(document.xpath("//nav//a/@href"))
    assert {f"#{id}" for id in document.xpath("//main/article/@id")} == wanted


def test_no_page_lies_folded_and_pictures_are_kept(document: html.HtmlElement):
    assert len(document.xpath("//details[@open]")) > 20
    assert document.xpath("//details[not(@open)]") == []
    assert len(document.xpath("//main//*[local-name()='svg']")) >= 7


def test_nothing_is_requested_beyond_the_document_itself_and_no_screen_is_too_narrow(site: Site, page: Page):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for width, scheme in ((1440, "light"), (390, "dark")):
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        page.goto(f"{site.url}print/")
        assert page.evaluate("() => document.scrollingElement.scrollWidth") <= width
        assert (page.evaluate("() => getComputedStyle(document.documentElement).color") == "rgb(26, 36, 38)") is (
            scheme == "light"
        )
    # Beyond the document itself only what says how old it is, and keeps it.
    own = {f"{site.url}{name}" for name in ("print/", "favicon.ico", "assets/javascripts/copy.js", "version.json")}
    assert {url for url in asked if not url.startswith("data:")} <= own
    page.get_by_role("link", name="Back to the guide").click()
    page.wait_for_url(site.url)


def test_it_reads_prints_and_leads_on_without_scripts(site: Site, browser: Browser):
    with opened(browser, java_script_enabled=False) as page:
        page.goto(f"{site.url}print/")
        expect(page.get_by_text("This page is made for printing")).to_be_visible()
        page.get_by_role("navigation").get_by_role("link", name="Fibromyalgia").click()
        expect(page.get_by_role("heading", name="Fibromyalgia", exact=True, level=3)).to_be_in_viewport()
        page.emulate_media(media="print", color_scheme="dark")
        expect(page.get_by_text("This page is made for printing")).to_be_hidden()
        expect(page.locator(".paper-day")).to_have_text(re.compile("^_+$"))
        paper = page.locator("html").evaluate("e => [getComputedStyle(e).color, getComputedStyle(e).backgroundColor]")
        assert paper == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]


def test_axe_finds_no_violation(site: Site, page: Page):
    page.goto(f"{site.url}print/")
    # Each further page, reference and row is made as the ones before it.
    page.evaluate("""() => document.querySelectorAll(
        ".paper-page:nth-of-type(n+3), .paper-contents section:nth-of-type(n+3), .guide-references li:nth-child(n+6), "
        + "tbody tr:nth-child(n+3)"
    ).forEach((part) => part.remove())""")
    # Links within the document lead to what has just been taken out.
    page.evaluate("""() => document.querySelectorAll("a[href^='#']").forEach((link) => {
        if (!document.getElementById(link.hash.slice(1))) link.href = "#title";
    })""")
    for width, scheme in ((1440, "dark"), (390, "light")):
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        found = Axe().run(page)
        assert found.violations_count == 0, f"{scheme}, {width} px: {found.generate_report()}"


# The day of printing


def test_paper_has_the_day_on_which_it_was_printed(small: Path, page: Page, tmp_path: Path):
    page.clock.set_fixed_time("2026-12-01T12:00:00")
    page.goto(small.as_uri())
    # The page may have been open since yesterday.
    page.clock.set_fixed_time("2026-12-02T12:00:00")
    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    page.pdf(path=tmp_path / "a.pdf", format="Letter")
    sheets = read(tmp_path / "a.pdf")
    assert len(sheets) > 5
    assert [sheet for sheet in sheets if LINE.format("printed 2 December 2026") not in sheet] == []
    assert "Printed on 2 December 2026" in sheets[0]


# The PDF


def test_the_contents_give_the_sheet_on_which_each_page_begins(whole: PdfReader, document: html.HtmlElement):
    contents, at = words(whole.pages[1]), 0
    pages = set(document.xpath("//main/article/@id"))
    for link in document.xpath("//nav//a"):
        title, evidence = link.text_content(), link.get("href")[1:] in pages
        found = re.compile(rf"{re.escape(title)} (\d+)(?= |$)").search(contents, at)
        assert found, title
        at, number = found.end(), int(found[1])
        sheet = words(whole.pages[number - 1])
        assert sheet.startswith(title)
        assert f"page {number} of {len(whole.pages)}" in sheet, title
        # The state of a page stands only where it begins.
        assert ("Evidence to" in sheet) is evidence, title
