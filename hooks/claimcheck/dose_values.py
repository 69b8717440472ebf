"""What is wrong with a field of a dose or a limit, and what it lacks: forms and words, whatever its card says."""

from collections.abc import Iterator, Mapping

from guide.sources.amounts import is_amount
from guide.sources.cards import Card
from guide.vocabulary import AMOUNTS_OF_DOSE, NUMBERS_OF_DOSE, WORDS_OF_DOSE

_FORMS = {"rate": "0.1 mg/kg/hour", "time": "24 hours"}
_AMOUNTS = ("dose", "rate", "total")
# What was done in a study is no limit.
_OF_STUDIES = ("randomised controlled trial", "cohort study", "case series", "case report", "preclinical study")
_OF_RESULT = ("comparator", "outcome", "found")


def value_problem(name: str, value: str, what: str) -> str:
    """Say what is wrong with the value of the field `name` of a dose or a limit, or nothing."""
    if name in WORDS_OF_DOSE and value not in WORDS_OF_DOSE[name]:
        return f"'{value}' is no {name} of a {what}; write one of: {', '.join(WORDS_OF_DOSE[name])}"
    if name in AMOUNTS_OF_DOSE and not is_amount(name, value):
        return f"'{value}' is no {name} with a unit that is known; write it like {_FORMS.get(name, '0.5 mg/kg')}"
    if name in NUMBERS_OF_DOSE and not value.replace(",", "").isdigit():
        return f"'{value}' is no whole number; write '{name}' like 40"
    return ""


def limit_problem(item: Mapping[str, str], card: Card) -> str:
    """Say that a source of this design sets no limit of this kind, or nothing."""
    design = str(card.page.front_matter.fields.get("design"))
    kind = item.get("kind", "")
    if kind == "label" and design != "regulatory document":
        return f"a label is a regulatory document, and this source is a {design}; mend 'kind', or leave the limit out"
    if kind and design in _OF_STUDIES:
        return f"a {design} sets no limit; leave it out, or take it from the document that sets it"
    return ""


def lacks(item: Mapping[str, str], what: str, required: tuple[str, ...]) -> Iterator[str]:
    """Yield what to say of each field that a dose or a limit lacks."""
    yield from (f"this {what} has no '{name}'; add it" for name in required if not item.get(name))
    if not any(item.get(name) for name in _AMOUNTS):
        yield f"this {what} has no amount; add 'dose' or 'rate', as a fact of the card prints it"
    if item.get("result", "not compared") == "not compared":
        return
    if not all(item.get(name) for name in _OF_RESULT):
        yield "a result has 'comparator', 'outcome' and 'found'; add what is missing, or write 'not compared'"
    if item.get("against") == "nothing":
        yield "what is set against nothing is 'not compared'; mend 'against' or 'result'"
