"""The guide, built and served as GitHub Pages serves it; for tests and screenshots."""

import gzip
import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

ROOT = Path(__file__).parent.parent
# A project's pages stand under its name on GitHub Pages: links that begin with "/" break there, and must here.
BASE = "/ketamine-in-pain/"
# One page of each kind that readers meet, by its address below the home page.
KINDS = {
    "home": "",
    "evidence": "indications/chronic-noncancer/fibromyalgia/",
    "pictures": "indications/perioperative/",
    "routes": "routes/",
    "disagreements": "disagreements/safety/",
    "references": "references/",
    "card": "sources/hardy2012/",
    "about": "about/method/",
    "missing": "no/such/page/",
}
# Where the tests' guide has its errors reported.
TRACKER = "https://forge.example/guide"
MAIL = "errors@guide.example"
# What GitHub Pages compresses, at the level that servers use; pictures and fonts are small already.
TEXT = re.compile(r"text/|(application|image)/([\w.-]+\+)?(javascript|json|xml)")
GZIP_LEVEL = 6


@cache
def _gzipped(path: Path, changed: int) -> bytes:
    """Compress a file once for each time it `changed`, so that no one who measures waits for it again."""
    return gzip.compress(path.read_bytes(), GZIP_LEVEL)


class Pages(SimpleHTTPRequestHandler):
    """Serves a folder below BASE; every other address gets the guide's 404 page, with that status."""

    protocol_version = "HTTP/1.1"
    # Else the body of an answer waits for the other side to acknowledge its head.
    disable_nagle_algorithm = True

    def translate_path(self, path: str) -> str:
        asked = urlsplit(path).path
        return super().translate_path(path[len(BASE) - 1 :]) if asked.startswith(BASE) else str(ROOT / "nothing-here")

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory, "404.html")
        if code != HTTPStatus.NOT_FOUND or not page.exists():
            return super().send_error(code, message, explain)
        body = self._send_headers(HTTPStatus.NOT_FOUND, page)
        if self.command != "HEAD":
            self.copyfile(body, self.wfile)

    def send_head(self) -> BytesIO | None:
        path = Path(self.translate_path(self.path))
        if urlsplit(self.path).path.endswith("/"):
            path /= "index.html"
        return self._send_headers(HTTPStatus.OK, path) if path.is_file() else super().send_head()

    def list_directory(self, path: str) -> None:
        self.send_error(HTTPStatus.NOT_FOUND)

    def _send_headers(self, status: HTTPStatus, path: Path) -> BytesIO:
        """Send what GitHub Pages sends before a file, and return the body that has to follow."""
        kind = self.guess_type(path)
        text = TEXT.match(kind)
        packed = text and "gzip" in self.headers.get("Accept-Encoding", "")
        body = _gzipped(path, path.stat().st_mtime_ns) if packed else path.read_bytes()
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if text else kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        self.send_header("Vary", "Accept-Encoding")
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        return BytesIO(body)

    def log_message(self, *args: object) -> None:
        pass


class _Server(ThreadingHTTPServer):
    """Serves each request in a thread; a browser that leaves before the answer has ended is no fault of the tests."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def served(folder: Path, pages: type[Pages] = Pages) -> Iterator[str]:
    """Serve a built guide the way of `pages`, and yield the address of its home page."""
    server = _Server(("127.0.0.1", 0), partial(pages, directory=folder))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{BASE}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def build_guide(folder: Path, **settings: str) -> None:
    """Build the guide strictly into `folder`, with `settings` of mkdocs.yml such as SITE_URL."""
    built = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)],
        cwd=ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **settings},
        capture_output=True,
        text=True,
        check=False,
    )
    if built.returncode:
        raise RuntimeError(f"the guide could not be built:\n{built.stdout}{built.stderr}")


def build_served(folder: Path, url: str) -> None:
    """Build the guide strictly into `folder`, to be served at `url`, with the tests' addresses for reports."""
    build_guide(folder, SITE_URL=url, REPO_URL=TRACKER, REPORT_MAIL=MAIL)


@contextmanager
def served_guide(folder: Path) -> Iterator[str]:
    """Build the guide strictly into `folder`, serve it, and yield the address of its home page."""
    with served(folder) as url:
        build_served(folder, url)
        yield url
