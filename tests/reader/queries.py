"""The queries that the search is measured on, and whether an answer leads where the query should."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import yaml
from lxml import html

HERE = Path(__file__).parent
# The search is tuned on the first and on the fresh ones, which were blind once, and never looks at the others; what it
# does there is what readers may expect.
FILES = {
    "tuned": HERE / "queries.yaml",
    "blind": HERE / "queries_blind.yaml",
    "roles": HERE / "queries_roles.yaml",
    "fresh": HERE / "queries_fresh.yaml",
    "strangers": HERE / "queries_strangers.yaml",
}
UNSEEN = ("blind", "roles", "strangers")
# A page's own link leads to the top of it, and that is where its bottom line stands.
BOTTOM_LINE = "bottom-line"


@dataclass(frozen=True, slots=True)
class Query:
    """What someone types, of which kind it is, and the addresses below the home page where it should lead."""

    text: str
    kind: str
    file: str
    reach: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """One page among the results, the sections of it that are offered with it, and which place of it is the best."""

    page: str
    sections: tuple[str, ...] = ()
    best: str | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a query led to, and whether that is right; `opened` is where the Enter key leads."""

    query: Query
    groups: tuple[Group, ...]
    first: bool
    in_three: bool
    section: bool
    opened: bool


@dataclass(frozen=True, slots=True)
class Measured:
    """What one search did with all queries: the verdicts, and the milliseconds that each key took.

    `found` is until the results are there, `painted` until they are on the screen, and `fetched` is how many bytes
    the first search had to wait for.
    """

    verdicts: tuple[Verdict, ...]
    found: tuple[float, ...]
    painted: tuple[float, ...]
    fetched: int


def address_of(place: str) -> str:
    """Return the address of a place such as `routes/oral.md#dose`: `routes/oral/#dose`."""
    path, mark, anchor = place.partition("#")
    name = path.removesuffix(".md")
    return ("" if name == "index" else f"{name.removesuffix('/index')}/") + mark + anchor


def page_of(address: str) -> str:
    """Return an address without its section."""
    return address.partition("#")[0]


def read_queries(file: str) -> list[Query]:
    """Read one of FILES by its name; raises ValueError when it is not a list of queries."""
    entries = yaml.safe_load(FILES[file].read_text("utf-8"))
    try:
        return [
            Query(str(entry["query"]), entry["kind"], file, tuple(map(address_of, entry["reach"]))) for entry in entries
        ]
    except (KeyError, TypeError) as error:
        raise ValueError(f"{FILES[file].name}: each entry needs query, kind and reach: {error!r}") from None


def lost_places(queries: Iterable[Query], folder: Path) -> list[str]:
    """Return the places that the guide built in `folder` does not have, which no search could find."""
    anchors: dict[str, set[str]] = {}
    lost = []
    for query in queries:
        for address in query.reach:
            page, _, anchor = address.partition("#")
            if page not in anchors:
                path = folder / page / "index.html"
                anchors[page] = set(html.parse(path).xpath("//@id")) | {""} if path.is_file() else set()
            if anchor not in anchors[page]:
                lost.append(f"{query.file}, {query.text!r}: {address}")
    return lost


def judge(query: Query, groups: Iterable[Group]) -> Verdict:
    """Say whether the result groups of a query, best first, lead where it should."""
    groups = tuple(groups)
    pages = [group.page for group in groups]
    right = {page_of(address) for address in query.reach}
    links = {link for group in groups[:1] for link in (group.page, *group.sections)}
    wanted = {
        page_of(address) if address.partition("#")[2] in ("", BOTTOM_LINE) else address for address in query.reach
    }
    best = {group.page if group.best is None else group.best for group in groups[:1]}
    # A page without an anchor stands for all its sections.
    whole = {address for address in query.reach if "#" not in address}
    return Verdict(
        query,
        groups,
        first=not right.isdisjoint(pages[:1]),
        in_three=not right.isdisjoint(pages[:3]),
        section=bool(wanted & links),
        opened=bool(best & (wanted | set(query.reach)) or whole & set(pages[:1])),
    )
