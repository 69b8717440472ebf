"""Figures as plain text."""

from collections.abc import Sequence


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return aligned columns: the first to the left, and of the others those with numbers to the right."""
    lines = [list(heads), *(list(row) + [""] * (len(heads) - len(row)) for row in rows)]
    columns = list(zip(*lines, strict=True))
    widths = [max(map(len, column)) for column in columns]
    numbers = [all(cell[:1].isdigit() for cell in column[1:] if cell) for column in columns]
    shown = [
        "  ".join(
            cell.rjust(width) if number and place else cell.ljust(width)
            for place, (cell, width, number) in enumerate(zip(line, widths, numbers, strict=True))
        ).rstrip()
        for line in lines
    ]
    return "\n".join([shown[0], "-" * max(map(len, shown)), *shown[1:]])


def kilobytes(size: float) -> str:
    """Return bytes as kilobytes of 1000 bytes: 98.7 KB."""
    return f"{size / 1000:.1f} KB"
