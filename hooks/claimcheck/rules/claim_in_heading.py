"""A heading, box title, table header or defined term names a topic and states nothing.

Why: readers believe what stands in bold, and a heading has no place for a source.
Bad: ## Ketamine lowers pain by 10%
Good: ## Pain at rest
"""

from collections.abc import Iterator

from guide.figures.figure import states_quantity
from guide.guide import Guide
from guide.markdown.page import Title
from guide.markdown.sentences import ends_like_sentence

from claimcheck.finding import Found


def _parts(title: Title) -> list[str]:
    return title.text.split("|") if title.kind == "table header" else [title.text]


def check(guide: Guide) -> Iterator[Found]:
    """Yield a finding for each title that states a figure or ends like a sentence."""
    for page in guide.evidence_pages:
        for title in page.titles:
            figure = states_quantity(title.text)
            if figure:
                what = f"states the figure '{figure}'; move it into a sentence with a source"
            elif any(ends_like_sentence(part.rstrip("# ")) for part in _parts(title)):
                what = "ends like a sentence; name the topic, and state the rest in a sentence with a source"
            else:
                continue
            message = f"this {title.kind} {what}"
            yield page.path, title.place, message
