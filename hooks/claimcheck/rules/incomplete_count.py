"""A count out of 100 on a card has the fields of one, each number a whole one up to 100.

Why: pictographs are drawn from counts, and 100 figures can show nothing else.
Bad: - {outcome: nausea, drug: ketamine, count: 35%}
Good: - {outcome: nausea, population: adults after surgery, drug: ketamine, count: 35}
"""

from collections.abc import Iterator

from guide.guide import Guide
from guide.place import Place
from guide.sources.counts import is_of_100
from guide.sources.listed import listed_items
from guide.vocabulary import COUNT, NUMBERS_OF_COUNT, REQUIRED_OF_COUNT

from claimcheck.finding import Found


def check(guide: Guide) -> Iterator[Found]:
    """Yield a finding for each part that a count lacks, or that has not the form it should have."""
    for card in guide.cards:
        if (items := listed_items(card, "counts")) is None:
            message = "'counts' is a list of fields; write - {outcome: nausea, drug: ketamine, count: 35}"
            yield card.page.path, Place(card.page.front_matter.lines["counts"]), message
        for line, item in items or ():
            yield from ((card.page.path, Place(line), message) for message in _messages(item))


def _messages(item: dict[str, str]) -> Iterator[str]:
    for name, value in item.items():
        if name not in COUNT:
            yield f"counts have no '{name}'; they have: {', '.join(COUNT)}"
        elif name in NUMBERS_OF_COUNT and not is_of_100(value):
            yield f"'{value}' is no whole number from 0 to 100; write it like 35"
    for name in REQUIRED_OF_COUNT:
        if not item.get(name):
            yield f"this count has no '{name}'; add it"
    if bool(item.get("comparator")) != bool(item.get("comparator_count")):
        yield "a comparison has 'comparator' and 'comparator_count'; add what is missing"
