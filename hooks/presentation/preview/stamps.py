"""What files looked like when they were read, so that an edit is seen without reading them again."""

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeAlias

# Of each file: when it was written, how long it is, and which file it is, since editors put a new one in its place.
Stamps: TypeAlias = dict[str, tuple[int, int, int]]


def stamps(places: Iterable[Path], wanted: Callable[[str], bool] = lambda name: True) -> Stamps:
    """Return the stamps of all files at or below `places` whose names are `wanted`; what is not there has none."""
    found: Stamps = {}
    waiting = [Path(place) for place in places]
    while waiting:
        place = waiting.pop()
        try:
            if not place.is_dir():
                _note(str(place), place.stat(), found)
                continue
            with os.scandir(place) as entries:
                for entry in entries:
                    if entry.name.startswith(".") or entry.name == "__pycache__":
                        continue
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(Path(entry.path))
                    elif wanted(entry.name):
                        _note(entry.path, entry.stat(), found)
        except OSError:
            # It went away while it was looked at, or leads nowhere: the next look tells.
            continue
    return found


def _note(path: str, state: os.stat_result, found: Stamps) -> None:
    found[path] = (state.st_mtime_ns, state.st_size, state.st_ino)
