"""A heading or a table header names a topic and states nothing.

Why: readers believe what stands in bold, and a heading has no place for a source.
Bad: ## Ketamine lowers pain by 10%
Good: ## Pain at rest
"""

from collections.abc import Iterator

from guide.figures.names import without_names
from guide.figures.quantity import states_quantity, unit_alone
from guide.guide import Guide
from guide.markdown.page import Title
from guide.markdown.sentences import states_sentence

from claimcheck.finding import Found
from claimcheck.words import share_in_words, states_without_stop


def _parts(title: Title) -> list[str]:
    text = without_names(title.text)
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
            elif any(states_sentence(part) or states_without_stop(part) for part in parts):
                what = "reads like a sentence; name the topic, and state the rest in a sentence with a source"
            else:
                continue
            message = f"this {title.kind} {what}"
            yield page.path, title.place, message
