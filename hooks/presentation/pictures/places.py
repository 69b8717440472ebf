"""Pictures: pooled effects and a map of the evidence, drawn from the cards, each with its table.

What a picture shows stands in the table below it, row by row in the same order; nothing is pooled, added up or worked
out here. `<!-- picture: chronic-effects -->` on a line of its own is the place of one.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from itertools import accumulate, groupby
from textwrap import wrap

from guide.figures.figure import find_figures
from guide.figures.units import PEOPLE
from guide.sources.cards import Card
from guide.sources.effects import Effect, read_effects
from matplotlib.ticker import MaxNLocator

from presentation.pictures.drawing import ACCENT, INK, LINE, MUTED, SMALL, TEXT, blank, to_svg
from presentation.references import Source

PLACE = re.compile(r"^<!-- picture: ([a-z-]+) -->$", re.MULTILINE)
# Narrow enough for a phone, where it is shown at almost its full size; wider screens show panels side by side.
_WIDTH = 384
_EDGE = 12 / _WIDTH
_LINE_OF_DETAILS = 56
_HOURS = {"minute": 1 / 60, "hour": 1, "day": 24, "week": 168, "month": 730, "year": 8766}
_LATER = 1_000_000.0
_NOT_REPORTED = "not reported"
_NO_INTERVAL = "interval not reported"


@dataclass(frozen=True, slots=True)
class _Forest:
    indication: str
    what: str


_FORESTS = {
    "perioperative-effects": _Forest("perioperative", "of ketamine and esketamine around surgery"),
    "chronic-effects": _Forest("chronic-noncancer", "of ketamine in chronic noncancer pain"),
}
_MAP = "evidence-map"


def with_pictures(
    markdown: str, cards: tuple[Card, ...], sources: Mapping[str, Source], missing: Callable[[str], None]
) -> str:
    """Put a picture and its table in the place of each ``<!-- picture: name -->``; call `missing` for none."""

    def picture(found: re.Match[str]) -> str:
        known = tuple(card for card in cards if card.key in sources)
        drawn = ""
        if found[1] == _MAP:
            drawn = evidence_map(known)
        elif forest := _FORESTS.get(found[1]):
            effects = [e for card in known for e in read_effects(card) if e.indication == forest.indication]
            drawn = forest_plot(found[1], effects, forest.what, lambda key: sources[key].name)
        if not drawn:
            missing(found[1])
        return drawn

    return PLACE.sub(picture, markdown)


def forest_plot(picture: str, effects: Iterable[Effect], what: str, name: Callable[[str], str]) -> str:
    """Return a figure with one panel for each measure, and the table of the same effects in the same order.

    Effects share a panel only when they share a measure and its unit; a source whose scale is not known has its own.
    """
    ordered = sorted(effects, key=lambda effect: (_panel(effect), *_time(effect), effect.key))
    if not ordered:
        return ""
    panels = [list(rows) for _, rows in groupby(ordered, key=_panel)]
    drawn = [_forest_panel(f"{picture}-{number}", rows, what, name) for number, rows in enumerate(panels, 1)]
    keys = "; ".join(f"@{key}" for key in dict.fromkeys(effect.key for effect in ordered))
    caption = (
        f"Effects {what} as reviews have pooled them, from the table below and in order of time, those without an hour "
        f"last; reviews may share trials, and nothing has been pooled here [{keys}]."
    )
    header = (
        *("Review", "Outcome and time", "In whom, drug and route", "Compared with", "Measure"),
        *("Effect", "Trials and people", "Certainty, as the review states it", "Source"),
    )
    return _figure(drawn, caption) + "\n\n" + _table(header, (_forest_cells(effect, name) for effect in ordered))


def _panel(effect: Effect) -> tuple[str, str, str, str]:
    """Return what the effects of a panel share; pain comes before opioid use."""
    about = effect.outcome.split()[0]
    own = effect.key if "not stated" in effect.unit else ""
    unit = effect.unit if effect.measure == "mean difference" else ""
    return ("" if about == "pain" else about, effect.measure, own, unit)


def _time(effect: Effect) -> tuple[float, float]:
    """Return the latest and the earliest hour of an effect's time, for the order of rows."""
    hours = [
        float(figure.value) * _HOURS[unit]
        for figure in find_figures(effect.time)
        for unit in figure.units
        if unit in _HOURS
    ]
    early = 0.0 if effect.time.startswith("immediate") else _LATER
    return (max(hours, default=early), min(hours, default=early))


