"""Marks of doses: their shape tells the result, their filling blinding, their size people; and those of limits."""

from presentation.pictures.marks import Mark, circle, square, triangle

# What each shape says, in the order of the key; a square is turned on its corner.
SHAPES = {
    "better": "Better",
    "no difference": "No difference",
    "worse": "Worse",
    "not compared": "Not compared, or no test",
}
# Diameters of the marks, by the people in the study.
SIZES = (
    *((1000, 20.0, "1,000 or more"), (200, 16.0, "200 to 999"), (50, 12.0, "50 to 199")),
    *((1, 8.5, "1 to 49"), (0, 5.0, "not stated")),
)
_BAR = 7


def result_mark(result: str, x: float, y: float, size: float, filled: bool) -> Mark:
    """Return the mark of a study with this result around this point."""
    half = size / 2
    outline = {
        "better": triangle(x, y, size).outline,
        "no difference": circle(x, y, size).outline,
        "worse": f"M{x:.2f} {y + half:.2f}l-{half:g} -{size:g}h{size:g}z",
        "not compared": f"M{x:.2f} {y - half:.2f}l{half:g} {half:g}l-{half:g} {half:g}l-{half:g} -{half:g}z",
    }[result]
    return Mark(outline, outline if filled else "")


def limit_mark(kind: str, low: float, high: float, y: float) -> Mark:
    """Return the mark of a limit from `low` to `high`: bars at its ends, a ceiling with a stop at its upper end."""
    bar = f"v{2 * _BAR}"
    ends = "".join(f"M{x:.2f} {y - _BAR:.2f}{bar}" for x in dict.fromkeys((low, high)))
    line = f"M{low:.2f} {y:.2f}H{high:.2f}" if low != high else ""
    return Mark(ends + line, square(high, y, 5).filling if kind == "ceiling" else "")


def size_for(people: int) -> float:
    """Return the diameter of the mark of a study in so many people."""
    return next(size for least, size, _ in SIZES if people >= least)
