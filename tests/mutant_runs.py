"""Running tests in a copy of the guide's code, each time in a process of its own: for mutants.py."""

import hashlib
import json
import os
import resource
import shutil
import signal
import sys
from collections.abc import Callable, Iterable
from compileall import compile_dir
from dataclasses import dataclass
from pathlib import Path
from py_compile import PycInvalidationMode
from time import process_time
from typing import Any

# Imported before each run is forked is what takes long and holds nothing of the guide.
import lxml.html  # noqa: F401
import markdown  # noqa: F401
import mkdocs.config  # noqa: F401
import playwright.sync_api  # noqa: F401
import pybtex.database  # noqa: F401
import yaml  # noqa: F401

ROOT = Path(__file__).parent.parent
COPY = ROOT / ".cache" / "mutants"
# How many tests the last run began.
BEGUN = COPY / "begun.txt"
ROOMS = ("guide", "claimcheck")
TESTED = ("tests/guide", "tests/claimcheck", "tests/authoring")
COPIED = ("hooks", "tests", "docs", "references.bib", "mkdocs.yml", "pyproject.toml", "CONTRIBUTING.md", "README.md")
# Left out are tests that read the whole guide or measure time: they tell of more than one fault, and late.
ARGUMENTS = [
    "-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "--rootdir=.", "--ignore=tests/guide/test_guide.py",
    "--deselect=tests/guide/test_figures.py::test_long_texts_cost_linear_time",
    "--deselect=tests/claimcheck/test_hostile.py::test_a_file_of_ten_megabytes_is_read_in_time",
]  # fmt: skip
MEMORY = 4 << 30
# How pytest ends when no test is left, and how a run that is stopped does.
NO_TEST = 5
OUT_OF_TIME = (-signal.SIGXCPU, -signal.SIGALRM, -signal.SIGKILL)


@dataclass(frozen=True, slots=True)
class Recorded:
    """The seconds of CPU that pytest begins in and that each test takes, and the tests that reach each line."""

    begun: float
    seconds: dict[str, float]
    reaching: dict[str, dict[str, list[str]]]

    def tests_of(self, path: str, line: int) -> set[str]:
        """Return the tests that reach a line; of one that runs while modules are imported, all that reach the file."""
        lines = self.reaching.get(path, {})
        # Of a statement over several lines not each is recorded.
        tests = next((lines[str(at)] for at in range(line, 0, -1) if str(at) in lines), [])
        found = {test for test in tests if test}
        return found or {test for on in lines.values() for test in on if test}


class Recorder:
    """A plugin of pytest that records, in a process of its own, which lines each test reaches and how long it takes."""

    def __init__(self) -> None:
        from coverage import Coverage

        self.coverage = Coverage(data_file=None, source=[str(COPY / "hooks" / room) for room in ROOMS])
        self.coverage.start()
        self.begun, self.seconds = 0.0, dict[str, float]()

    def pytest_runtest_logstart(self, nodeid: str) -> None:
        self.begun = self.begun or process_time()
        self.coverage.switch_context(nodeid)
        self.seconds[nodeid] = -process_time()
        # What is kept of a text that another test read is read again.
        for module in [module for name, module in sys.modules.items() if name.partition(".")[0] in ROOMS]:
            for value in list(vars(module).values()):
                if callable(getattr(value, "cache_clear", None)):
                    value.cache_clear()

    def pytest_runtest_logfinish(self, nodeid: str) -> None:
        self.seconds[nodeid] += process_time()

    def pytest_sessionfinish(self) -> None:
        self.coverage.stop()
        data = self.coverage.get_data()
        reaching = {
            os.path.relpath(file, COPY): {str(line): tests for line, tests in data.contexts_by_lineno(file).items()}
            for file in data.measured_files()
        }
        kept = {"begun": self.begun, "seconds": self.seconds, "reaching": reaching}
        (COPY / "recorded.json").write_text(json.dumps(kept), "utf-8")


class Chosen:
    """A plugin of pytest that runs the chosen tests, the quickest first, or so many of them; it shrinks no example."""

    def __init__(self, tests: set[str], seconds: dict[str, float], first: int | None = None) -> None:
        self.tests, self.seconds, self.first, self.begun = tests, seconds, first, 0

    def pytest_collection(self) -> None:
        from hypothesis import Phase, settings

        settings.register_profile("mutants", settings.default, phases=[Phase.explicit, Phase.generate])
        settings.load_profile("mutants")

    def pytest_collection_modifyitems(self, items: list[Any]) -> None:
        chosen = (item for item in items if item.nodeid in self.tests)
        items[:] = sorted(chosen, key=lambda item: self.seconds[item.nodeid])[: self.first]

    def pytest_runtest_logstart(self) -> None:
        self.begun += 1

    def pytest_sessionfinish(self) -> None:
        BEGUN.write_text(str(self.begun), "utf-8")


def in_fork(arguments: Iterable[str], plugin: Callable[[], object], limit: float | None = None) -> int:
    """Run pytest in the copy, in a process of its own with so many seconds of CPU; return how it ended."""
    if child := os.fork():
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    code = 1
    try:
        if limit is not None:
            seconds = int(process_time() + limit) + 1
            resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
            # Of the clock: a test that waits uses no CPU.
            signal.alarm(30 * seconds)
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, 1)
            os.dup2(nowhere, 2)
        os.chdir(COPY)
        os.environ["PYTHONPATH"] = str(COPY / "hooks")
        sys.path.insert(0, str(COPY / "hooks"))
        import pytest

        code = int(pytest.main([*ARGUMENTS, *arguments], plugins=[plugin()]))
    finally:
        os._exit(code)


def recorded() -> Recorded:
    """Copy code and tests, and return what is recorded of them: now, unless it was of the same files before."""
    digest = hashlib.sha256()
    watched = [ROOT / "hooks", *(ROOT / tests for tests in TESTED)]
    for path in (path for folder in watched for path in sorted(folder.rglob("*"))):
        if path.is_file() and "__pycache__" not in path.parts:
            digest.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    state = COPY / "state.txt"
    if not (state.exists() and state.read_text("utf-8") == digest.hexdigest()):
        shutil.rmtree(COPY, ignore_errors=True)
        for name in COPIED:
            if (ROOT / name).is_dir():
                left_out = shutil.ignore_patterns("__pycache__", "node_modules")
                shutil.copytree(ROOT / name, COPY / name, ignore=left_out, symlinks=True)
            else:
                shutil.copy(ROOT / name, COPY / name)
        # What is compiled is known by what the source holds: two mutants may be of one size and one second.
        compile_dir(COPY / "hooks", quiet=1, invalidation_mode=PycInvalidationMode.CHECKED_HASH)
        if in_fork(TESTED, Recorder):
            sys.exit("the tests fail before anything is changed")
        state.write_text(digest.hexdigest(), "utf-8")
    for path in (path for room in ROOMS for path in (ROOT / "hooks" / room).rglob("*.py")):
        shutil.copy(path, COPY / path.relative_to(ROOT))
    return Recorded(**json.loads((COPY / "recorded.json").read_text("utf-8")))
