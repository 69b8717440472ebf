"""A pooled effect on a card has the fields and the words of one, each number as the card prints it.

Why: pictures are drawn from effects; one without its measure or unit would stand beside others that it does not equal.
Bad: - {indication: perioperative, outcome: pain, measure: mean difference, estimate: −0.75}
Good: - {indication: perioperative, outcome: pain, measure: mean difference, estimate: −0.75, unit: points of 10}
"""

import re
from collections.abc import Iterator

from guide.guide import Guide
from guide.place import Place
from guide.sources.cards import Card
from guide.sources.effects import effect_items
from guide.vocabulary import CERTAINTIES, DRUGS, EFFECT, MEASURES, OUTCOMES, REQUIRED_OF_EFFECT

from claimcheck.finding import Found

_WORDS = {"outcome": OUTCOMES, "measure": MEASURES, "drug": DRUGS, "certainty": CERTAINTIES}
_NUMBERS = ("estimate", "low", "high")
# A signed number as text: −0.53, 12, 1,234.5.
_NUMBER = re.compile(r"−?\d[\d,]*(?:\.\d+)?")


def check(guide: Guide) -> Iterator[Found]:
    """Yield a finding for each part that an effect lacks, or that has not the form it should have."""
    for card in guide.cards:
        items = effect_items(card)
        if items is None:
            message = "'effects' is a list of fields; write - {outcome: pain, measure: mean difference, estimate: −1}"
            yield card.page.path, Place(card.page.front_matter.lines["effects"]), message
        for line, item in items or ():
            for message in _messages(item, card):
                yield card.page.path, Place(line), message


def _messages(item: dict[str, str], card: Card) -> Iterator[str]:
    for name, value in item.items():
        if name not in EFFECT:
            yield f"effects have no '{name}'; they have: {', '.join(EFFECT)}"
        elif name in _WORDS and value not in _WORDS[name]:
            yield f"'{value}' is no {name} of an effect; write one of: {', '.join(_WORDS[name])}"
        elif name in _NUMBERS and not _NUMBER.fullmatch(value):
            yield f"'{value}' is no number as cards print it; write it like −0.53"
    for name in REQUIRED_OF_EFFECT:
        if not item.get(name):
            yield f"this effect has no '{name}'; add it"
    about = card.page.front_matter.fields.get("about")
    if item.get("indication") and item["indication"] not in (about if isinstance(about, list) else ()):
        yield f"'{item['indication']}' is no tag of this card; write one of its 'about'"
    if item.get("measure") == "mean difference" and not item.get("unit"):
        yield "a mean difference has a unit; add it, or write 'scale not stated'"
    if len({bool(item.get(name)) for name in ("low", "high", "interval")}) > 1:
        yield "an interval has 'low', 'high' and its name in 'interval', such as 95% CI; add what is missing"
