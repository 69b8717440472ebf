"""Asking a register over the network: politely, one request after the other, and never for ever."""

import re
import ssl
import time
from collections.abc import Callable, Mapping
from email.utils import parsedate_to_datetime
from functools import cache

import httpx

from authoring.record import RefusedError

TRIES = 4
SECONDS = 20.0
# Between two requests; NCBI asks for no more than three a second.
PAUSE = 0.4
# Whoever asks for a longer wait than this is not waited for.
LONGEST_WAIT = 60.0
MOST_BYTES = 20_000_000


class NotFoundError(RefusedError):
    """The register answered that it has no such record; `text` is what came with that answer."""

    def __init__(self, message: str, text: str = "") -> None:
        """Note what came, by which some registers prove that it was they who answered."""
        super().__init__(message)
        self.text = text


class UnreachableError(RefusedError):
    """The register could not be asked, or did not answer in a way that can be read."""


@cache
def _trusted() -> ssl.SSLContext:
    """Read whom to trust once, since that takes longer than all else that a client is made of."""
    return httpx.create_ssl_context()


class Fetcher:
    """A client that asks, waits and asks again."""

    def __init__(self, mail: str = "", sleep: Callable[[float], object] = time.sleep) -> None:
        """Open a client that names the project, and `mail` if there is one, to those that it asks."""
        if mail and not re.fullmatch(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", mail, re.ASCII):
            raise RefusedError(f"'{mail[:60]}' is no mail address; set GUIDE_MAIL to yours, or leave it out")
        self.mail = mail
        self._sleep = sleep
        self._asked = False
        agent = f"ketamine-in-pain (mailto:{mail})" if mail else "ketamine-in-pain"
        self._client = httpx.Client(
            headers={"User-Agent": agent}, timeout=SECONDS, follow_redirects=True, verify=_trusted()
        )

    def __enter__(self) -> "Fetcher":
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def get(self, name: str, address: str, query: Mapping[str, str]) -> str:
        """Return the text that `address` of the register `name` answers with.

        Raises NotFoundError for 404, and UnreachableError when it does not answer, or says no, also when asked again.
        """
        for attempt in range(TRIES):
            if self._asked:
                self._sleep(PAUSE)
            self._asked = True
            wait = float(2**attempt)
            try:
                status, headers, text = self._ask(address, query)
            except (httpx.ConnectError, httpx.UnsupportedProtocol, httpx.InvalidURL) as error:
                raise UnreachableError(f"{name} cannot be reached ({_short(error)})") from error
            except httpx.TimeoutException:
                why = f"did not answer within {SECONDS:.0f} seconds"
            except httpx.HTTPError as error:
                why = f"broke off ({_short(error)})"
            else:
                if status == httpx.codes.OK:
                    return text
                if status in (httpx.codes.NOT_FOUND, httpx.codes.GONE):
                    raise NotFoundError(f"{name} has no such record", text)
                if status != httpx.codes.TOO_MANY_REQUESTS and status < 500:
                    raise UnreachableError(f"{name} refuses to answer (status {status})")
                why = f"answered with status {status}"
                wait = max(wait, _asked_wait(headers))
            if wait > LONGEST_WAIT:
                raise UnreachableError(f"{name} asks to wait {wait:.0f} seconds; ask again then")
            if attempt < TRIES - 1:
                self._sleep(wait)
        raise UnreachableError(f"{name} {why}, {TRIES} times")

    def _ask(self, address: str, query: Mapping[str, str]) -> tuple[int, httpx.Headers, str]:
        with self._client.stream("GET", address, params=dict(query)) as answer:
            read = bytearray()
            for part in answer.iter_bytes():
                read += part
                if len(read) > MOST_BYTES:
                    raise httpx.DecodingError(f"more than {MOST_BYTES // 1_000_000} MB")
            return answer.status_code, answer.headers, bytes(read).decode("utf-8", "replace")


def _asked_wait(headers: httpx.Headers) -> float:
    """Return the seconds that the answer asks to wait: a number, or a date beside the date of the answer itself."""
    value = headers.get("Retry-After", "")
    if re.fullmatch(r"\d{1,9}", value):
        return float(value)
    try:
        then, now = (parsedate_to_datetime(date) for date in (value, headers.get("Date", "")))
        return max(0.0, (then - now).total_seconds())
    except (ValueError, TypeError):
        return 0.0


def _short(error: Exception) -> str:
    return " ".join(str(error).split())[:80] or type(error).__name__
