"""What goes over the line: how many bytes a file becomes, and what Chromium fetches for a page."""

import gzip
from collections.abc import Iterable

from playwright.sync_api import Browser, Page, Request
from serving import GZIP_LEVEL, TEXT

DESK = {"width": 1440, "height": 900}


def sent(kind: str, body: bytes) -> int:
    """Return the bytes that a server sends for `body` of the media type `kind`: only text is worth compressing."""
    return len(gzip.compress(body, GZIP_LEVEL)) if TEXT.match(kind) else len(body)


def open_page(browser: Browser) -> Page:
    """Open an empty page of a reader who was never here, without the worker that keeps the guide for later."""
    return browser.new_context(viewport=DESK, reduced_motion="reduce", service_workers="block").new_page()


def listen(page: Page) -> list[Request]:
    """Return a list that grows with each request that `page` makes from now on and that is answered."""
    requests: list[Request] = []
    page.on("requestfinished", lambda request: requests.append(request))  # noqa: PLW0108 - Playwright marks its listeners
    return requests


def weights(requests: Iterable[Request]) -> dict[str, int]:
    """Return what the answers weighed, by address: once each, as for a browser that keeps what it has."""
    found = {}
    for request in requests:
        answer = request.response()
        if answer and request.url.startswith("http") and request.url not in found:
            found[request.url] = sent(answer.headers.get("content-type", ""), answer.body())
    return found
