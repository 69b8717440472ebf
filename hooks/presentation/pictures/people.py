"""Pictographs: 100 small figures for each group of people, of which as many are filled as its card counts.

One unit of a drawing is one pixel on a phone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

from guide.sources.counts import Count
from markupsafe import Markup

from presentation.markup import render
from presentation.pictures.marks import Mark, people
from presentation.pictures.twin import with_twin

_WIDTH = 360
# How many letters a line holds in the widest typeface that pages ask for.
_LETTERS, _BOLD_LETTERS = 50, 40
_LINE = 17
# From the top of a group to its figures, and to the next group.
_FIGURES, _GROUP = 29, 160
_HEADER = ("What happened", "In whom", "Given", "People out of 100", "Source")


@dataclass(frozen=True, slots=True)
class _Group:
    """The people who were given the same, as they are drawn: words above their figures, all of it a link."""

    top: float
    words_y: float
    given: str
    number: str
    mark: Mark
    label: str


def pictograph(key: str, counts: Sequence[Count], name: str, address: str) -> str:
    """Return a drawing for each of the `counts` of the card `key`, and the table of them; nothing without counts.

    `name` is what people call the source, and `address` the link to its card.
    """
    if not counts:
        return ""
    drawn = [_drawing(f"{key}-{number}", count, name, address) for number, count in enumerate(counts, 1)]
    caption = f"One figure stands for 1 of 100 people, and a filled one for a person to whom it happened [@{key}]."
    rows = [
        (count.outcome.capitalize(), count.population, given, f"{number} of 100", f"[@{key}]")
        for count in counts
        for given, number in count.arms
    ]
    return with_twin(drawn, caption, _HEADER, rows)


def _drawing(id: str, count: Count, name: str, address: str) -> Markup:
    titles = _lines(wrap(count.outcome.capitalize(), _BOLD_LETTERS), 16)
    subtitles = _lines(wrap(f"in {count.population}", _LETTERS), titles[-1][0] + _LINE)
    first = subtitles[-1][0] + 8
    groups = [
        _Group(
            top=first + _GROUP * at,
            words_y=first + _GROUP * at + 18,
            given=f"with {given}",
            number=f"{number} of 100",
            mark=people(2, first + _GROUP * at + _FIGURES, number),
            label=f"{count.outcome.capitalize()} with {given}: {number} of 100 people, {name}",
        )
        for at, (given, number) in enumerate(count.arms)
    ]
    return render(
        "pictures/people.html",
        **{"id": id, "width": _WIDTH, "height": first + _GROUP * len(groups), "group_height": _GROUP},
        **{"title": count.outcome.capitalize(), "population": count.population, "address": address},
        **{"titles": titles, "subtitles": subtitles, "groups": groups},
    )


def _lines(texts: Sequence[str], first: float) -> list[tuple[float, str]]:
    """Return each text with its baseline, `first` that of the first one."""
    return [(first + _LINE * number, text) for number, text in enumerate(texts)]
