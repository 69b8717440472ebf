"""Asks an address and returns what came; everything that is no answer is told apart from an answer that says no."""

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

from authoring.fetch import Fetcher, NotFoundError
from authoring.record import RefusedError

# A host that is silent this often, one after the other, is silent; each time costs minutes.
_GIVE_UP = 3


class NoAnswerError(Exception):
    """There is no answer, or none that can be understood; the message says why, in a few words."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came; a registry may say "not found" with a status of 404, and only the asker knows whether it did."""

    status: int
    text: str

    def data(self) -> dict[str, object]:
        """Return the JSON object of an answer with status 200, or raise NoAnswerError."""
        if self.status != 200:
            raise NoAnswerError(f"status {self.status}")
        return self.object()

    def object(self) -> dict[str, object]:
        """Return the JSON object of an answer with any status, or raise NoAnswerError."""
        if not self.text.strip():
            raise NoAnswerError("an empty answer")
        try:
            data = json.loads(self.text)
        except (ValueError, RecursionError) as error:
            raise NoAnswerError("an answer that is no JSON") from error
        if not isinstance(data, dict):
            raise NoAnswerError("an answer of another form")
        return data


Ask = Callable[[str], Answer]


def network(fetcher: Fetcher) -> Ask:
    """Return what asks through `fetcher`; a host that gave no answer three times is not asked again in this run."""
    silent: Counter[str] = Counter()

    def ask(address: str) -> Answer:
        parts = urlsplit(address)
        if silent[parts.netloc] >= _GIVE_UP:
            raise NoAnswerError(f"{parts.netloc} is silent, and was not asked again")
        bare = parts._replace(query="").geturl()
        try:
            answer = Answer(200, fetcher.get(parts.netloc, bare, dict(parse_qsl(parts.query))))
        except NotFoundError as error:
            answer = Answer(404, error.text)
        except RefusedError as error:
            silent[parts.netloc] += 1
            raise NoAnswerError(str(error)) from error
        silent[parts.netloc] = 0
        return answer

    return ask


def recorded(path: Path) -> Ask:
    """Return what answers from a JSON file instead: `{address: {"status": 200, "text": "..."}}`.

    An address that is not recorded has no answer, and so has one with an `error` in the place of both.
    """
    answers = json.loads(path.read_text("utf-8"))

    def ask(address: str) -> Answer:
        found = answers.get(address, {"error": "no answer was recorded"})
        if "error" in found or found["status"] == 429 or found["status"] >= 500:
            raise NoAnswerError(found.get("error") or f"status {found['status']}")
        text = found["text"] if isinstance(found["text"], str) else json.dumps(found["text"])
        return Answer(found["status"], text)

    return ask
