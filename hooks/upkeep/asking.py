"""Asks an address and returns what came; everything that is no answer is told apart from an answer that says no."""

import json
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

_AGENT = "ketamine-in-pain-upkeep (a static evidence guide; asks weekly)"
# NCBI allows three questions a second without a key, and the others ask for no more haste.
_PAUSE, _TIMEOUT, _MOST = 0.4, 30.0, 20_000_000
_AGAIN = (2.0, 10.0)
# A host that gave no answer this often, one after the other, is not asked again in this run.
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


def network() -> Ask:
    """Return what asks over the network, politely and twice more; 429, 5xx and time-outs to the end are no answer."""
    import httpx  # only who really asks needs it

    client = httpx.Client(timeout=_TIMEOUT, follow_redirects=True, headers={"User-Agent": _AGENT})
    silent: Counter[str] = Counter()

    def once(address: str) -> Answer:
        time.sleep(_PAUSE)
        try:
            with client.stream("GET", address) as response:
                if response.status_code == 429 or response.status_code >= 500:
                    raise NoAnswerError(f"status {response.status_code}")
                content = b""
                for part in response.iter_bytes():
                    content += part
                    if len(content) > _MOST:
                        raise NoAnswerError("an answer that is too long")
                return Answer(response.status_code, content.decode(response.encoding or "utf-8", "replace"))
        except httpx.TimeoutException as error:
            raise NoAnswerError("no answer in time") from error
        except (httpx.HTTPError, httpx.InvalidURL, LookupError) as error:
            raise NoAnswerError("no connection") from error

    def ask(address: str) -> Answer:
        host = urlsplit(address).netloc
        if silent[host] >= _GIVE_UP:
            raise NoAnswerError(f"{host} is silent, and was not asked again")
        for pause in (*_AGAIN, None):
            try:
                answer = once(address)
            except NoAnswerError:
                if pause is None:
                    silent[host] += 1
                    raise
                time.sleep(pause)
            else:
                silent[host] = 0
                return answer
        raise AssertionError("the last try returns or raises")

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
