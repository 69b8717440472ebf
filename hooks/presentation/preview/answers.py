"""What a browser is answered: a page made when it is asked for, with the bar, or a file."""

import logging
import mimetypes
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from mkdocs.structure.files import File

from presentation.markup import render
from presentation.preview.bar import Bar, with_bar
from presentation.preview.built import built_at, built_file, clock
from presentation.preview.findings import Noted, elsewhere, noted
from presentation.preview.frame import Frame
from presentation.preview.marking import marked
from presentation.preview.preview import Moment, Preview
from presentation.preview.reasons import said_of
from presentation.version import version_file

log = logging.getLogger("preview")
_OWN = Path(__file__).parent
# What the preview itself serves, beside the pages.
_ASSETS = ("bar.css", "bar.js")
_OF_A_BUILD = "It is made of all pages together; make build makes it anew."


@dataclass(frozen=True, slots=True)
class Answer:
    """What is sent: the status of HTTP, the type, the content, and where else to look."""

    status: int
    type: str = "text/html"
    content: bytes = b""
    location: str = ""


@dataclass(frozen=True, slots=True)
class _Made:
    """A whole page: `here` is its path as findings name it, `placed` are the numbers of the findings marked in it.

    `stopped` is why it is not of this moment, and `since` of which it is.
    """

    whole: str
    here: str = ""
    notes: Sequence[Noted] = ()
    placed: Collection[int] = ()
    stopped: str = ""
    since: str = ""


class Answers:
    """The answers to what browsers ask of a preview."""

    def __init__(self, preview: Preview, editor: str = "") -> None:
        """Answer from `preview`; `editor` is the scheme of the links that open a finding, such as vscode."""
        self._preview = preview
        self._editor = editor
        # Each page as it was last made of a text that could be read, and when that was.
        self._good: dict[str, tuple[str, str]] = {}

    def answer(self, path: str) -> Answer:
        """Return what is at `path`, which begins with a slash: a page, or a file of the guide or the last build."""
        asset = path.removeprefix("/preview/")
        if asset in _ASSETS:
            return _file(_OWN / asset)
        url = path.removeprefix("/") or "./"
        frame = self._preview.now().frame
        # Styles, scripts and pictures need nothing that was read.
        if frame and url in frame.others:
            return _file(Path(str(frame.others[url].abs_src_path)))
        with self._preview.making:
            self._preview.read()
            moment = self._preview.now()
            if moment.frame is None:
                return self._page(503, moment, _Made(str(render("preview/empty.html"))))
            try:
                return self._answer(url, moment, moment.frame)
            # Whatever a plugin or a template stops at: the author goes on writing.
            except Exception as error:
                log.debug("where it stopped", exc_info=error)
                return self._failed(url, moment, moment.frame, error)

    def _answer(self, url: str, moment: Moment, frame: Frame) -> Answer:
        if url in frame.pages:
            return self._page(200, moment, self._made(frame.pages[url], moment, frame))
        if f"{url}/" in frame.pages:
            return Answer(302, location=f"/{url}/")
        if url == "version.json":
            return Answer(200, "application/json", version_file(frame.config.extra["shown"].version, "").encode())
        built = built_file(Path(frame.config.site_dir), url)
        if built is None:
            return self._page(404, moment, _Made(frame.missing()))
        if built.suffix != ".html":
            return _file(built)
        since = clock(built.stat().st_mtime)
        return self._page(200, moment, _Made(built.read_text("utf-8"), stopped=_OF_A_BUILD, since=since))

    def _made(self, file: File, moment: Moment, frame: Frame) -> _Made:
        """Make a page of the guide, or take it as it was when its front matter could last be read."""
        page = frame.read(file)
        if page is None:
            return _Made(frame.dressed(file, frame.content(file)))
        findings = [finding for finding in moment.findings or () if finding.path == page.path]
        notes = noted(findings, self._preview.root, self._editor)
        if (problem := page.front_matter.problem) and file.url in self._good:
            whole, since = self._good[file.url]
            stopped = f"{page.path}:{problem.place.line}:{problem.place.column}: {problem.message}"
            return _Made(whole, page.path, notes, stopped=stopped, since=since)
        content = frame.content(file)
        found = list(zip(findings, notes, strict=True))
        shown, placed = marked(content, page, found, frame.guide.bibliography.by_key)
        whole = frame.dressed(file, shown)
        if not problem:
            self._good[file.url] = (frame.dressed(file, content) if placed else whole, moment.since)
        return _Made(whole, page.path, notes, placed)

    def _failed(self, url: str, moment: Moment, frame: Frame, error: Exception) -> Answer:
        """Return the page at `url` as it could last be made, with what it stopped at."""
        file = frame.pages.get(url)
        page = frame.read(file) if file else None
        where = page.path if page else "mkdocs.yml"
        stopped = f"{where}:1:1: this page cannot be made: {said_of(error)}; undo what was changed last"
        log.warning("%s", stopped)
        whole, since = self._good.get(url, (str(render("preview/empty.html")), ""))
        return self._page(500, moment, _Made(whole, where, stopped=stopped, since=since))

    def _page(self, status: int, moment: Moment, made: _Made) -> Answer:
        frame = moment.frame
        addresses = frame.addresses if frame else {}
        told = Bar(
            number=moment.number,
            judged=frame is None or moment.findings is not None,
            fault=moment.fault if frame else "There is nothing yet that the rules could look at.",
            here=made.notes,
            placed=made.placed,
            others=elsewhere(moment.findings or (), made.here, addresses, self._preview.root, self._editor),
            stopped=moment.stopped or made.stopped,
            since=made.since or moment.since,
            said=frame.said if frame else (),
            restart=moment.restart,
            built=built_at(Path(frame.config.site_dir)) if frame else "",
        )
        return Answer(status, content=with_bar(made.whole, told).encode())


def _file(path: Path) -> Answer:
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    try:
        return Answer(200, kind, path.read_bytes())
    except OSError:
        return Answer(404, "text/plain", b"this file is gone")
