"""A source card says what was read and what was found, each fact with where it stands in the source.

Why: a fact that nobody can look up in its source cannot be checked.
     The design is that of the entry; the sections are What was done, What was found and Limits, and no others.
Bad: - Pain fell by 10%.
Good: - Pain fell by 10%. *Abstract, results*
"""

from collections.abc import Iterator

from guide.guide import Guide
from guide.place import Place
from guide.sources.cards import Card
from guide.vocabulary import DESIGNS, READ, SECTIONS

from claimcheck.field_values import tags_problem
from claimcheck.finding import Found


def check(guide: Guide) -> Iterator[Found]:
    """Yield a finding for each part that a card lacks, or that has not the form it should have."""
    entries = guide.bibliography.by_key
    for card in guide.cards:
        fields, lines = card.page.front_matter.fields, card.page.front_matter.lines
        design = fields.get("design")
        if design and design not in DESIGNS:
            yield _found(card, lines["design"], f"'{design}' is no design; write one of: {', '.join(DESIGNS)}")
        elif design and card.key in entries and entries[card.key].fields.get("design") != design:
            yield _found(card, lines["design"], f"the bibliography has another design for '{card.key}'; mend one")
        if fields.get("read") and fields["read"] not in READ:
            yield _found(card, lines["read"], f"'{fields['read']}' is not what can be read; write: {', '.join(READ)}")
        if problem := tags_problem(fields.get("about")):
            yield _found(card, lines["about"], problem)
        if not any(fact.section == "What was found" for fact in card.facts):
            yield _found(card, 1, "this card has no fact under 'What was found'; add one from the source")
        for title in card.page.titles:
            if title.text.strip("# ") not in SECTIONS:
                message = f"'{title.text.lstrip('# ')}' is no part of a card; write one of: {', '.join(SECTIONS)}"
                yield _found(card, title.place.line, message, title.place.column)
        for fact in (fact for fact in card.facts if not fact.where):
            message = "this fact does not say where it stands; end it with *Abstract, results* or the like"
            yield _found(card, fact.place.line, message, fact.place.column)


def _found(card: Card, line: int, message: str, column: int = 1) -> Found:
    return card.page.path, Place(line, column), message
