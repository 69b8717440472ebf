"""A file that a reference manager or PubMed exported -> its records."""

from collections.abc import Iterator
from pathlib import Path

from guide.sources.bibliography import read_bibliography

from authoring.bibtex import read_record
from authoring.pubmed import read_medline
from authoring.record import Record, RefusedError
from authoring.ris import read_reference
from authoring.tagged import read_nbib, read_ris

ENDINGS = (".ris", ".nbib", ".bib")


def read_file(path: Path) -> Iterator[Record | RefusedError]:
    """Yield each record of the file, or why it cannot be one; raises RefusedError when the file cannot be read."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise RefusedError("it is not UTF-8; export it again as UTF-8") from error
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise RefusedError(f"it cannot be read: {why}; see that the path is right") from error
    records = list(_records(path, text.replace("\r\n", "\n").replace("\r", "\n")))
    if not records:
        raise RefusedError(f"it holds no source; export the source again as {path.suffix}")
    yield from records


def _records(path: Path, text: str) -> Iterator[Record | RefusedError]:
    if path.suffix.lower() == ".bib":
        bibliography = read_bibliography(path.as_posix(), text)
        for problem in bibliography.unreadable:
            yield RefusedError(f"line {problem.place.line}: {problem.message}")
        for entry in bibliography.entries:
            where = f"{path}:{entry.line}"
            try:
                yield read_record(entry, where)
            except RefusedError as error:
                yield RefusedError(f"line {entry.line}: {error}")
        return
    read, as_record = (read_ris, read_reference) if path.suffix.lower() == ".ris" else (read_nbib, read_medline)
    for number, tags in enumerate(read(text), 1):
        try:
            yield as_record(tags, f"{path}, record {number}")
        except RefusedError as error:
            yield RefusedError(f"record {number}: {error}")
