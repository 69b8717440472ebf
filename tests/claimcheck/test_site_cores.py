"""The site gate finds the same at the same places, however many processes share the work, and when one is lost."""

import os
import signal
import threading
from functools import partial
from pathlib import Path

import pytest
from built import CITE, findings_of, page
from claimcheck.site import cores
from claimcheck.site.cores import on_cores

MANY = 160
FAULTS = {
    "index.html": page(
        '<p><a href="p7/#nowhere">Pain</a> fell[1].</p>', head='<link rel="canonical" href="https://a.b/g/">'
    ),
    "p3/index.html": page("<p>Pain fell.</p>"),
    "p5/index.html": page(f'<p>Pain fell {CITE}.</p><p><a href="/g/p8/">P8</a> <a href="/p8/">P8</a></p>'),
    "p9/index.html": page('<p onclick="a()">Pain fell [@a].</p>'),
    "a.txt": "Pain fell.",
}
FOUND = [
    ("a.txt", 1, "unknown-file"),
    ("index.html", 4, "dead-link"),
    ("index.html", 4, "uncited-claim"),
    ("p3/index.html", 4, "uncited-claim"),
    ("p5/index.html", 4, "dead-link"),
    ("p5/index.html", 4, "uncited-claim"),
    ("p9/index.html", 4, "active-content"),
    ("p9/index.html", 4, "raw-citation"),
    ("p9/index.html", 4, "uncited-claim"),
]


def _site() -> dict[str, str]:
    pages = {f"p{number}/index.html": page(f"<p>Pain fell {CITE}.</p>") for number in range(MANY)}
    return pages | FAULTS


def _die_in_a_process_of_its_own(name: str, parent: int) -> str:
    if os.getpid() != parent:
        os.kill(os.getpid(), signal.SIGKILL)
    return name.upper()


def _process(_: object) -> int:
    return os.getpid()


@pytest.mark.parametrize("way", ["fork", "spawn"])
def test_the_same_is_found_by_processes_that_are_started_in_either_way(tmp_path: Path, monkeypatch, way: str):
    monkeypatch.setattr(cores, "_cores", lambda: 2)
    monkeypatch.setattr(cores, "_way_to_start", lambda: way)
    assert findings_of(tmp_path, _site()) == FOUND


def test_the_same_is_found_by_one_process(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(cores, "_cores", lambda: 1)
    assert findings_of(tmp_path, _site()) == FOUND


def test_work_is_shared_out_when_there_is_much_of_it(monkeypatch):
    monkeypatch.setattr(cores, "_cores", lambda: 2)
    assert os.getpid() not in on_cores(_process, range(MANY))
    assert set(on_cores(_process, range(9))) == {os.getpid()}


def test_a_process_that_is_killed_leaves_its_work_to_the_first(monkeypatch):
    monkeypatch.setattr(cores, "_cores", lambda: 2)
    names = [f"a{number}" for number in range(MANY)]
    assert on_cores(partial(_die_in_a_process_of_its_own, parent=os.getpid()), names) == [n.upper() for n in names]


@pytest.mark.parametrize("error", [OSError, ImportError, NotImplementedError])
def test_where_no_process_can_be_started_the_work_is_done(monkeypatch, error: type[Exception]):
    def refuse(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(cores, "_cores", lambda: 2)
    monkeypatch.setattr(cores, "ProcessPoolExecutor", refuse)
    assert on_cores(str, range(MANY)) == [str(number) for number in range(MANY)]


def test_no_process_is_copied_beside_another_thread():
    alone = cores._way_to_start()
    end = threading.Event()
    thread = threading.Thread(target=end.wait)
    thread.start()
    beside = cores._way_to_start()
    end.set()
    thread.join()
    assert beside == "spawn"
    assert alone in ("fork", "spawn")
