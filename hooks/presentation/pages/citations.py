"""Citations on a page: their labels in the text, and the list of references that they lead to."""

import re
from collections.abc import Callable, Collection, Mapping
from html import escape

from mkdocs_bibtex.citation import CitationBlock

from presentation.references import Source

_CITATION = re.compile(
    r'\s*(?:<span id="(?P<id>claim-[0-9a-f-]+)"></span>)?'
    r'\s*<span class="guide-cite" data-keys="(?P<keys>[a-z0-9 -]+)"></span>'
)


class CitationMarks:
    """What mkdocs-bibtex asks for the text of a citation: a mark, which `with_labels` turns into what readers see."""

    footnote_format = "{key}"

    def __init__(self, keys: Collection[str]) -> None:
        """Mark citations of these keys; `keys` are those of the bibliography."""
        self._keys = keys

    def validate_citation_blocks(self, blocks: object) -> None:
        """Do nothing: the source gate has checked them, with file and line."""

    def inline_text(self, block: CitationBlock) -> str:
        """Return the mark of a citation; one that is none stays as it is, for author and site gate to see."""
        if any(cited.prefix or cited.suffix or cited.key not in self._keys for cited in block.citations):
            return str(block)
        return citation_mark([cited.key for cited in block.citations])

    def reference_text(self, citation: object) -> str:
        """Return nothing: `references_section` writes the references, once each, at the end of the page."""
        return ""


def citation_mark(keys: list[str]) -> str:
    """Return the place holder that `present` turns into labels; it passes through Markdown unharmed."""
    return f'<span class="guide-cite" data-keys="{" ".join(keys)}"></span>'


def with_labels(html: str, sources: Mapping[str, Source]) -> tuple[str, dict[str, int], dict[str, int]]:
    """Return a page's HTML with its citations labelled, the number of each key, and how often each is cited."""
    numbers: dict[str, int] = {}
    times: dict[str, int] = {}
    text = _CITATION.sub(lambda found: _labels(found["keys"].split(), found["id"], numbers, times, sources), html)
    return text, numbers, times


def _labels(
    keys: list[str],
    claim_id: str | None,
    numbers: dict[str, int],
    times: dict[str, int],
    sources: Mapping[str, Source],
) -> str:
    shown = []
    for key in keys:
        number = numbers.setdefault(key, len(numbers) + 1)
        times[key] = times.get(key, 0) + 1
        shown.append(
            f'<a href="#ref-{key}" id="cite-{key}-{times[key]}" '
            f'aria-label="Reference {number}: {escape(sources[key].name)}">{number}</a>'
        )
    # The label sticks to the word before it, so that no line begins with a lone bracket.
    anchor = f' id="{claim_id}"' if claim_id else ""
    return f'<span class="guide-cite"{anchor} data-search-exclude>[{",".join(shown)}]</span>'


def references_section(
    numbers: Mapping[str, int],
    times: Mapping[str, int],
    sources: Mapping[str, Source],
    card_url: Callable[[str], str],
) -> str:
    """Return the list of a page's references, in the order of their `numbers`."""
    items = []
    for key, number in numbers.items():
        source = sources[key]
        back = " ".join(
            f'<a href="#cite-{key}-{time}" aria-label="Back to citation {time} of reference {number}">{time}</a>'
            for time in range(1, times[key] + 1)
        )
        items.append(
            f'<li id="ref-{key}"><span class="guide-ref">{source.reference}</span> '
            f'<span class="guide-ref__design">{_about(source)}</span> '
            f'<span class="guide-ref__links">{source.links} '
            f'<a href="{card_url(key)}" aria-label="Source card: {escape(source.name)}">Card</a></span> '
            f'<span class="guide-ref__back">Cited here: {back}</span></li>'
        )
    listed = "\n".join(items)
    return (
        '<section class="guide-references" aria-labelledby="references" data-search-exclude>\n'
        f'<h2 id="references" data-search-exclude>References</h2>\n<ol>\n{listed}\n</ol>\n</section>'
    )


def _about(source: Source) -> str:
    """Return what kind of source it is, who took part, and how much of it was read, as one line."""
    parts = [source.design.capitalize(), source.participants, f"read as {source.read}" if source.read else ""]
    return escape("; ".join(part.rstrip(".") for part in parts if part)) + "."
