"""What an author names on the command line -> records: a file, or an identifier that the registers are asked for."""

from collections.abc import Callable, Iterator
from pathlib import Path

from authoring.fetch import Fetcher
from authoring.files import ENDINGS, read_file
from authoring.identifiers import identified
from authoring.record import Record, RefusedError
from authoring.registers import Registers, look_up


def records_of(
    named: str, registers: Registers, mail: str, sleep: Callable[[float], object]
) -> Iterator[Record | RefusedError]:
    """Yield the records that `named` stands for, or why one cannot be read; only an identifier uses the network.

    Raises RefusedError when it is neither a file nor an identifier, or cannot be read or reached at all.
    """
    if Path(named).suffix.lower() in ENDINGS and not identified(named):
        yield from read_file(Path(named))
    elif identifier := identified(named):
        with Fetcher(mail, sleep) as fetcher:
            yield look_up(identifier, registers, fetcher)
    else:
        raise RefusedError(
            f"it is no DOI, PMID or PMCID, and no file that ends in {', '.join(ENDINGS)}; name one of these"
        )
