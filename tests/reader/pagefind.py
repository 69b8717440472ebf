"""Pagefind over the same built guide: what a reader would have with the usual search for static sites."""

import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser
from reader.guide_search import TYPED
from reader.network import listen, open_page, weights
from reader.queries import Group, Measured, Query, judge

COMMAND = Path(__file__).parent / "node_modules" / ".bin" / "pagefind"
# It gets what the guide's own search gets: the text, without lists of sources, status lines and menus.
TEXT, LEFT_OUT = "article", "[data-search-exclude], .guide-references, .headerlink, nav, header, footer"
# And it may put source cards behind the pages that weigh them, which lifted its right page first from 48 to 60 %. Its
# other settings were tried and left alone, since none gained as much as 3 points.
CARDS, CARD_WEIGHT = "sources/*/index.html", "0.3"
# As many pages and sections as the guide shows, picked as Pagefind's own list of results picks them.
SHOWN, SECTIONS = 8, 4
START = """async (url) => {
    window.engine = await import(url + "pagefind/pagefind.js");
    await engine.options({ baseUrl: new URL(url).pathname });
    await engine.init();
}"""
SEARCH = """async ([query, shown, most]) => {
    const start = performance.now();
    const { results } = await engine.search(query);
    const pages = await Promise.all(results.slice(0, shown).map((result) => result.data()));
    const groups = pages.map(({ url, sub_results }) => ({
        page: url,
        sections: sub_results.filter((part) => part.url !== url)
            .sort((a, b) => b.locations.length - a.locations.length).slice(0, most).map((part) => part.url),
    }));
    return [groups, performance.now() - start];
}"""


def copy_with_index(folder: Path, copy: Path) -> None:
    """Copy the guide built in `folder` and index the copy; raises RuntimeError when Pagefind cannot."""
    shutil.copytree(folder, copy)
    for card in copy.glob(CARDS):
        opening = f'<article data-pagefind-weight="{CARD_WEIGHT}"'
        card.write_text(card.read_text("utf-8").replace("<article", opening, 1), "utf-8")
    done = subprocess.run(
        [str(COMMAND), "--site", str(copy), "--root-selector", TEXT, "--exclude-selectors", LEFT_OUT],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode or not (copy / "pagefind" / "pagefind.js").is_file():
        raise RuntimeError(f"Pagefind failed: {done.stdout}{done.stderr}")


def measure(browser: Browser, url: str, queries: Iterable[Query], first: str) -> Measured:
    """Search the copy served at `url` for each query, after one search for `first` that is weighed; time some keys."""
    page = open_page(browser)
    page.goto(f"{url}404.html", wait_until="networkidle")
    base = urlsplit(url).path
    requests = listen(page)
    page.evaluate(START, url)

    def search(text: str) -> tuple[list[Group], float]:
        groups, time = page.evaluate(SEARCH, [text, SHOWN, SECTIONS])
        return [
            Group(group["page"].removeprefix(base), tuple(part.removeprefix(base) for part in group["sections"]))
            for group in groups
        ], time

    search(first)
    page.wait_for_load_state("networkidle")
    size = sum(weights(requests).values())
    verdicts, times = [], []
    for number, query in enumerate(queries):
        if number % TYPED == 0:
            times += [search(query.text[:end])[1] for end in range(1, len(query.text) + 1)]
        verdicts.append(judge(query, search(query.text)[0]))
    page.context.close()
    return Measured(tuple(verdicts), tuple(times), (), size)
