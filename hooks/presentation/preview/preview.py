"""The guide at each moment: read again when a file has changed, and judged after that."""

import logging
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from guide.guide import count

from presentation.preview.built import clock
from presentation.preview.findings import Finding
from presentation.preview.frame import CannotReadError, Frame, read_frame
from presentation.preview.reasons import broken_bibliography, reason, said_of
from presentation.preview.stamps import Stamps, stamps

log = logging.getLogger("preview")
_HOOKS = Path(__file__).parent.parent.parent
# What is read once, when Python starts.
_CODE = (".py", ".yaml")


@dataclass(frozen=True, slots=True)
class Moment:
    """What is shown at a moment: the version `number`, with the guide as it could last be read, at `since`.

    `stopped` is why it could not be read later than that. `findings` is None until the rules have looked at it, and
    `fault` what stopped them. `restart` tells that Python has changed since the preview began.
    """

    number: int
    frame: Frame | None
    since: str
    stopped: str
    findings: Sequence[Finding] | None
    fault: str
    restart: bool


class Preview:
    """The guide of a mkdocs.yml while it is written; many threads may ask. `news` is told of each new version."""

    def __init__(self, config_file: Path, hooks: Path = _HOOKS) -> None:
        """Look after the guide of `config_file`; `hooks` is the folder whose Python shows it."""
        self._config_file = config_file.absolute()
        self._hooks = hooks
        self._seen: Stamps = {}
        self._code = self._code_now()
        self._frame: Frame | None = None
        self._since = self._stopped = self._fault = ""
        self._findings: Sequence[Finding] | None = None
        # A page that is open since before the preview was begun again knows that its number is another.
        self._number = time.time_ns() // 1_000_000
        self.root = self._config_file.parent
        # Held while the guide is read or a page is made, since MkDocs does one thing at a time.
        self.making = threading.RLock()
        self.news = threading.Condition()

    def now(self) -> Moment:
        """Return what is shown now."""
        restart = self._code_now() != self._code
        with self.news:
            return Moment(self._number, self._frame, self._since, self._stopped, self._findings, self._fault, restart)

    @property
    def version(self) -> tuple[int, bool]:
        """Return the number of the version, and whether the rules have looked at it."""
        return self._number, self._frame is None or self._findings is not None

    def read(self) -> bool:
        """Read the guide if any of its files has changed since; tell whether one had."""
        with self.making:
            seen = self._files_now()
            if seen == self._seen:
                return False
            self._seen = seen
            frame, since = None, clock()
            try:
                frame = read_frame(self._config_file)
                stopped = broken_bibliography(frame.guide)
            except CannotReadError as error:
                stopped = reason(error, self._config_file)
            if stopped:
                log.warning("%s", stopped)
            with self.news:
                self._stopped = stopped
                # With half a bibliography every other citation would be unknown.
                if frame and not (stopped and self._frame):
                    self._frame, self._since, self._findings, self._fault = frame, since, None, ""
                self._number += 1
                self.news.notify_all()
            return True

    def judge(self) -> bool:
        """Have the rules look at what was read, if they have not yet; tell whether they did."""
        frame = self._frame
        if frame is None or self._findings is not None:
            return False
        findings: Sequence[Finding] = ()
        fault = ""
        try:
            findings = frame.config.extra["judge"]()
        # A fault of a rule must not end the preview of whoever writes.
        except Exception as error:
            fault = f"the rules stopped at this version: {said_of(error)}; run make check to see where"
            log.debug("where the rules stopped", exc_info=error)
        for finding in findings:
            log.warning("%s", finding)
        log.info("%s", fault or count(frame.guide))
        with self.news:
            if frame is self._frame:
                self._findings, self._fault = findings, fault
                self.news.notify_all()
        return True

    def _files_now(self) -> Stamps:
        docs = Path(self._frame.config.docs_dir) if self._frame else self.root / "docs"
        shown = stamps([self._hooks / "presentation"], lambda name: not name.endswith(_CODE))
        return stamps([docs, self._config_file, self.root / "references.bib"]) | shown

    def _code_now(self) -> Stamps:
        return stamps([self._hooks], lambda name: name.endswith(_CODE))
