"""A picture and its twin: the figure, and a folded table that says the same, row by row in the same order."""

from collections.abc import Sequence

from markupsafe import Markup

from presentation.markup import render


def with_twin(drawings: Sequence[Markup], caption: str, header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return drawings and caption as a figure, and after it `rows` as a table, in Markdown.

    The table is for those who would rather read, or cannot see the picture; cells and caption may hold citations.
    """
    lines = [[cell.replace("|", "\\|") for cell in line] for line in (header, ["---"] * len(header), *rows)]
    drawn = [_one_line(drawing) for drawing in drawings]
    return render("pictures/twin.html", drawings=drawn, caption=caption, lines=lines, count=len(rows))


def _one_line(drawing: Markup) -> Markup:
    """Return a drawing on one line: white space between its elements says nothing, and a blank line would end it."""
    return Markup("").join(line.strip() for line in drawing.splitlines())
