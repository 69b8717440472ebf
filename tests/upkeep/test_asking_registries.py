"""Asking over the network: politely, again after a failure, and not for ever. No test asks anybody."""

import functools
from collections.abc import Callable

import httpx
import pytest
from authoring import fetch
from authoring.fetch import Fetcher
from upkeep import asking
from upkeep.asking import Answer, NoAnswerError

HERE = "https://registry.example/x%2Fy?db=pubmed&id=1"


def network() -> asking.Ask:
    return asking.network(Fetcher(sleep=lambda seconds: None))


@pytest.fixture
def answering(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[httpx.Request]]:
    """Return what lets a list of responses, or of errors, answer one after the other; it returns what was asked."""

    def answer_with(*responses: httpx.Response | Exception) -> list[httpx.Request]:
        asked: list[httpx.Request] = []
        waiting = list(responses)

        def handle(request: httpx.Request) -> httpx.Response:
            asked.append(request)
            response = waiting.pop(0) if len(waiting) > 1 else waiting[0]
            if isinstance(response, Exception):
                raise response
            return response

        client = functools.partial(httpx.Client, transport=httpx.MockTransport(handle))
        monkeypatch.setattr(httpx, "Client", client)
        return asked

    return answer_with


def test_an_answer_comes_with_its_status_and_the_asker_says_who_it_is(answering):
    asked = answering(httpx.Response(404, text="é not here"))
    assert network()(HERE) == Answer(404, "é not here")
    assert "ketamine-in-pain" in asked[0].headers["User-Agent"]
    assert str(asked[0].url) == HERE


@pytest.mark.parametrize(
    "failure",
    [httpx.Response(429), httpx.Response(500), httpx.Response(503), httpx.ReadTimeout(""), httpx.ReadError("")],
)
def test_a_failure_is_tried_again_and_then_no_answer(failure, answering):
    asked = answering(failure, httpx.Response(200, text="{}"))
    assert network()(HERE) == Answer(200, "{}")
    assert len(asked) == 2
    asked = answering(failure)
    with pytest.raises(NoAnswerError):
        network()(HERE)
    assert len(asked) == fetch.TRIES


def test_a_host_that_is_silent_is_left_alone_and_others_are_asked_still(answering):
    asked = answering(httpx.ReadTimeout(""))
    ask = network()
    for _ in range(6):
        with pytest.raises(NoAnswerError):
            ask(HERE)
    assert len(asked) == 3 * fetch.TRIES
    with pytest.raises(NoAnswerError, match="is silent, and was not asked again"):
        ask(HERE)
    with pytest.raises(NoAnswerError, match="did not answer within"):
        ask("https://other.example/x")


def test_an_answer_without_end_is_cut_off(answering, monkeypatch):
    monkeypatch.setattr(fetch, "MOST_BYTES", 1000)
    answering(httpx.Response(200, text="x" * 2000))
    with pytest.raises(NoAnswerError, match="broke off"):
        network()(HERE)


def test_the_data_of_an_answer_is_that_of_a_good_one():
    with pytest.raises(NoAnswerError):
        asking.Answer(200, "").data()
    with pytest.raises(NoAnswerError, match="status 500"):
        asking.Answer(500, "{}").data()
