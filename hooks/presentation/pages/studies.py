"""Study tables: the cards with a tag, strongest design first, so that no study is typed in by hand."""

import re
from collections.abc import Callable, Mapping

from guide.sources.cards import Card
from guide.vocabulary import DESIGNS

from presentation.references import Source

PLACE = re.compile(r"<!-- studies: ([a-z-]+) -->")
_HEADER = "| Study | Design | Participants | Main finding | Source |\n| --- | --- | --- | --- | --- |"


def with_studies(
    markdown: str, cards: tuple[Card, ...], sources: Mapping[str, Source], missing: Callable[[str], None]
) -> str:
    """Put a table of the cards with the tag in the place of each ``<!-- studies: tag -->``; call `missing` for none.

    The main finding of a study is the first on its card that is about the tag.
    """

    def table(found: re.Match[str]) -> str:
        tagged = [
            card for card in cards if card.key in sources and found[1] in card.page.front_matter.fields.get("about", ())
        ]
        if not tagged:
            missing(found[1])
            return ""
        rows = [_row(card, sources[card.key].name, found[1]) for card in sorted(tagged, key=_strength)]
        summary = f"{len(rows)} sources with a card about {found[1].replace('-', ' ')}, strongest design first"
        parts = [
            '<details class="guide-studies" markdown="1" data-search-exclude>',
            f"<summary>{summary}</summary>",
            "",
        ]
        return "\n".join([*parts, _HEADER, *rows, "", "</details>"])

    return PLACE.sub(table, markdown)


def _strength(card: Card) -> tuple[int, str]:
    design = card.page.front_matter.fields.get("design")
    return (DESIGNS.index(design) if design in DESIGNS else len(DESIGNS), card.key)


def _row(card: Card, name: str, tag: str) -> str:
    fields = card.page.front_matter.fields
    found = [fact.says for fact in card.facts if fact.section == "What was found"]
    # A source about many things: what it found on this one.
    word = tag.split("-")[0][:6]
    main = next((says for says in found if word in says.lower()), found[0] if found else "")
    cells = [name, fields.get("design", ""), fields.get("participants") or "not reported", main]
    return "| " + " | ".join(str(cell).replace("|", "\\|") for cell in cells) + f" | [@{card.key}] |"
