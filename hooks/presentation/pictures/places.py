"""The places of pictures in a page's Markdown: `<!-- picture: chronic-effects -->` on a line of its own is one,

and `<!-- picture: hardy2012 -->` that of the counts of a card.
"""

import re
from collections.abc import Callable, Mapping

from guide.sources.cards import Card
from guide.sources.counts import read_counts
from guide.sources.effects import read_effects
from guide.vocabulary import DOSE_PICTURES

from presentation.pictures.doses import dose_landscape
from presentation.pictures.evidence_map import evidence_map
from presentation.pictures.forest import FORESTS, forest_plot
from presentation.pictures.people import pictograph
from presentation.references import Source

PLACE = re.compile(r"^<!-- picture: ([a-z][a-z0-9-]*) -->$", re.MULTILINE)
_MAP = "evidence-map"


def with_pictures(
    markdown: str, cards: tuple[Card, ...], sources: Mapping[str, Source], way: Callable[[str], str]
) -> str:
    """Put a picture and its table in the place of each ``<!-- picture: name -->``; nothing if there is nothing to draw.

    `way` gives the link from the page to the card of a key.
    """

    def name(key: str) -> str:
        return sources[key].name

    # One key does for all dose pictures of a page: it stands in front of the first.
    keyed = next((found[1] for found in PLACE.finditer(markdown) if found[1] in DOSE_PICTURES), "")

    def picture(found: re.Match[str]) -> str:
        known = [card for card in cards if card.key in sources]
        if found[1] == _MAP:
            return evidence_map(_MAP, known, name, way)
        if found[1] in FORESTS:
            return forest_plot(found[1], [effect for card in known for effect in read_effects(card)], name, way)
        if found[1] in DOSE_PICTURES:
            return dose_landscape(found[1], known, name, way, keyed)
        counted = next((card for card in known if card.key == found[1]), None)
        return pictograph(counted.key, read_counts(counted), name(counted.key), way(counted.key)) if counted else ""

    return PLACE.sub(picture, markdown)
