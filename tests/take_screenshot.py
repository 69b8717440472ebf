"""Builds the guide and takes its picture for the README, from the root of the project.

.venv/bin/python tests/take_screenshot.py             .github/screenshot.png: the home page, 1440 by 900, light
.venv/bin/python tests/take_screenshot.py --all DIR   every kind of page, wide and narrow, light and dark,
                                                      and one evidence page as it is printed, in DIR
"""

import argparse
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright
from presentation.paper.chromium import CHROMIUM_FLAGS, chromium
from serving import KINDS, ROOT, served_guide

WIDTHS = {1440: 900, 390: 844}


def take(
    browser: Browser, url: str, picture: Path, width: int = 1440, scheme: str = "light", whole: bool = False
) -> None:
    """Write what a reader sees at `url` to `picture`: the first screen, or the `whole` page."""
    context = browser.new_context(
        viewport={"width": width, "height": WIDTHS[width]}, color_scheme=scheme, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(url)
    page.screenshot(path=picture, full_page=whole)
    context.close()


def main() -> None:
    parser = argparse.ArgumentParser(description="Takes the picture of the guide for the README.")
    parser.add_argument("--all", metavar="DIR", type=Path, help="write pictures of every kind of page to DIR instead")
    folder = parser.parse_args().all
    path = chromium()
    if path is None:
        sys.exit("there is no Chromium: apt-get install chromium")
    with tempfile.TemporaryDirectory() as built, served_guide(Path(built)) as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM_FLAGS)
        if folder is None:
            take(browser, url, ROOT / ".github" / "screenshot.png")
        else:
            folder.mkdir(parents=True, exist_ok=True)
            for name, address in KINDS.items():
                for width in WIDTHS:
                    for scheme in ("light", "dark"):
                        take(browser, url + address, folder / f"{name}-{width}-{scheme}.png", width, scheme)
                take(browser, url + address, folder / f"{name}-390-whole.png", 390, whole=True)
            page = browser.new_page()
            page.goto(url + KINDS["evidence"])
            page.pdf(path=folder / "evidence-print.pdf", format="A4", prefer_css_page_size=True)
        browser.close()


if __name__ == "__main__":
    main()
