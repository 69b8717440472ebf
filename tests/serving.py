"""The guide, built and served as GitHub Pages serves it, and Chromium to look at it: for tests and screenshots."""

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
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
    "disagreements": "disagreements/",
    "references": "references/",
    "card": "sources/hardy2012/",
    "about": "about/method/",
    "missing": "no/such/page/",
}
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
# Chromium looks for its maker's hosts at every start unless told not to; --no-sandbox lets it run as root.
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def chromium() -> str | None:
    """Return the path of Chromium, or nothing when this machine has none."""
    named = os.environ.get("CHROMIUM")
    return next(filter(None, map(shutil.which, [named] if named else CHROMIUM_NAMES)), None)


class _Pages(SimpleHTTPRequestHandler):
    """Serves a folder below BASE; every other address gets the guide's 404 page, with that status."""

    protocol_version = "HTTP/1.1"

    def translate_path(self, path: str) -> str:
        asked = urlsplit(path).path
        return super().translate_path(path[len(BASE) - 1 :]) if asked.startswith(BASE) else str(ROOT / "nothing-here")

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory, "404.html")
        if code != HTTPStatus.NOT_FOUND or not page.exists():
            return super().send_error(code, message, explain)
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        pass


@contextmanager
def served_guide(folder: Path) -> Iterator[str]:
    """Build the guide strictly into `folder`, serve it, and yield the address of its home page."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Pages, directory=folder))
    url = f"http://127.0.0.1:{server.server_port}{BASE}"
    built = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)],
        cwd=ROOT,
        env={**os.environ, "SITE_URL": url, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    if built.returncode:
        server.server_close()
        raise RuntimeError(f"the guide could not be built:\n{built.stdout}{built.stderr}")
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield url
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
