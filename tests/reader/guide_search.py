"""The guide's own search, used in Chromium as a reader uses it."""

from collections.abc import Iterable

from playwright.sync_api import Browser, Locator, Page, TimeoutError
from reader.network import listen, open_page, weights
from reader.queries import Group, Measured, Query, judge

# The guide notes itself how long its search took. A reader also waits for the picture, which is timed here: from the
# key to the moment after the next frame is drawn, which at 60 frames a second is up to 17 ms away in any case.
WATCH = """() => {
    window.benchPainted = [];
    addEventListener("input", ({ timeStamp }) => {
        window.benchFrame = new Promise((resolve) => requestAnimationFrame(() => {
            const channel = new MessageChannel();
            channel.port1.onmessage = () => resolve(benchPainted.push(performance.now() - timeStamp));
            channel.port2.postMessage(null);
        }));
    }, true);
}"""
SETTLED = 1_000
PAINTED = "() => window.benchFrame"
FORGET = "() => { benchPainted.length = 0; performance.clearMeasures('guide-search'); }"
TIMES = "() => [performance.getEntriesByName('guide-search').map((entry) => entry.duration), benchPainted]"
# The list for the query is there, with the cards of the sources where an author may be meant.
ANSWERED = "query => document.querySelector('.guide-results[aria-busy=false]')?.dataset.query === query"
WAIT = 10_000
# Typing all of them takes minutes and tells no more.
TYPED = 8
RESULTS = """() => Array.from(document.querySelectorAll(".guide-results .guide-results__page"), (group) => ({
    page: group.querySelector("a.guide-results__title").href,
    sections: Array.from(group.querySelectorAll("a.guide-results__section"), (link) => link.href),
    best: group.querySelector("a[data-best]")?.href,
}))"""


def search_box(page: Page) -> Locator:
    """Return the box that the guide is searched with."""
    box = page.get_by_role("combobox", name="Search the guide")
    for role in ("searchbox", "textbox"):
        box = box.or_(page.get_by_role(role, name="Search"))
    return box.first


def first_search(page: Page, url: str, query: str) -> int:
    """Open the guide and search it for the first time; return the bytes fetched until the line is quiet again.

    Raises RuntimeError when no result is shown.
    """
    page.goto(url, wait_until="networkidle")
    requests = listen(page)
    search_box(page).click()
    page.keyboard.type(query)
    try:
        page.locator(".guide-results__page").first.wait_for(timeout=20_000)
    except TimeoutError:
        raise RuntimeError(f"the guide's search shows no result for {query!r}") from None
    # The sentences of the pages that are seen come after a pause.
    page.wait_for_timeout(SETTLED)
    page.wait_for_load_state("networkidle")
    return sum(weights(requests).values())


def search(page: Page, url: str, query: str) -> list[Group]:
    """Search for what stands in the box; return the groups of the last list, when nothing more will come into it.

    Raises RuntimeError when that list does not come.
    """
    try:
        page.wait_for_function(ANSWERED, arg=query.strip(), timeout=WAIT)
    except TimeoutError:
        raise RuntimeError(f"the guide's search does not come to an end for {query!r}") from None
    return [
        Group(
            group["page"].removeprefix(url),
            tuple(section.removeprefix(url) for section in group["sections"]),
            (group.get("best") or group["page"]).removeprefix(url),
        )
        for group in page.evaluate(RESULTS)
    ]


def key_by_key(page: Page, query: str) -> tuple[list[float], list[float]]:
    """Type `query`; return, for each key, the two times of `Measured`."""
    search_box(page).fill("")
    page.evaluate(PAINTED)
    page.evaluate(FORGET)
    for char in query:
        page.keyboard.type(char)
        page.evaluate(PAINTED)
    found, painted = page.evaluate(TIMES)
    return found, painted


def measure(browser: Browser, url: str, queries: Iterable[Query], first: str) -> Measured:
    """Search the guide at `url` for each query, after one search for `first` that is weighed.

    Each query is put into the box at once, but for every TYPED-th, which is typed key by key and timed.
    """
    page = open_page(browser)
    fetched = first_search(page, url, first)
    page.evaluate(WATCH)
    verdicts, found, painted = [], [], []
    for number, query in enumerate(queries):
        if number % TYPED:
            search_box(page).fill(query.text)
        else:
            times = key_by_key(page, query.text)
            found += times[0]
            painted += times[1]
        verdicts.append(judge(query, search(page, url, query.text)))
    page.context.close()
    return Measured(tuple(verdicts), tuple(found), tuple(painted), fetched)
