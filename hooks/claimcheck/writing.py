"""Writing a file whole or not at all."""

import shutil
from pathlib import Path

from guide.guide import CannotRunError


def write_whole(path: Path, text: str) -> None:
    """Write `text` to `path` as UTF-8, line ends as they are: beside it first, so that a full disk leaves it whole.

    Raises CannotRunError when it cannot be written; what stood there stands there still.
    """
    path = path.resolve()
    beside = path.with_name(f".{path.name}.part")
    try:
        with beside.open("w", encoding="utf-8", newline="") as file:
            file.write(text)
        if path.exists():
            shutil.copymode(path, beside)
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise CannotRunError(f"{path.name} cannot be written: {error.strerror}; it is as it was") from error
