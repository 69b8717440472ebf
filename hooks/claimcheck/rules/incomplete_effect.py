"""A pooled effect on a card has the fields and the words of one, each number as the card prints it.

Why: pictures are drawn from effects; one without its measure or unit would stand beside others that it does not equal.
Bad: - {indication: perioperative, outcome: pain, measure: mean difference, estimate: −0.75}
Good: - {indication: perioperative, outcome: pain, measure: mean difference, estimate: −0.75, unit: points of 10}
"""

from collections.abc import Iterator

from guide.guide import Guide
from guide.place import Place
from guide.sources.cards import Card
from guide.sources.listed import is_number, listed_items
from guide.vocabulary import EFFECT, NUMBERS_OF_EFFECT, REQUIRED_OF_EFFECT, WORDS_OF_EFFECT

from claimcheck.finding import Found


def check(guide: Guide) -> Iterator[Found]:
    """Yield a finding for each part that an effect lacks, or that has not the form it should have."""
    for card in guide.cards:
        if (items := listed_items(card, "effects")) is None:
            message = "'effects' is a list of fields; write - {outcome: pain, measure: mean difference, estimate: −1}"
            yield card.page.path, Place(card.page.front_matter.lines["effects"]), message
        for line, item in items or ():
            yield from ((card.page.path, Place(line), message) for message in _messages(item, card))


def _messages(item: dict[str, str], card: Card) -> Iterator[str]:
    for name, value in item.items():
        if name not in EFFECT:
            yield f"effects have no '{name}'; they have: {', '.join(EFFECT)}"
        elif name in WORDS_OF_EFFECT and value not in WORDS_OF_EFFECT[name]:
            yield f"'{value}' is no {name} of an effect; write one of: {', '.join(WORDS_OF_EFFECT[name])}"
        elif name in NUMBERS_OF_EFFECT and not is_number(value):
            yield f"'{value}' is no number as cards print it; write it like −0.53"
    for name in REQUIRED_OF_EFFECT:
        if not item.get(name):
            yield f"this effect has no '{name}'; add it"
    if item.get("indication") and item["indication"] not in card.tags:
        yield f"'{item['indication']}' is no tag of this card; write one of its 'about'"
    if item.get("measure") == "mean difference" and not item.get("unit"):
        yield "a mean difference has a unit; add it, or write 'scale not stated'"
    if len({bool(item.get(name)) for name in ("low", "high", "interval")}) > 1:
        yield "an interval has 'low', 'high' and its name in 'interval', such as 95% CI; add what is missing"
