"""Whether the first click in the menu, by its labels alone, goes to the part where the answer stands."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml
from mkdocs.utils.yaml import yaml_load
from reader.tables import table
from serving import ROOT

FILE = Path(__file__).parent / "first_clicks.yaml"


@dataclass(frozen=True, slots=True)
class Click:
    """What someone asks, the part of the menu that was picked, and the parts and places where the answer stands."""

    who: str
    asks: str
    picked: str
    right: tuple[str, ...]
    stands: tuple[str, ...]

    @property
    def met(self) -> bool:
        """Tell whether the part that was picked holds the answer."""
        return self.picked in self.right


def parts() -> dict[str, frozenset[str]]:
    """Return the pages of each part of the menu, by its label, in the order of the menu."""
    with (ROOT / "mkdocs.yml").open(encoding="utf-8") as file:
        menu = yaml_load(file)["nav"]
    return {label: frozenset(_pages(below)) for part in menu for label, below in part.items()}


def _pages(below: str | Sequence[str | dict[str, str]]) -> Iterable[str]:
    for page in [below] if isinstance(below, str) else below:
        yield from page.values() if isinstance(page, dict) else [page]


def shown() -> list[str]:
    """Return the labels that whoever picked was shown."""
    return list(yaml.safe_load(FILE.read_text("utf-8"))["shown"])


def clicks() -> list[Click]:
    """Return the questions with their picks, each with the parts that hold its answer."""
    held = parts()
    return [
        Click(
            who=asked["who"],
            asks=asked["asks"],
            picked=asked["picked"],
            right=tuple(part for part, pages in held.items() if pages & {p.partition("#")[0] for p in asked["stands"]}),
            stands=tuple(asked["stands"]),
        )
        for asked in yaml.safe_load(FILE.read_text("utf-8"))["questions"]
    ]


def text(found: Iterable[Click]) -> str:
    """Return the clicks as a table."""
    rows = [
        [click.who, click.asks, click.picked, "right" if click.met else "wrong", ", ".join(click.right)]
        for click in found
    ]
    return table(["Who", "asks", "first click", "", "where the answer stands"], rows)
