"""Study tables: the cards with a tag, strongest design first, so that no study is typed in by hand."""

import re
from collections.abc import Callable

from claimcheck.cards import Card
from claimcheck.vocabulary import DESIGNS

PLACE = re.compile(r"<!-- studies: ([a-z-]+) -->")
_HEADER = "| Study | Design | Participants | Main finding | Source |\n| --- | --- | --- | --- | --- |"


def with_studies(markdown: str, cards: tuple[Card, ...], missing: Callable[[str], None]) -> str:
    """Put a table of the cards with the tag in the place of each ``<!-- studies: tag -->``; call `missing` for none."""

    def table(found: re.Match[str]) -> str:
        tagged = [card for card in cards if found[1] in card.page.front_matter.fields.get("about", ())]
        if not tagged:
            missing(found[1])
        return "\n".join([_HEADER, *map(_row, sorted(tagged, key=_strength))]) if tagged else ""

    return PLACE.sub(table, markdown)


def _strength(card: Card) -> tuple[int, str]:
    design = card.page.front_matter.fields.get("design")
    return (DESIGNS.index(design) if design in DESIGNS else len(DESIGNS), card.key)


def _row(card: Card) -> str:
    fields = card.page.front_matter.fields
    first = next((fact for fact in card.facts if fact.section == "What was found"), None)
    name = re.sub(r"(\d{4})[a-z]?$", r" \1", card.key).capitalize()
    cells = [name, fields.get("design", ""), fields.get("participants") or "not reported", first.says if first else ""]
    return "| " + " | ".join(str(cell).replace("|", "\\|") for cell in cells) + f" | [@{card.key}] |"
