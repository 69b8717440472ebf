"""Marks of pictures as outlines that a template draws: their shape and filling tell them apart, never colour alone."""

from dataclasses import dataclass

# From the top of a head to the shoulders and around the body.
_BODY = "m-4 13v-3a4 4 0 0 1 8 0v3l-1.5 0v7h-5v-7z"


@dataclass(frozen=True, slots=True)
class Mark:
    """The outline of a mark and the part of it that is filled, as path data."""

    outline: str
    filling: str = ""


def square(x: float, y: float, size: float) -> Mark:
    """Return a filled square around this point."""
    half = size / 2
    outline = f"M{x - half:.2f} {y - half:.2f}h{size:g}v{size:g}h-{size:g}z"
    return Mark(outline, outline)


def triangle(x: float, y: float, size: float) -> Mark:
    """Return an open triangle around this point."""
    half = size / 2
    return Mark(f"M{x:.2f} {y - half:.2f}l{half:g} {size:g}h-{size:g}z")


def circle(x: float, y: float, size: float) -> Mark:
    """Return an open circle around this point."""
    return Mark(f"M{x:.2f} {y - size / 2:.2f}{_arc(size, size)}{_arc(size, -size)}z")


def half_circle(x: float, y: float, size: float) -> Mark:
    """Return a circle around this point whose left half is filled."""
    return Mark(circle(x, y, size).outline, f"M{x:.2f} {y + size / 2:.2f}{_arc(size, -size)}z")


def people(x: float, y: float, number: int) -> Mark:
    """Return 100 small figures from here on, in rows of two tens, of which the first `number` are filled."""
    drawn = []
    for at in range(100):
        row, column = divmod(at, 20)
        # Between the tens there is a gap, so that they can be counted.
        left, top = x + 17.4 * column + (9 if column >= 10 else 0), y + 25 * row
        drawn.append(f"M{left + 7:.1f} {top:g}{_arc(6, 6)}{_arc(6, -6)}z{_BODY}")
    return Mark("".join(drawn), "".join(drawn[:number]))


def _arc(size: float, down: float) -> str:
    """Return a half circle, clockwise, that ends so far below where it begins."""
    return f"a{size / 2:g} {size / 2:g} 0 0 1 0 {down:g}"
