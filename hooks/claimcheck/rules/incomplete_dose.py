"""A dose or a limit on a card has the fields and the words of one, each amount with its unit.

Why: pictures are drawn from doses; one in a unit that is not known would be drawn where it was never given.
     An amount without a weight, such as 20 mg/hour, is listed and not drawn: no rule may put a weight in its place.
Bad: - {indication: surgery, drug: ketamine, route: intravenous, rate: 0.1 mg, against: placebo, given: 1}
Good: - {indication: surgery, drug: ketamine, route: intravenous, rate: 0.1 mg/kg/hour, against: nothing, ...}
"""

from collections.abc import Iterator

from guide.guide import Guide
from guide.place import Place
from guide.sources.amounts import is_amount
from guide.sources.listed import listed_items
from guide.vocabulary import AMOUNTS_OF_DOSE, DOSE, LIMIT, REQUIRED_OF_DOSE, REQUIRED_OF_LIMIT, WORDS_OF_DOSE

from claimcheck.finding import Found

_LISTS = {
    "doses": ("dose", DOSE, REQUIRED_OF_DOSE, "rate: 0.1 mg/kg/hour, given: 1"),
    "limits": ("limit", LIMIT, REQUIRED_OF_LIMIT, "kind: ceiling, rate: 1 mg/kg/hour, given: 1"),
}
_FORMS = {"rate": "0.1 mg/kg/hour", "time": "24 hours"}


def check(guide: Guide) -> Iterator[Found]:
    """Yield a finding for each part that a dose or a limit lacks, or that has not the form it should have."""
    for card in guide.cards:
        for name, (what, known, required, like) in _LISTS.items():
            if (items := listed_items(card, name)) is None:
                message = f"'{name}' is a list of fields; write - {{indication: surgery, {like}}}"
                yield card.page.path, Place(card.page.front_matter.lines[name]), message
            for line, item in items or ():
                messages = (*_words(item, what, known), *_lacks(item, what, required))
                yield from ((card.page.path, Place(line), message) for message in messages)


def _words(item: dict[str, str], what: str, known: tuple[str, ...]) -> Iterator[str]:
    for name, value in item.items():
        if name not in known:
            yield f"{what}s have no '{name}'; they have: {', '.join(known)}"
        elif name in WORDS_OF_DOSE and value not in WORDS_OF_DOSE[name]:
            yield f"'{value}' is no {name} of a {what}; write one of: {', '.join(WORDS_OF_DOSE[name])}"
        elif name in AMOUNTS_OF_DOSE and not is_amount(name, value):
            yield f"'{value}' is no {name} with a unit that is known; write it like {_FORMS.get(name, '0.5 mg/kg')}"
        elif name in ("people", "days", "given", "found") and not value.replace(",", "").isdigit():
            yield f"'{value}' is no whole number; write '{name}' like 40"


def _lacks(item: dict[str, str], what: str, required: tuple[str, ...]) -> Iterator[str]:
    yield from (f"this {what} has no '{name}'; add it" for name in required if not item.get(name))
    if not any(item.get(name) for name in ("dose", "rate", "total")):
        yield f"this {what} has no amount; add 'dose' or 'rate', as a fact of the card prints it"
    compared = item.get("result", "not compared") != "not compared"
    if what == "dose" and compared and not all(item.get(name) for name in ("comparator", "outcome", "found")):
        yield "a result has 'comparator', 'outcome' and 'found'; add what is missing, or write 'not compared'"
    if what == "dose" and compared and item.get("against") == "nothing":
        yield "what is set against nothing is 'not compared'; mend 'against' or 'result'"
