"""Where the guide is that a command works on: the options that all of them share."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from guide.guide import Guide, load_guide

DOCS, BIBLIOGRAPHY = Path("docs"), Path("references.bib")


def add_guide_arguments(parser: ArgumentParser) -> None:
    """Add --docs and --bibliography; both are None unless they are named."""
    parser.add_argument("--docs", type=Path, metavar="DIR", help=f"the pages (default: {DOCS})")
    parser.add_argument("--bibliography", type=Path, metavar="FILE", help=f"the BibTeX file (default: {BIBLIOGRAPHY})")


def read_guide(options: Namespace) -> Guide:
    """Return the guide that the options name; raises CannotRunError when it is not there."""
    return load_guide(options.docs or DOCS, options.bibliography or BIBLIOGRAPHY)
