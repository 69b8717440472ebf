"""The guide as a reader meets it, built and served once, and a browser to meet it with."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from filelock import FileLock
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, Page, expect, sync_playwright
from presentation.paper.chromium import CHROMIUM_FLAGS, chromium
from serving import build_served, served

DESK = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}
# After so many seconds what a test waits for is taken not to come. It ends what hangs and measures nothing, so that
# no machine, however busy, may meet it.
PATIENCE = 300
expect.set_options(timeout=PATIENCE * 1000)
# The same examples on every run, however long they take: what is green stays green until somebody changes it.
settings.register_profile("firm", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("firm")


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


# One site for all workers: who started them serves it, and the first that needs it builds it.

_SITE = pytest.StashKey[Site]()
_SERVER = pytest.StashKey[ExitStack]()


def pytest_configure(config: pytest.Config) -> None:
    given = getattr(config, "workerinput", None)
    if given:
        config.stash[_SITE] = Site(Path(given["folder"]), given["url"])
        return
    stack = config.stash[_SERVER] = ExitStack()
    folder = Path(stack.enter_context(TemporaryDirectory(prefix="guide-"))) / "site"
    config.stash[_SITE] = Site(folder, stack.enter_context(served(folder)))


def pytest_unconfigure(config: pytest.Config) -> None:
    if _SERVER in config.stash:
        config.stash[_SERVER].close()


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Tell a worker of pytest-xdist where the site is."""
    site = node.config.stash[_SITE]
    node.workerinput |= {"folder": str(site.folder), "url": site.url}


@pytest.fixture(scope="session")
def site(pytestconfig: pytest.Config) -> Site:
    site = pytestconfig.stash[_SITE]
    built = site.folder.with_name("built")
    with FileLock(site.folder.with_name("lock")):
        if not built.exists():
            build_served(site.folder, site.url)
            built.touch()
    return site


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = chromium()
    if path is None:
        pytest.fail("there is no Chromium for the browser tests: apt-get install chromium", pytrace=False)
    with sync_playwright() as playwright:
        chrome = playwright.chromium.launch(executable_path=path, args=CHROMIUM_FLAGS)
        yield chrome
        chrome.close()


@contextmanager
def opened(browser: Browser, **settings: Any) -> Iterator[Page]:
    """Open an empty page in a browser of its own, on a desk screen and without motion unless `settings` say else."""
    context = browser.new_context(**{"viewport": DESK, "reduced_motion": "reduce"} | settings)
    context.set_default_timeout(PATIENCE * 1000)
    try:
        yield context.new_page()
    finally:
        context.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """An empty page in a browser that keeps nothing."""
    with opened(browser, service_workers="block") as page:
        yield page


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
