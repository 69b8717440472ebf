"""A dose or a limit on a card has the fields and the words of one, each amount with its unit.

Why: pictures are drawn from doses; one in a unit that is not known would be drawn where it was never given.
     An amount without a weight, such as 20 mg/hour, is listed and not drawn: no weight is made up for it.
Bad: - {indication: surgery, drug: ketamine, route: intravenous, rate: 0.1 mg, against: placebo, given: 1}
Good: - {indication: surgery, drug: ketamine, rate: 0.1 mg/kg/hour, against: nothing, result: not compared, given: 1}
"""

from collections.abc import Iterator

from guide.guide import Guide
from guide.place import Place
from guide.sources.listed import listed_items
from guide.vocabulary import DOSE, LIMIT, REQUIRED_OF_DOSE, REQUIRED_OF_LIMIT

from claimcheck.dose_values import lacks, limit_problem, value_problem
from claimcheck.finding import Found

_LISTS = {
    "doses": ("dose", DOSE, REQUIRED_OF_DOSE, "rate: 0.1 mg/kg/hour, given: 1"),
    "limits": ("limit", LIMIT, REQUIRED_OF_LIMIT, "kind: ceiling, rate: 1 mg/kg/hour, given: 1"),
}


def check(guide: Guide) -> Iterator[Found]:
    """Yield a finding for each part that a dose or a limit lacks, or that has not the form it should have."""
    for card in guide.cards:
        for name, (what, known, required, like) in _LISTS.items():
            if (items := listed_items(card, name)) is None:
                message = f"'{name}' is a list of fields; write - {{indication: surgery, {like}}}"
                yield card.page.path, Place(card.page.front_matter.lines[name]), message
            for line, item in items or ():
                messages = [value_problem(field, value, what) for field, value in item.items() if field in known]
                messages += [f"{what}s have no '{odd}'; they have: {', '.join(known)}" for odd in item.keys() - known]
                messages += lacks(item, what, required)
                messages += [limit_problem(item, card)]
                yield from ((card.page.path, Place(line), message) for message in messages if message)
