"""What a browser is answered: read again when a file has changed, pages made when they are asked for."""

import datetime
import logging
import mimetypes
import os
import threading
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from guide.guide import count
from mkdocs.structure.files import File

from presentation.day import in_words
from presentation.markup import render
from presentation.preview.bar import Bar, with_bar
from presentation.preview.findings import Finding, Noted, elsewhere, noted
from presentation.preview.frame import CannotReadError, Frame, read_frame
from presentation.preview.marking import marked
from presentation.preview.reasons import broken_bibliography, reason
from presentation.preview.stamps import Stamps, stamps
from presentation.version import version_file

log = logging.getLogger("preview")
_OWN = Path(__file__).parent
_HOOKS = _OWN.parent.parent
# What the preview itself serves, beside the pages.
_ASSETS = ("bar.css", "bar.js")
# What is read once, when Python starts.
_CODE = (".py", ".yaml")
# The pages that only a build makes.
_DOCUMENTS = ("print/index.html", "print.html")
_OF_A_BUILD = "It is made of all pages together; make build makes it anew."


@dataclass(frozen=True, slots=True)
class Answer:
    """What is sent: the status of HTTP, the type, the content, and where else to look."""

    status: int
    type: str = "text/html"
    content: bytes = b""
    location: str = ""


class Preview:
    """The guide whose mkdocs.yml is given, as it stands at each moment; safe to be asked from many threads.

    `number` counts what was read; `findings` is None until the rules have looked at that.
    """

    def __init__(self, config_file: Path, hooks: Path = _HOOKS) -> None:
        """Look after the guide of `config_file`; `hooks` is the folder whose Python shows it."""
        self._config_file = config_file.absolute()
        self._root = self._config_file.parent
        self._hooks = hooks
        self._seen: Stamps = {}
        self._code = self._code_now()
        self._frame: Frame | None = None
        self._read_at = ""
        self._stopped = ""
        # Each page as it was last made of a text that could be read, and when that was.
        self._good: dict[str, tuple[str, str]] = {}
        self._making = threading.RLock()
        self.news = threading.Condition()
        self.number = int(datetime.datetime.now(datetime.UTC).timestamp() * 1000)
        self.findings: Sequence[Finding] | None = None

    def read(self) -> bool:
        """Read the guide if any of its files has changed since; tell whether one had."""
        with self._making:
            seen = self._files_now()
            if seen == self._seen:
                return False
            self._seen = seen
            try:
                frame = read_frame(self._config_file)
            except CannotReadError as error:
                self._stopped = reason(error, self._config_file)
            else:
                self._stopped = broken_bibliography(frame.guide)
                if not (self._stopped and self._frame):
                    self._frame, self._read_at, self.findings = frame, _clock(), None
            if self._stopped:
                log.warning("%s", self._stopped)
            with self.news:
                self.number += 1
                self.news.notify_all()
            return True

    @property
    def checked(self) -> str:
        """Return how much the rules have looked at."""
        return str(count(self._frame.guide)) if self._frame else ""

    def judge(self) -> bool:
        """Have the rules look at what was read, if they have not yet; tell whether they did."""
        frame = self._frame
        if frame is None or self.findings is not None:
            return False
        findings: Sequence[Finding] = frame.config.extra["judge"]()
        with self.news:
            if frame is self._frame:
                self.findings = findings
                self.news.notify_all()
        return True

    def answer(self, path: str) -> Answer:
        """Return what is at `path`, which begins with a slash: a page, a file of the guide, or one of the last build."""
        if path.startswith("/preview/") and path.removeprefix("/preview/") in _ASSETS:
            return _file(_OWN / path.removeprefix("/preview/"))
        with self._making:
            self.read()
            if self._frame is None:
                return self._page(503, str(render("preview/empty.html")))
            return self._answer(self._frame, path.removeprefix("/") or "./")

    def _answer(self, frame: Frame, url: str) -> Answer:
        if url in frame.pages:
            return self._made(frame, frame.pages[url])
        if f"{url}/" in frame.pages:
            return Answer(302, location=f"/{url}/")
        if url in frame.others:
            return _file(Path(str(frame.others[url].abs_src_path)))
        if url == "version.json":
            version = frame.config.extra["shown"].version
            return Answer(200, "application/json", version_file(version, "").encode())
        return self._built(frame, url) or self._page(404, frame.missing())

    def _made(self, frame: Frame, file: File) -> Answer:
        """Return a page of the guide, as it was when it could last be read."""
        page, url = frame.read(file), file.url
        findings = [finding for finding in self.findings or () if page and finding.path == page.path]
        notes = noted(findings, self._root, _editor())
        stopped, problem = self._stopped, page.front_matter.problem if page else None
        if page and problem:
            stopped = stopped or f"{page.path}:{problem.place.line}:{problem.place.column}: {problem.message}"
            if url in self._good:
                whole, since = self._good[url]
                return self._page(200, whole, page.path, notes, stopped=stopped, since=since)
        try:
            content = frame.content(file)
            known = frame.guide.bibliography.by_key
            shown, placed = marked(content, page, list(zip(findings, notes, strict=True)), known) if page else (content, frozenset())
            whole = frame.dressed(file, shown)
            if not problem:
                self._good[url] = frame.dressed(file, content) if placed else whole, self._read_at
        # Whatever a plugin or a template stops at: the author goes on writing.
        except Exception as error:
            said = " ".join(str(error).split())
            stopped = f"{page.path if page else file.src_uri}:1:1: this page cannot be made: {type(error).__name__}: {said}; undo what was changed last"
            log.warning("%s", stopped)
            log.debug("what happened", exc_info=error)
            whole, since = self._good.get(url, (str(render("preview/empty.html")), ""))
            return self._page(200 if since else 500, whole, page.path if page else "", notes, stopped=stopped, since=since)
        since = self._read_at if stopped else ""
        return self._page(200, whole, page.path if page else "", notes, placed, stopped, since)

    def _built(self, frame: Frame, url: str) -> Answer | None:
        """Return a file that only a build makes, as the last one left it, or nothing."""
        site = Path(frame.config.site_dir).resolve()
        path = (site / url).resolve()
        if path.is_dir():
            path /= "index.html"
        if not path.is_relative_to(site) or not path.is_file():
            return None
        if path.suffix != ".html":
            return _file(path)
        # Its pages were made anew, or are gone.
        if path.relative_to(site).as_posix() not in _DOCUMENTS:
            return None
        return self._page(200, path.read_text("utf-8"), stopped=_OF_A_BUILD, since=_clock(path.stat().st_mtime))

    def _page(
        self,
        status: int,
        whole: str,
        here: str = "",
        notes: Sequence[Noted] = (),
        placed: Collection[int] = (),
        stopped: str = "",
        since: str = "",
    ) -> Answer:
        """Return a page with the bar; without `stopped` it is what stops all pages, if anything does."""
        frame = self._frame
        told = Bar(
            number=self.number,
            judged=self.findings is not None or frame is None,
            here=notes,
            placed=placed,
            others=elsewhere(self.findings or (), here, frame.addresses if frame else {}, self._root, _editor()),
            stopped=stopped or self._stopped,
            since=since or (self._read_at if self._stopped else ""),
            said=frame.said if frame else (),
            restart=self._code_now() != self._code,
            made=_made_at(frame),
        )
        return Answer(status, content=with_bar(whole, told).encode())

    def _files_now(self) -> Stamps:
        docs = Path(self._frame.config.docs_dir) if self._frame else self._root / "docs"
        below = self._hooks / "presentation"
        content = stamps([below], lambda name: not name.endswith(_CODE))
        return stamps([docs, self._config_file, self._root / "references.bib"]) | content

    def _code_now(self) -> Stamps:
        return stamps([self._hooks], lambda name: name.endswith(_CODE))


def _made_at(frame: Frame | None) -> str:
    """Return when the last build ended, or nothing when there was none."""
    index = Path(frame.config.site_dir, "search", "index.js") if frame else None
    return _clock(index.stat().st_mtime) if index and index.is_file() else ""


def _clock(at: float | None = None) -> str:
    """Return the time on the clock of whoever writes, now or `at` so many seconds; with the day, when it is another."""
    now = datetime.datetime.now().astimezone()
    then = now if at is None else datetime.datetime.fromtimestamp(at).astimezone()
    return f"{then:%H:%M:%S}" if then.date() == now.date() else f"{then:%H:%M} on {in_words(then.date())}"


def _file(path: Path) -> Answer:
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    try:
        return Answer(200, kind, path.read_bytes())
    except OSError:
        return Answer(404, "text/plain", b"this file is gone")


def _editor() -> str:
    return os.environ.get("EDITOR_LINK", "")
