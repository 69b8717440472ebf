"""Made-up records, and a server on this machine that answers with them as Crossref and PubMed would."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import unquote

from authoring.registers import Registers

# Every record here is made up: 10.5555 is a prefix for tests, and no PMID is that long.
DOI, PMID, PMCID = "10.5555/made.up", "990000001", "PMC99000001"
WORK = {
    "type": "journal-article",
    "title": ["Ketamine for an invented pain"],
    "container-title": ["Journal of Invented Pain Studies"],
    "published-print": {"date-parts": [[2024, 5]]},
    "volume": "12",
    "issue": "3",
    "page": "101-109",
    "DOI": DOI,
    "author": [{"family": "Muster", "given": "Maria A"}, {"family": "Probe", "given": "Paul", "prefix": "de"}],
}
MEDLINE = f"""
PMID- {PMID}
VI  - 12
IP  - 3
DP  - 2024 May
TI  - Ketamine for an invented
      pain.
PG  - 101-9
LID - {DOI} [doi]
AB  - Words that belong to the publisher.
FAU - Muster, Maria A
AU  - Muster MA
FAU - de Probe, Paul
PT  - Journal Article
PT  - Randomized Controlled Trial
JT  - Journal of invented pain studies
PMC - {PMCID}
"""


def work(**changed: Any) -> str:
    """Return Crossref's answer, with some fields of the work changed."""
    return json.dumps(
        {"status": "ok", "message": {**WORK, **{name.replace("_", "-"): changed[name] for name in changed}}}
    )


@dataclass(frozen=True)
class Answer:
    """What the server answers with; `waits` is an answer that never comes while the test runs."""

    text: str = ""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    waits: bool = False


@dataclass
class Server:
    """Answers by the beginning of the path, each answer once and the last one for ever; notes what was asked."""

    answers: dict[str, list[Answer]]
    asked: list[tuple[str, str]] = field(default_factory=list)
    registers: Registers = field(default_factory=Registers)

    def next_answer(self, path: str) -> Answer:
        found = next((answers for start, answers in self.answers.items() if path.startswith(start)), [])
        return (found.pop(0) if len(found) > 1 else found[0]) if found else Answer(status=404)


@contextmanager
def serving(answers: dict[str, list[Answer]]) -> Iterator[Server]:
    """Yield a server with these answers, and the registers at its address."""
    server = Server(answers)
    over = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            server.asked.append((unquote(self.path), self.headers["User-Agent"]))
            answer = server.next_answer(unquote(self.path))
            if answer.waits:
                over.wait()
                return
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(answer.text.encode())

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as listening:
        thread = threading.Thread(target=listening.serve_forever)
        thread.start()
        at = f"http://127.0.0.1:{listening.server_port}"
        server.registers = Registers(at, f"{at}/eutils", f"{at}/idconv")
        try:
            yield server
        finally:
            over.set()
            listening.shutdown()
            thread.join()
