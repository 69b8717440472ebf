"""Pages of the guide under axe, in both colour schemes and at both widths, with no part of a page left out.

Source cards are made alike, by the hundred: every tenth is looked at.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

SIZES = {"desk": {"width": 1440, "height": 900}, "phone": {"width": 390, "height": 844}}
SCHEMES = ("light", "dark")
# Made for paper, and read on a screen by whoever is sent their address; sheets are made alike, by the dozen.
ON_PAPER = ("print/leaflet/", "print/sheets/indications/cancer/refractory-pain/")


@dataclass(frozen=True, slots=True)
class Violation:
    """A rule of axe that an address breaks, in a colour scheme and at a size, and how many elements do."""

    address: str
    scheme: str
    size: str
    rule: str
    elements: int
    first: str


def addresses(folder: Path) -> list[str]:
    """Return the addresses of the pages of the built guide in `folder` that are looked at."""
    found = sorted(path.relative_to(folder).as_posix().removesuffix("index.html") for path in folder.rglob("*.html"))
    cards = [address for address in found if address.startswith("sources/")]
    pages = [address for address in found if address not in cards and not address.startswith("print")]
    return [*pages, *ON_PAPER, *cards[::10]]


def text(found: Iterable[Violation]) -> str:
    """Return what was found, a line a violation."""
    lines = [
        f"{one.address} ({one.scheme}, {one.size}): {one.rule}, {one.elements} times: {one.first}" for one in found
    ]
    return "\n".join(lines) or "No violation"


def violations(browser: Browser, url: str, addresses: Iterable[str]) -> Iterator[Violation]:
    """Yield what axe finds on the pages at `addresses` below `url`, in every scheme and size."""
    for scheme in SCHEMES:
        for size, viewport in SIZES.items():
            context = browser.new_context(
                viewport=viewport, color_scheme=scheme, reduced_motion="reduce", service_workers="block"
            )
            page = context.new_page()
            page.set_default_timeout(120_000)
            for address in addresses:
                page.goto(url + address)
                for found in Axe().run(page).response["violations"]:
                    nodes = found["nodes"]
                    yield Violation(address, scheme, size, found["id"], len(nodes), nodes[0]["html"][:120])
            context.close()
