"""What a register or a file says of one source, before it is brought into house form."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from guide.sources.names import Name


@dataclass(frozen=True, slots=True)
class Record:
    """One source as others describe it.

    `where` is how the author knows it: the identifier that was asked for, or a file and the number of the record in it.
    `fields` are named as the guide names them, with values as they came, in LaTeX if `is_latex`. `authors` are in
    order; a name that is neither surely a person nor surely a body stands whole in its `family`. `kinds` are PubMed's
    publication types. `retracted` says who says so, and `warnings` are for the author to read.
    """

    where: str
    type: str = "article"
    fields: Mapping[str, str] = field(default_factory=dict)
    authors: tuple[Name, ...] = ()
    others: bool = False
    kinds: tuple[str, ...] = ()
    retracted: str = ""
    warnings: tuple[str, ...] = ()
    is_latex: bool = False


class RefusedError(Exception):
    """This source cannot be added; the message is one line, with what to do."""


def merged(first: Record, second: Record) -> Record:
    """Return what the first register says, and what only the second one does; where they differ on the year, say so."""
    years = (first.fields.get("year", "")[:4], second.fields.get("year", "")[:4])
    differ = all(years) and years[0] != years[1]
    warning = (f"Crossref has the year {years[0]}, PubMed {years[1]}; keep the one that the source prints",)
    return replace(
        first,
        fields={**second.fields, **{name: value for name, value in first.fields.items() if value}},
        authors=first.authors or second.authors,
        kinds=first.kinds + second.kinds,
        retracted=first.retracted or second.retracted,
        warnings=first.warnings + second.warnings + (warning if differ else ()),
    )