def _forest_panel(picture: str, rows: list[Effect], what: str, name: Callable[[str], str]) -> str:
    first = rows[0]
    opioid = first.outcome.startswith("opioid")
    about, what_of = ("Opioid use", "opioid") if opioid else ("Pain", "pain")
    details = [wrap(_details(effect), _LINE_OF_DETAILS) for effect in rows]
    heights = [35 + 16 * max(1, len(lines)) for lines in details]
    top, middle, bottom = 46, sum(heights), 46
    whole = top + middle + bottom
    figure = blank(_WIDTH, whole)
    axes = figure.add_axes((_EDGE, bottom / whole, 1 - 2 * _EDGE, middle / whole))
    axes.set_ylim(middle, 0)
    bounds = [_number(value) for effect in rows for value in (effect.estimate, effect.low, effect.high) if value]
    low, high = min(0.0, *bounds), max(0.0, *bounds)
    span = high - low
    # Room for the words on a side that nothing has reached.
    axes.set_xlim(min(low, -0.3 * span) - 0.04 * span, max(high, 0.3 * span) + 0.04 * span)
    axes.patch.set_visible(False)
    for side in ("left", "right", "top"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color(MUTED)
    axes.yaxis.set_visible(False)
    axes.xaxis.set_major_locator(MaxNLocator(5, steps=[1, 2, 5, 10]))
    axes.tick_params(axis="x", color=MUTED, labelcolor=INK, labelsize=SMALL)
    across = axes.get_yaxis_transform()
    for effect, lines, below in zip(rows, details, accumulate(heights), strict=True):
        y = below - 35 - 16 * max(1, len(lines))
        axes.plot([0, 1], [y, y], transform=across, color=LINE, linewidth=0.8, clip_on=False, zorder=0)
        axes.text(0, y + 5, name(effect.key), transform=across, va="top", fontsize=TEXT, fontweight="bold", color=INK)
        axes.text(1, y + 5, _size(effect), transform=across, va="top", ha="right", fontsize=TEXT, color=INK)
        for number, line in enumerate(lines):
            axes.text(0, y + 21 + 16 * number, line, transform=across, va="top", fontsize=SMALL, color=MUTED)
        at, estimate = below - 8, _number(effect.estimate)
        # No difference is marked beside the estimates only, so that no line goes through the words.
        axes.plot([0, 0], [below - 15, below - 1], color=INK, linewidth=1, zorder=1)
        if effect.low:
            ends = [_number(effect.low), _number(effect.high)]
            axes.plot(ends, [at, at], color=ACCENT, linewidth=2.2, solid_capstyle="butt")
            axes.plot(ends, [at, at], linestyle="none", marker="|", markersize=8, color=ACCENT, markeredgewidth=2)
            axes.plot([estimate], [at], marker="s", markersize=8, color=ACCENT, markeredgewidth=0)
        else:
            open_circle = {"marker": "o", "markersize": 8, "markerfacecolor": "none", "markeredgewidth": 2}
            axes.plot([estimate], [at], color=ACCENT, **open_circle)
    title = f"{about}: {first.measure}"
    unit = first.unit if first.measure == "mean difference" else "in standard deviations"
    words = {"fontsize": SMALL, "color": INK}
    figure.text(_EDGE, 1 - 4 / whole, title, va="top", fontsize=TEXT + 1, fontweight="bold", color=INK)
    figure.text(_EDGE, 1 - 24 / whole, f"{unit}; 0 is no difference", va="top", fontsize=SMALL, color=MUTED)
    figure.text(_EDGE, 7 / whole, f"← less {what_of} with ketamine", **words)
    figure.text(1 - _EDGE, 7 / whole, f"more {what_of} →", ha="right", **words)
    description = (
        f"{len(rows)} effect{'' if len(rows) == 1 else 's'} on a scale of {first.measure} ({unit}), with a line at 0, "
        "no difference. The rows are those of the table below, in the same order. A square with a line is an estimate "
        "with its interval; an open circle is an estimate whose interval was not reported."
    )
    return to_svg(figure, picture, f"{title}, {what}", description)


def _number(printed: str) -> float:
    return float(printed.replace("−", "-").replace(",", ""))


def _size(effect: Effect) -> str:
    return f"{effect.estimate} ({effect.low} to {effect.high})" if effect.low else f"{effect.estimate} ({_NO_INTERVAL})"


def _details(effect: Effect) -> str:
    """Return what tells a row from the others, in the words of the table."""
    outcome = "" if effect.outcome in ("pain", "opioid use") else effect.outcome.removeprefix("pain ")
    drug = effect.drug if effect.drug != "ketamine" else ""
    scale = effect.unit if effect.measure != "mean difference" else ""
    time = effect.time or "time not reported"
    certainty = f"{effect.certainty} certainty" if effect.certainty else ""
    return ", ".join(filter(None, (time, outcome, scale, drug, effect.population, effect.route, certainty)))


def _forest_cells(effect: Effect, name: Callable[[str], str]) -> tuple[str, ...]:
    interval = f" ({effect.interval} {effect.low} to {effect.high})" if effect.low else f" ({_NO_INTERVAL})"
    trials = f"{effect.studies} trial{'' if effect.studies == '1' else 's'}" if effect.studies else ""
    people = f"{effect.participants} people" if effect.participants else ""
    return (
        name(effect.key),
        f"{effect.outcome.capitalize()}, {effect.time or 'time not reported'}",
        ", ".join(filter(None, (effect.population, effect.drug or "ketamine", effect.route or "route not reported"))),
        effect.comparator or _NOT_REPORTED,
        ", ".join(filter(None, (effect.measure, effect.unit))),
        effect.estimate + interval,
        ", ".join(filter(None, (trials, people))) or _NOT_REPORTED,
        effect.certainty or _NOT_REPORTED,
        f"[@{effect.key}]",
    )


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
_INDICATIONS = {
    "Cancer pain": ("cancer", "palliative-care", "mucositis"),
    "Chronic noncancer pain": (
        *("chronic-noncancer", "crps", "postherpetic", "phantom-limb", "ischaemic-limb", "spinal-cord-injury"),
        *("fibromyalgia", "headache", "orofacial", "back-and-joint"),
    ),
    "Perioperative pain": ("perioperative", "persistent-pain", "caesarean", "tonsillectomy"),
    "Emergency and trauma": ("emergency", "trauma", "sickle-cell"),
}
_GROUPS = {
    "Systematic reviews": ("meta-analysis", "systematic review"),
    "Randomised trials": ("randomised controlled trial",),
    "Other studies in people": ("cohort study", "case series", "case report", "pharmacokinetic study"),
}
# Shape and filling, so that colour says nothing on its own.
_MARKERS = {
    "Systematic reviews": {"marker": "^", "markerfacecolor": "none"},
    "Randomised trials": {"marker": "s", "markerfacecolor": ACCENT},
    "Other studies in people": {
        "marker": "o",
        "fillstyle": "left",
        "markerfacecolor": ACCENT,
        "markerfacecoloralt": "none",
    },
}
# What the columns of the map are called where there is little room.
_SHORT = {
    "Cancer pain": "Cancer",
    "Chronic noncancer pain": "Chronic\nnoncancer",
    "Perioperative pain": "Peri-\noperative",
    "Emergency and trauma": "Emergency\nand trauma",
}
# Diameters of the dots, by the largest number of people that a source of the group states.
_SIZES = ((1000, 20.0, "1,000 or more"), (200, 15.5, "200 to 999"), (50, 11.5, "50 to 199"), (1, 7.5, "1 to 49"))
_UNSTATED = 4.0


@dataclass(frozen=True, slots=True)
class _Dot:
    """The sources of one design about one indication and route, and the one that states most people."""

    route: str
    indication: str
    group: str
    sources: int
    largest: int
    key: str


def evidence_map(cards: tuple[Card, ...]) -> str:
    """Return the map of indications by routes, and the table of its dots; a source may be in more than one."""
    dots = list(_dots(cards))
    if not dots:
        return ""
    routes = [route for route in _ROUTES.values() if any(dot.route == route for dot in dots)]
    caption = (
        "Each mark stands for the sources of one kind about one use and one route: its shape is their design, the "
        "number beside it how many there are, and its size the largest number of people that one of them states."
    )
    header = ("Route", "Used for", "Kind of source", "Sources", "Most people in one source", "Which")
    cells = (
        (dot.route, dot.indication, dot.group, f"{dot.sources:,}", f"{dot.largest:,}" if dot.largest else "not stated",
         f"[@{dot.key}]" if dot.key else "none states it")
        for dot in dots
    )  # fmt: skip
    return _figure([_map_drawing(dots, routes)], caption) + "\n\n" + _table(header, cells)


def _dots(cards: tuple[Card, ...]) -> Iterator[_Dot]:
    fields = [(card, card.page.front_matter.fields) for card in cards]
    tagged = [(card, set(field.get("about") or ()), field.get("design")) for card, field in fields]
    for tag, route in _ROUTES.items():
        for indication, tags in _INDICATIONS.items():
            for group, designs in _GROUPS.items():
                found = [c for c, about, design in tagged if tag in about and about & set(tags) and design in designs]
                if found:
                    largest, key = max((_people(card), card.key) for card in found)
                    yield _Dot(route, indication, group, len(found), largest, key if largest else "")


def _people(card: Card) -> int:
    """Return the largest number of people in what the card says of its participants."""
    figures = find_figures(str(card.page.front_matter.fields.get("participants") or ""))
    return max((int(f.value) for f in figures if PEOPLE in f.units and f.value.isdigit()), default=0)


def _diameter(people: int) -> float:
    return next((size for least, size, _ in _SIZES if people >= least), _UNSTATED)


def _map_drawing(dots: list[_Dot], routes: list[str]) -> str:
    left, column, row, top, legend = 86, 74, 46, 40, 140
    width, bottom = left + column * len(_INDICATIONS), top + row * len(routes)
    height = bottom + legend
    figure = blank(width, height)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_xlim(0, width)
    axes.set_ylim(height, 0)
    axes.set_axis_off()

    def mark(x: float, y: float, group: str, size: float) -> None:
        line = {"markeredgecolor": ACCENT, "markeredgewidth": 1.6, "markersize": size}
        axes.plot([x], [y], color=ACCENT, **line, **_MARKERS[group])

    def word(x: float, y: float, text: str, **how: object) -> None:
        axes.text(x, y, text, **{"va": "center", "fontsize": SMALL, "color": INK, **how})

    columns = {indication: left + column * number for number, indication in enumerate(_INDICATIONS)}
    rows = {route: top + row * number for number, route in enumerate(routes)}
    for indication, x in columns.items():
        axes.plot([x, x], [4, bottom], color=LINE, linewidth=0.8)
        for number, part in enumerate(reversed(_SHORT[indication].split("\n"))):
            word(x + column / 2, top - 5 - 15 * number, part, ha="center", va="bottom", fontweight="bold")
    for route, y in rows.items():
        axes.plot([0, width], [y, y], color=LINE, linewidth=0.8)
        word(0, y + row / 2, route)
    axes.plot([0, width], [bottom, bottom], color=LINE, linewidth=0.8)
    for dot in dots:
        x = columns[dot.indication] + column / 2 + 24 * (list(_GROUPS).index(dot.group) - 1)
        mark(x, rows[dot.route] + 15, dot.group, _diameter(dot.largest))
        word(x, rows[dot.route] + 36, f"{dot.sources:,}", ha="center")
    y = bottom + 18
    word(0, y, "Shape: kind of source", fontweight="bold")
    for number, group in enumerate(_GROUPS, 1):
        mark(10, y + 22 * number, group, _SIZES[2][1])
        word(24, y + 22 * number, group)
    word(0, y + 22 * 4 + 6, "Number: how many sources")
    word(width / 2 + 14, y, "Size: most people in one", fontweight="bold")
    sizes = [(_UNSTATED, "not stated"), *((size, f"{words} people") for _, size, words in reversed(_SIZES))]
    for number, (size, words) in enumerate(sizes, 1):
        mark(width / 2 + 25, y + 22 * number, "Randomised trials", size)
        word(width / 2 + 42, y + 22 * number, words)
    description = (
        f"A grid of {len(routes)} routes by {len(_INDICATIONS)} uses with {len(dots)} marks. Triangles are systematic "
        "reviews, filled squares randomised trials, half-filled circles other studies in people. Each mark is a row of "
        "the table below, in the same order, which gives all its numbers."
    )
    return to_svg(figure, _MAP, "Where there are sources: uses of ketamine by route", description)


def _figure(drawings: list[str], caption: str) -> str:
    """Return drawings and caption as one block of HTML, which Markdown leaves alone."""
    inner = "".join(f'<div class="guide-picture__panel">{drawing}</div>' for drawing in drawings)
    return (
        f'<figure class="guide-picture"><div class="guide-picture__panels" data-search-exclude>{inner}</div>'
        f"<figcaption>{escape(caption, quote=False)}</figcaption></figure>"
    )


def _table(header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """Return the table, folded, for those who would rather read, or cannot see the picture."""
    lines = [" | ".join(cell.replace("|", "\\|") for cell in line) for line in (header, ("---",) * len(header), *rows)]
    summary = f"The same as a table, {len(lines) - 2} row{'' if len(lines) == 3 else 's'}"
    opening = '<details class="guide-studies guide-twin" markdown="1" data-search-exclude>'
    parts = [opening, f"<summary>{summary}</summary>", ""]
    return "\n".join([*parts, *(f"| {line} |" for line in lines), "", "</details>"])
