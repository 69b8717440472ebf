"""The guide as a reader meets it, built and served once, and a browser to meet it with."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from presentation.paper.chromium import CHROMIUM_FLAGS, chromium
from serving import served_guide

DESK = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}


@dataclass(frozen=True, slots=True)
class Site:
    """The built guide: where its files lie, and the address of its home page."""

    folder: Path
    url: str

    def pages(self) -> list[str]:
        """Return the addresses of all pages below the home page, without the 404 page and what is made for paper."""
        found = (path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*.html"))
        return sorted(
            name.removesuffix("index.html") for name in found if name != "404.html" and not name.startswith("print/")
        )


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("site")
    with served_guide(folder) as url:
        yield Site(folder, url)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = chromium()
    if path is None:
        pytest.fail("there is no Chromium for the browser tests: apt-get install chromium", pytrace=False)
    with sync_playwright() as playwright:
        chrome = playwright.chromium.launch(executable_path=path, args=CHROMIUM_FLAGS)
        yield chrome
        chrome.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """An empty page on a desk screen, in a browser that keeps nothing and moves nothing."""
    context = browser.new_context(viewport=DESK, reduced_motion="reduce", service_workers="block")
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()


def add_style(page: Page, css: str) -> None:
    """Add to the styles of a page, whose policy lets no style element be added."""
    page.evaluate(
        """(css) => {
            const sheet = new CSSStyleSheet();
            sheet.replaceSync(css);
            document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
        }""",
        css,
    )
