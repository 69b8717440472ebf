"""Where the guide is that a command works on: the options that all of them share."""

import os
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path

from guide.guide import CannotRunError, Guide, load_guide

DOCS, BIBLIOGRAPHY = Path("docs"), Path("references.bib")


def add_guide_arguments(parser: ArgumentParser) -> None:
    """Add --docs and --bibliography; both are None unless they are named."""
    parser.add_argument("--docs", type=Path, metavar="DIR", help=f"the pages (default: {DOCS})")
    parser.add_argument("--bibliography", type=Path, metavar="FILE", help=f"the BibTeX file (default: {BIBLIOGRAPHY})")


def read_guide(options: Namespace) -> Guide:
    """Return the guide that the options name; raises CannotRunError when it is not there."""
    return load_guide(options.docs or DOCS, options.bibliography or BIBLIOGRAPHY)


def files_of(guide: Guide, named: Sequence[Path]) -> frozenset[str]:
    """Return, as findings name them, the files of `guide` and its bibliography: those `named` or below them, or all.

    Raises CannotRunError when one of the names is of neither.
    """
    docs = next((page.path.removesuffix(page.location) for page in guide.pages), "")
    others = (f"{docs}{name}" for name in guide.files)
    paths = (*(page.path for page in guide.pages), *others, guide.bibliography.path)
    files = {path: _whole(path) for path in paths}
    found = set() if named else set(files)
    for name in named:
        below = {path for path, whole in files.items() if whole.is_relative_to(_whole(name))}
        if not below:
            raise CannotRunError(f"{name} is no file of the guide; name a page, a folder of pages, or the bibliography")
        found |= below
    return frozenset(found)


def _whole(path: Path | str) -> Path:
    """Return the absolute path without `..`; links stay as they are named."""
    return Path(os.path.normpath(Path(path).absolute()))
