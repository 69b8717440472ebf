"""The preview in a browser: pages are answered, and a browser that waits is told when there is something new."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlsplit

from presentation.preview.answers import Answer, Answers
from presentation.preview.preview import Preview

# How often files are looked at; a look takes a hundredth of a second.
_LOOK_SECONDS = 0.2
# A browser that waits asks again after this, and the rules wait so long for it to show a new page first.
_PATIENCE_SECONDS, _SHOWN_SECONDS = 25, 2


class PreviewServer(ThreadingHTTPServer):
    """Serves a preview on this machine; `shown` is the newest version that a browser shows."""

    daemon_threads = True

    def __init__(self, preview: Preview, answers: Answers, host: str, port: int) -> None:
        """Answer with `answers`, those of `preview`, at `host` and `port`; raises OSError when something else does."""
        self.preview = preview
        self.answers = answers
        self.shown = self._waiting = 0
        self._followed = False
        self._ended = threading.Event()
        # It closes what it could not open, so that all must be there by now.
        super().__init__((host, port), _Handler)

    def follow(self) -> None:
        """From now on read the guide after each edit, and have it judged meanwhile."""
        for work in (self._watch, self._judge):
            threading.Thread(target=work, daemon=True).start()

    @contextmanager
    def being_asked(self) -> Iterator[None]:
        """Note that a browser waits for an answer."""
        with self.preview.news:
            self._waiting += 1
        try:
            yield
        finally:
            with self.preview.news:
                self._waiting -= 1

    def server_close(self) -> None:
        """Let go of the address, and follow nothing any more."""
        super().server_close()
        self._ended.set()
        with self.preview.news:
            self.preview.news.notify_all()

    def _watch(self) -> None:
        while not self._ended.wait(_LOOK_SECONDS):
            self._followed = self._waiting > 0
            self.preview.read()

    def _judge(self) -> None:
        news = self.preview.news
        while not self._ended.is_set():
            with news:
                news.wait_for(lambda: self._ended.is_set() or not self.preview.version[1])
                # The rules take longer than a page, and whoever wrote waits for the page.
                if self._followed:
                    news.wait_for(lambda: self.shown == self.preview.version[0], _SHOWN_SECONDS)
            self.preview.judge()


class _Handler(BaseHTTPRequestHandler):
    server: PreviewServer
    protocol_version = "HTTP/1.1"
    # Else the body of an answer waits for the other side to acknowledge its head.
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        asked = urlsplit(self.path)
        if asked.path == "/preview/news":
            self._send(self._news(parse_qs(asked.query)))
            return
        with self.server.being_asked():
            answer = self.server.answers.answer(unquote(asked.path))
        self._send(answer)

    do_HEAD = do_GET

    def _news(self, query: dict[str, list[str]]) -> Answer:
        """Wait until there is something that the page that asks does not show, or for a while."""
        preview = self.server.preview
        shown = query.get("number", [""])[0], query.get("judged", [""])[0] == "yes"
        with preview.news:
            if shown[0] == str(preview.version[0]):
                self.server.shown = preview.version[0]
                preview.news.notify_all()
            with self.server.being_asked():
                preview.news.wait_for(lambda: _is_new(preview.version, shown), _PATIENCE_SECONDS)
            number, judged = preview.version
        told = {"number": str(number), "judged": judged}
        return Answer(HTTPStatus.OK, "application/json", json.dumps(told).encode())

    def _send(self, answer: Answer) -> None:
        self.send_response(answer.status)
        text = answer.type.startswith("text/") or answer.type.endswith(("javascript", "json", "xml"))
        self.send_header("Content-Type", f"{answer.type}; charset=utf-8" if text else answer.type)
        self.send_header("Content-Length", str(len(answer.content)))
        self.send_header("Cache-Control", "no-store")
        if answer.location:
            self.send_header("Location", answer.location)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.content)

    def handle(self) -> None:
        try:
            super().handle()
        except ConnectionError:
            # The browser has gone on to another page.
            self.close_connection = True

    def log_message(self, *args: object) -> None:
        pass


def _is_new(version: tuple[int, bool], shown: tuple[str, bool]) -> bool:
    """Tell whether a page that shows one version is to be told of another, or that the rules have looked at its own."""
    number, judged = version
    return str(number) != shown[0] or (judged and not shown[1])
