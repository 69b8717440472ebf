"""A heading or a table header names a topic and states nothing.

Why: readers believe what stands in bold, and a heading has no place for a source.
Bad: ## Ketamine lowers pain by 10%
Good: ## Pain at rest
"""

import re
from collections.abc import Iterator

from guide.figures.quantity import states_quantity, unit_alone
from guide.guide import Guide
from guide.markdown.page import Title
from guide.markdown.sentences import states_sentence

from claimcheck.finding import Found
from claimcheck.words import share_in_words

# What headings name by a number without stating anything: an interval's level, a scale, a phase, an age.
_NAMED = re.compile(
    r"\b9[059]% (?:CI|PI|CrI|confidence interval)|\(0 to \d+\)|\b[Pp]hase [0-4]\b(?:(?: and | or |/)[0-4]\b)?"
    r"|\b(?:under|over|below|above|(?:younger|older) than|aged) \d+(?: to \d+)?(?: (?:years|months|weeks)(?: old)?)?"
)


def _parts(title: Title) -> list[str]:
    text = _NAMED.sub("", title.text)
    return text.split("|") if title.kind == "table header" else [text.strip("# ")]


def check(guide: Guide) -> Iterator[Found]:
    """Yield a finding for each title that states a figure or has a sentence in it."""
    for page in guide.evidence_pages:
        for title in page.titles:
            parts = _parts(title)
            figure = next(filter(None, map(states_quantity, parts)), "") or share_in_words(" | ".join(parts))
            units = map(unit_alone, parts) if title.kind == "table header" else ()
            if unit := next(filter(None, units), ""):
                what = f"names the unit '{unit}'; write it in each cell beside its number, where it is checked"
            elif figure:
                what = f"states the figure '{figure}'; move it into a sentence with a source"
            elif any(map(states_sentence, parts)):
                what = "ends like a sentence; name the topic, and state the rest in a sentence with a source"
            else:
                continue
            message = f"this {title.kind} {what}"
            yield page.path, title.place, message
