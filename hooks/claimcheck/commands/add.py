"""Add a source: its entry in the bibliography and its card, from a DOI, a PMID, a PMCID, or an exported file."""

import datetime
import os
import sys
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator
from pathlib import Path

from authoring.adding import Addition, add
from authoring.record import Record, RefusedError
from authoring.registers import Registers
from authoring.sources import records_of
from guide.guide import CannotRunError, load_guide

from claimcheck.finding import Finding
from claimcheck.guide_options import BIBLIOGRAPHY, DOCS, add_guide_arguments
from claimcheck.source_gate import check
from claimcheck.writing import write_whole

_REGISTERS = Registers()


def add_arguments(parser: ArgumentParser) -> None:
    """Add where the guide is, and the source."""
    add_guide_arguments(parser)
    parser.add_argument(
        "source", metavar="SOURCE", help="a DOI, PMID or PMCID, which is looked up, or a file: .ris, .nbib or .bib"
    )


def run(options: Namespace, registers: Registers = _REGISTERS, sleep: Callable[[float], object] = time.sleep) -> int:
    """Add each source; print what to open next and what the gate asks for; return 1 when one was refused, else 0."""
    docs, bibliography = options.docs or DOCS, options.bibliography or BIBLIOGRAPHY
    added: list[str] = []
    refused = False
    for record in _records(options.source, registers, sleep):
        where = record.where if isinstance(record, Record) else options.source
        try:
            if isinstance(record, RefusedError):
                raise record
            addition = _written(record, docs, bibliography)
        except RefusedError as error:
            print(f"claimcheck: {where}: {error}", file=sys.stderr)
            refused = True
            continue
        added.append(addition.key)
        print(f"{bibliography}:{addition.line}: '{addition.key}' is added: {addition.title}")
        for warning in addition.warnings:
            print(f"claimcheck: {where}: {warning}", file=sys.stderr)
    for finding in _left(added, docs, bibliography):
        print(finding)
    for key in added:
        print(f"open {_card(docs, key)} next: fill in fields and facts, cite [@{key}] on a page, run claimcheck")
    return 1 if refused else 0


def _records(source: str, registers: Registers, sleep: Callable[[float], object]) -> Iterator[Record | RefusedError]:
    try:
        yield from records_of(source, registers, os.environ.get("GUIDE_MAIL", ""), sleep)
    except RefusedError as error:
        yield error


def _written(record: Record, docs: Path, bibliography: Path) -> Addition:
    """Write entry and card, both or none; raises RefusedError when the source cannot be added."""
    try:
        text = bibliography.read_bytes().decode("utf-8")
        cards = [path.stem for path in (docs / "sources").iterdir()]
    except (OSError, UnicodeDecodeError) as error:
        what = getattr(error, "strerror", None) or "not UTF-8"
        message = f"the guide cannot be read ({what}); run this where {BIBLIOGRAPHY} and {DOCS}/sources are"
        raise CannotRunError(message) from error
    addition = add(record, bibliography.as_posix(), text, cards, datetime.date.today().year)
    card = _card(docs, addition.key)
    write_whole(card, addition.card)
    try:
        write_whole(bibliography, addition.bibliography)
    except CannotRunError:
        card.unlink()
        raise
    return addition


def _card(docs: Path, key: str) -> Path:
    return docs / "sources" / f"{key}.md"


def _left(keys: list[str], docs: Path, bibliography: Path) -> Iterator[Finding]:
    """Yield what the gate says of the new entries and cards."""
    cards = tuple(f"sources/{key}.md" for key in keys)
    for finding in check(load_guide(docs, bibliography)) if keys else ():
        is_of_entry = Path(finding.path).name == bibliography.name and any(
            f"'{key}'" in finding.message for key in keys
        )
        if finding.path.endswith(cards) or is_of_entry:
            yield finding
