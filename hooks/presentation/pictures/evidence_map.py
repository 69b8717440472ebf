"""The evidence map: which uses have been studied by which route, in what kind of study, counted from the cards."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from guide.figures.figure import find_figures
from guide.figures.units import PEOPLE
from guide.sources.cards import Card

from presentation.markup import render
from presentation.pictures.grid import Dot, grids
from presentation.pictures.twin import with_twin

# The rows and columns of the map: what the cards' tags are called there.
_ROUTES = {
    "intravenous": "Intravenous",
    "oral": "Oral",
    "sublingual": "Sublingual",
    "intranasal": "Intranasal",
    "subcutaneous": "Subcutaneous",
    "intramuscular": "Intramuscular",
    "topical": "Topical",
    "epidural": "Epidural",
    "intrathecal": "Intrathecal",
    "caudal": "Caudal",
    "local": "Local",
    "nebulised": "Nebulised",
    "rectal": "Rectal",
}
_USES = {
    "Cancer pain": ("cancer", "palliative-care", "mucositis"),
    "Chronic noncancer pain": (
        *("chronic-noncancer", "crps", "postherpetic", "phantom-limb", "ischaemic-limb", "spinal-cord-injury"),
        *("fibromyalgia", "headache", "orofacial", "back-and-joint"),
    ),
    "Perioperative pain": ("perioperative", "persistent-pain", "caesarean", "tonsillectomy"),
    "Emergency and trauma": ("emergency", "trauma", "sickle-cell"),
}
_DESIGNS = {
    "Systematic reviews": ("meta-analysis", "systematic review"),
    "Randomised trials": ("randomised controlled trial",),
    "Other studies in people": ("cohort study", "case series", "case report", "pharmacokinetic study"),
}
_HEADER = ("Route", "Used for", "Kind of source", "Sources", "Most people in one source", "Which")
_CAPTION = (
    "Each mark stands for the sources of one kind about one use and one route: its shape is their design, the "
    "number beside it how many there are, and its size the largest number of people that one of them states. A mark "
    "leads to the list of its sources below."
)


def evidence_map(picture: str, cards: Sequence[Card], name: Callable[[str], str], way: Callable[[str], str]) -> str:
    """Return the map of uses by routes, the table of its dots, and the sources of each; one may be in more than one.

    `picture` begins each of its ids; `name` gives what people call a source and `way` the link to it, both by its key.
    Returns nothing when no card is about a use and a route.
    """
    dots = list(_dots(cards))
    if not dots:
        return ""

    def place(dot: Dot) -> str:
        return "-".join(re.sub(r"\W+", "-", part.lower()) for part in (picture, dot.route, dot.use, dot.kind))

    drawn = grids(picture, dots, name, lambda dot: f"#{place(dot)}")
    routes = [
        (route, [(place(dot), dot, sorted((name(key), way(key)) for key in dot.sources)) for dot in of_route])
        for route, of_route in groupby(dots, key=lambda dot: dot.route)
    ]
    table = with_twin(drawn, _CAPTION, _HEADER, [_cells(dot) for dot in dots])
    return f"{table}\n\n{render('pictures/behind.html', routes=routes)}"


def _dots(cards: Sequence[Card]) -> Iterator[Dot]:
    tagged = [(card, _tags(card), card.page.front_matter.fields.get("design")) for card in cards]
    for tag, route in _ROUTES.items():
        for use, tags in _USES.items():
            for kind, designs in _DESIGNS.items():
                found = [c for c, about, design in tagged if tag in about and about & set(tags) and design in designs]
                if found:
                    largest, key = max((_people(card), card.key) for card in found)
                    yield Dot(route, use, kind, tuple(card.key for card in found), largest, key)


def _tags(card: Card) -> set[object]:
    about = card.page.front_matter.fields.get("about")
    return set(about) if isinstance(about, list) else set()


def _people(card: Card) -> int:
    """Return the largest number of people in what the card says of its participants."""
    figures = find_figures(str(card.page.front_matter.fields.get("participants") or ""))
    return max((int(f.value) for f in figures if PEOPLE in f.units and f.value.isdigit()), default=0)


def _cells(dot: Dot) -> tuple[str, ...]:
    most, which = (f"{dot.largest:,}", f"[@{dot.key}]") if dot.largest else ("not stated", "none states it")
    return (dot.route, dot.use, dot.kind, f"{len(dot.sources):,}", most, which)
