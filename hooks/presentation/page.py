"""A page's HTML -> what the reader gets: citation labels, status, named tables, references.

The page's own text is wrapped in an element that says what kind of page it is (`data-kind`); what
is added stands outside of it. The site gate takes nothing outside as an author's text and nothing
inside as added.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from html import escape

from presentation.certainty import with_certainty_marks
from presentation.changes import Change, changes_section
from presentation.claims import PublishedClaim
from presentation.linked_data import linked_data
from presentation.references import Source
from presentation.status import status
from presentation.tables import kept_together, named_tables

_CITATION = re.compile(
    r'\s*(?:<span id="(?P<id>claim-[0-9a-f-]+)"></span>)?'
    r'\s*<span class="guide-cite" data-keys="(?P<keys>[a-z0-9 -]+)"></span>'
)
_TITLE = re.compile(r"\s*<h1\b.*?</h1>", re.DOTALL)
# Where the template puts the page's table of contents: it is known only when the whole page is.
CONTENTS = "<!-- contents -->"


def citation_mark(keys: list[str]) -> str:
    """Return the place holder that `present` turns into labels; it passes through Markdown unharmed."""
    return f'<span class="guide-cite" data-keys="{" ".join(keys)}"></span>'


def present(
    html: str,
    kind: str,
    meta: Mapping[str, object],
    sources: Mapping[str, Source],
    card_url: Callable[[str], str],
    changes: Sequence[Change] = (),
    claims: Sequence[PublishedClaim] = (),
) -> str:
    """Return the page's HTML with all that the guide adds.

    `html` is what Markdown made, `kind` evidence or site, `meta` the front matter, `sources` the
    formatted bibliography by key, which has every key that a citation mark names, and `card_url`
    gives the link from this page to the card of a key; `changes` are those of what the page says,
    and `claims` those of the page.
    """
    numbers: dict[str, int] = {}
    times: dict[str, int] = {}
    text = _CITATION.sub(lambda found: _labels(found["keys"].split(), found["id"], numbers, times, sources), html)
    text = named_tables(text)
    if kind == "evidence":
        text = kept_together(with_certainty_marks(text))
    title = _TITLE.match(text)
    head, body = (title[0], text[title.end() :]) if title else ("", text)
    return "\n".join(
        [
            head,
            status(meta, claims, sources) if kind == "evidence" else "",
            CONTENTS,
            f'<div class="guide-text" data-kind="{kind}">',
            body,
            "</div>",
            _references(numbers, times, sources, card_url) if numbers else "",
            changes_section(list(changes)),
            linked_data(meta, [sources[key] for key in numbers]) if kind == "evidence" else "",
        ]
    )


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


def _references(
    numbers: Mapping[str, int],
    times: Mapping[str, int],
    sources: Mapping[str, Source],
    card_url: Callable[[str], str],
) -> str:
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
