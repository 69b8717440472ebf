"""The same work on many things, shared out among the cores of the machine where that pays."""

import os
import sys
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import TypeVar

_Thing = TypeVar("_Thing")
_Made = TypeVar("_Made")
# With fewer things, starting a process takes longer than it saves.
_MANY = 150
# How many things a process takes at a time: few, so that none is left with the heavy ones.
_SHARE = 8


def on_cores(make: Callable[[_Thing], _Made], things: Sequence[_Thing]) -> list[_Made]:
    """Return what `make` returns for each of `things`, in their order; all of it must be such that pickle can send it.

    Where no process can be started, or one is killed, this process does all of the work.
    """
    cores = _cores()
    if cores > 1 and len(things) >= _MANY:
        try:
            with ProcessPoolExecutor(cores, mp_context=get_context(_way_to_start())) as pool:
                return list(pool.map(make, things, chunksize=_SHARE))
        except (BrokenProcessPool, ImportError, NotImplementedError, OSError):
            pass
    return list(map(make, things))


def _cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def _way_to_start() -> str:
    # A copy of a process is quick, and stuck for ever when another thread held a lock; other systems forbid it.
    return "fork" if sys.platform == "linux" and threading.active_count() == 1 else "spawn"
