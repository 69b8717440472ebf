"""A preview in a browser: it follows the author without being asked, and serves this machine alone."""

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import PATIENCE, opened
from presentation.preview.server import PreviewServer
from previewing import CLEAN, FIRST, Author, write


@contextmanager
def serving(author: Author, watch: bool = True) -> Iterator[str]:
    server = PreviewServer(author.preview, author.answers, "127.0.0.1", 0)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    if watch:
        server.follow()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture
def author(tmp_path):
    return Author(tmp_path, "vscode")


def news(url: str, number: object, judged: str) -> dict[str, object]:
    with urlopen(f"{url}/preview/news?number={number}&judged={judged}") as answer:
        return json.load(answer)


def test_whoever_waits_is_told_of_a_new_version_and_of_its_findings(author):
    author.sees()
    number = author.preview.version[0]
    with serving(author, watch=False) as url:
        assert news(url, number - 1, "yes") == {"number": str(number), "judged": True}
        assert news(url, number, "") == {"number": str(number), "judged": True}
        # Asked before there is something new: the answer comes with it.
        told = []
        waiting = threading.Thread(target=lambda: told.append(news(url, number, "yes")))
        waiting.start()
        author.page(CLEAN + "Ketamine helped.\n")
        author.preview.read()
        waiting.join(PATIENCE)
        assert told[0]["number"] == str(number + 1)


def test_an_answer_is_never_kept_by_a_browser_and_a_head_has_no_body(author):
    with serving(author, watch=False) as url:
        with urlopen(f"{url}/") as page:
            assert page.headers["Cache-Control"] == "no-store"
            assert page.headers["Content-Type"] == "text/html; charset=utf-8"
        with urlopen(Request(f"{url}/preview/bar.css", method="HEAD")) as style:
            assert style.read() == b""
        with urlopen(f"{url}/routes/oral") as page:
            assert page.url == f"{url}/routes/oral/"
        with pytest.raises(HTTPError, match="404"):
            urlopen(f"{url}/%2e%2e/mkdocs.yml")


def test_a_second_preview_says_that_the_first_one_runs(author):
    with serving(author, watch=False) as url:
        command = [sys.executable, "-m", "presentation.preview", "--port", url.rpartition(":")[2]]
        done = subprocess.run(command, cwd=author.folder, capture_output=True, text=True, check=False, timeout=PATIENCE)
    assert done.returncode == 1
    assert done.stderr.startswith("nothing can be served at 127.0.0.1:")
    assert done.stderr.endswith("; end the preview that runs already\n")
    assert done.stderr.count("\n") == 1


def test_a_page_follows_its_author(author, page):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    with serving(author) as url:
        page.goto(url)
        page.get_by_text("No findings.").wait_for()
        author.page(CLEAN + "Ketamine helped.\n")
        page.locator("mark", has_text="Ketamine helped.").wait_for()
        place = f"docs/index.md:{FIRST + 3}:1"
        note = page.get_by_role("note")
        assert place in note.inner_text()
        assert note.get_by_role("link", name=f"Open {place}").get_attribute("href").startswith("vscode://file/")
        # By keyboard: the list is opened, leads to the sentence, and the place is copied.
        page.locator(".preview-bar summary").focus()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_url("**/#preview-finding-1")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.get_by_role("complementary", name="Preview").get_by_text(f"Copied {place}").wait_for(state="attached")
        assert page.evaluate("navigator.clipboard.readText()") == place
        # The list stays open in the next version, and what is mended is gone from it.
        author.page(CLEAN + "Ketamine helped.\n\nIt helped much.\n")
        page.get_by_text("2 findings on this page").wait_for()
        assert page.locator(".preview-bar details").get_attribute("open") is not None
        author.page(CLEAN)
        page.get_by_text("No findings.").wait_for()
        assert page.locator("mark").count() == 0
        # What stops the guide is told without anyone asking, and taken back.
        bibliography = (author.folder / "references.bib").read_text("utf-8")
        write(author.folder / "references.bib", bibliography.replace("{A trial}", "{A trial"))
        page.get_by_role("alert").get_by_text("this entry cannot be read").wait_for()
        write(author.folder / "references.bib", bibliography)
        page.get_by_role("alert").wait_for(state="detached")
        page.goto("about:blank")
    assert errors == []


def test_the_bar_and_the_marks_are_for_everyone(author, browser):
    long = "Ketamine helped " + "everyone who had " * 12 + "pain.\n"
    author.page(f"{CLEAN}{long}\n| Drug | Dose |\n| --- | --- |\n| Ketamine | 5.0mg |\n")
    author.page("By mouth it helped.\n", "routes/oral.md")
    author.sees()
    for width in (1440, 390):
        for scheme in ("light", "dark"):
            size = {"width": width, "height": 844}
            with serving(author, watch=False) as url, opened(browser, viewport=size, color_scheme=scheme) as page:
                page.goto(url)
                page.locator(".preview-bar summary").click()
                assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
                # The last line of the page is not behind the bar.
                page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
                assert page.evaluate(
                    "document.querySelector('footer').getBoundingClientRect().bottom <="
                    " document.querySelector('.preview-bar').getBoundingClientRect().top + 1"
                )
                found = Axe().run(page).response["violations"]
                assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []
                page.goto("about:blank")
