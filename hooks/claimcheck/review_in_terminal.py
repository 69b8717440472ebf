"""A review in a plain terminal: a sentence and the facts of its card one below the other, and the answer to them."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from guide.ledger import CONFIRMED, HOW, PROPOSED
from guide.sources.cards import Fact

from claimcheck.finding import short
from claimcheck.review import Citation

_ANSWERS = "Enter: yes; numbers: these facts instead; s: later; q: stop"


class StoppedError(Exception):
    """The author wants to stop here."""


def to_ask(citations: Iterable[Citation]) -> list[Citation]:
    """Return what a person has to read: what changed or is new, then what was only proposed, each in its order."""
    asked = [found for found in citations if found.suspect or found.basis.how == PROPOSED]
    return sorted(asked, key=lambda found: not found.suspect)


def ask(found: Citation, read: Callable[[str], str], show: Callable[[str], None]) -> Citation | None:
    """Show a citation and return it as the author answers, or nothing for later; raises StoppedError."""
    show(shown(found))
    while True:
        try:
            answer = read(f"{_ANSWERS} > ").strip().lower()
        except EOFError as error:
            raise StoppedError from error
        if answer == "q":
            raise StoppedError
        if answer == "s":
            return None
        facts = found.facts if answer in ("", "y", "yes") else _numbered(answer, found.card.lines)
        if facts:
            return found.resting_on(facts, CONFIRMED)
        show(f"'{short(answer)}' names no facts of this card; answer with its numbers, such as: 2 3")


def shown(found: Citation) -> str:
    """Return a citation as text: the sentence, then the lines of its card, those marked that it rests on."""
    place = found.claim.place
    said = " ".join(found.claim.text.split())
    lines = [f"\n{found.page.path}:{place.line}:{place.column}: [@{found.card.key}] ({_why(found)})", f"  {said}"]
    for line in found.card.lines:
        mark = ">" if line.mark in found.basis.facts else " "
        lines.append(f"{mark} {line.number:>2}  {line.says}")
    return "\n".join(lines)


def moved(found: Citation) -> str:
    """Return one line on a citation that rests on other facts than it did."""
    place, names = found.claim.place, ", ".join(fact.name for fact in found.facts)
    return f"{found.page.path}:{place.line}:{place.column}: now rests on {names} of {found.card.key}; read both"


def summary(citations: Sequence[Citation]) -> str:
    """Return one line on how the facts of all these citations were chosen."""
    hows = Counter(found.basis.how for found in citations)
    return f"{len(citations)} citations: " + ", ".join(f"{hows[how]} {how}" for how in HOW)


def _numbered(answer: str, lines: Sequence[Fact]) -> list[Fact]:
    numbers = {int(number) for number in re.findall(r"\d{1,4}", answer)} if re.fullmatch(r"[\d\s,]+", answer) else set()
    return [line for line in lines if line.number in numbers] if numbers <= {line.number for line in lines} else []


def _why(found: Citation) -> str:
    if not found.suspect:
        return "proposed by the machine"
    if found.before is None:
        return "new"
    return "changed" if found.before.claim != found.basis.claim else "a fact has changed"
