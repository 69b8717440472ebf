"""Measures what authors wait for: from a saved edit to the sentence in the browser, and for the first page.

`make bench-preview` runs it on a copy of the whole guide; it takes two minutes. Beside the preview it measures
`mkdocs serve` of the same pages as it comes, which shows no sources, no findings and none of what the guide makes.

Ends with status 1 if a target is missed.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from urllib.error import URLError
from urllib.request import urlopen

import yaml
from playwright.sync_api import Browser, sync_playwright
from presentation.paper.chromium import CHROMIUM_FLAGS, chromium
from reader.tables import table
from serving import ROOT
from showing import GuideLoader

EDITS, EDITS_OF_MKDOCS = 10, 3
# What authors may be made to wait, in seconds.
EDIT, FIRST = 1.5, 6
PAGE = "safety/misuse"
HOST, PORT = "127.0.0.1", 8137


def main() -> None:
    path = chromium()
    if path is None:
        sys.exit("there is no Chromium: apt-get install chromium")
    rows, met = [], True
    with tempfile.TemporaryDirectory() as made, sync_playwright() as playwright:
        guide = Path(made, "guide")
        shutil.copytree(ROOT / "docs", guide / "docs")
        shutil.copytree(ROOT / "hooks", guide / "hooks", ignore=shutil.ignore_patterns("__pycache__"))
        for name in ("mkdocs.yml", "references.bib"):
            shutil.copy(ROOT / name, guide / name)
        (guide / "stock.yml").write_text(yaml.safe_dump(_stock()), "utf-8")
        browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM_FLAGS)
        commands = {
            "make serve": (["-m", "presentation.preview", "--port", str(PORT)], EDITS),
            "mkdocs serve, as it comes": (
                ["-m", "mkdocs", "serve", "-f", "stock.yml", "-a", f"{HOST}:{PORT}"],
                EDITS_OF_MKDOCS,
            ),
        }
        for name, (command, edits) in commands.items():
            first, took = _measure(guide, command, edits, browser)
            rows.append([name, f"{first:.1f} s", f"{median(took):.2f} s", " ".join(f"{one:.2f}" for one in took)])
            print(f"{name}: done", flush=True)
            if name == "make serve":
                met = first <= FIRST and median(took) <= EDIT
        browser.close()
    print(table(["", "first page", "edit to page, median", "each edit in seconds"], rows))
    print(f"\nProcesses that wanted a processor at the end: {os.getloadavg()[0]:.1f}, for {os.cpu_count()} of them")
    print(f"Targets, first page within {FIRST} s and an edit within {EDIT} s: {'met' if met else 'missed'}")
    sys.exit(not met)


def _stock() -> dict[str, object]:
    """Return the configuration of the same pages without anything of the guide's own."""
    config = yaml.load((ROOT / "mkdocs.yml").read_text("utf-8"), GuideLoader)
    kept = {name: config[name] for name in ("site_name", "nav", "not_in_nav", "markdown_extensions")}
    return {**kept, "theme": {"name": "material", "font": False}}


def _measure(guide: Path, command: list[str], edits: int, browser: Browser) -> tuple[float, list[float]]:
    """Return the seconds until the first page, and until each of some edits stands in the browser."""
    edited = guide / "docs" / f"{PAGE}.md"
    text = edited.read_text("utf-8")
    with _running(guide, command) as first:
        page = browser.new_page()
        page.set_default_timeout(120_000)
        page.goto(f"http://{HOST}:{PORT}/{PAGE}/")
        took = []
        for number in range(edits):
            word = f"Word{number}of{time.time_ns()}"
            # A preview that still works at the last edit would be measured with that.
            time.sleep(3)
            began = time.monotonic()
            edited.write_text(f"{text}\n{word} is new.\n", "utf-8")
            page.get_by_text(word).first.wait_for()
            took.append(time.monotonic() - began)
        page.close()
    edited.write_text(text, "utf-8")
    return first, took


@contextmanager
def _running(guide: Path, command: list[str]) -> Iterator[float]:
    """Run a preview of `guide`, and yield the seconds until its first page came."""
    environment = {**os.environ, "PYTHONPATH": str(guide / "hooks"), "NO_MKDOCS_2_WARNING": "1"}
    began = time.monotonic()
    with subprocess.Popen(
        [sys.executable, *command], cwd=guide, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as running:
        try:
            while not _answers():
                if running.poll() is not None:
                    raise RuntimeError(f"{' '.join(command)} ended with status {running.returncode}")
                time.sleep(0.05)
            yield time.monotonic() - began
        finally:
            running.terminate()


def _answers() -> bool:
    try:
        with urlopen(f"http://{HOST}:{PORT}/{PAGE}/") as answer:
            return bool(answer.read())
    except (URLError, ConnectionError):
        return False


if __name__ == "__main__":
    main()
