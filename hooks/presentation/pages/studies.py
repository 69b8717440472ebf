"""Study tables: the cards with a tag, strongest design first, so that no study is typed in by hand."""

import re
from collections.abc import Mapping

from guide.sources.cards import Card
from guide.vocabulary import DESIGNS
from markupsafe import Markup

from presentation.markup import as_text, render
from presentation.references import Source
from presentation.tags import tags_of

_PLACE = re.compile(r"<!-- studies: ([a-z-]+) -->")


def with_studies(markdown: str, cards: tuple[Card, ...], sources: Mapping[str, Source]) -> str:
    """Put a table of the cards with the tag in the place of each ``<!-- studies: tag -->``; nothing if there are none.

    The main finding of a study is the first on its card that is about the tag.
    """

    def table(found: re.Match[str]) -> str:
        tagged = [card for card in cards if card.key in sources and found[1] in tags_of(card.page.front_matter.fields)]
        if not tagged:
            return ""
        studies = [_study(card, sources[card.key].name, found[1]) for card in sorted(tagged, key=_strength)]
        return str(render("pages/studies.md", studies=studies, tag=found[1]))

    return _PLACE.sub(table, markdown)


def _strength(card: Card) -> tuple[int, str]:
    design = card.page.front_matter.fields.get("design")
    return (DESIGNS.index(design) if design in DESIGNS else len(DESIGNS), card.key)


def _study(card: Card, name: str, tag: str) -> dict[str, str]:
    """Return the cells of a study's row; the main finding is Markdown already, as it stands on the card."""
    fields = card.page.front_matter.fields
    found = [fact.says for fact in card.facts if fact.section == "What was found"]
    # A source about many things: what it found on this one.
    word = tag.split("-")[0][:6]
    main = next((says for says in found if word in says.lower()), found[0] if found else "")
    return {
        "key": card.key,
        "name": as_text(name),
        "design": as_text(str(fields.get("design", ""))),
        "participants": as_text(str(fields.get("participants") or "not reported")),
        "main": Markup(main.replace("|", "\\|")),
    }
