"""A page's HTML -> what the reader gets: citation labels, status, named tables, references.

The page's own text is wrapped in an element that says what kind of page it is (`data-kind`); what
is added stands outside of it. The site gate takes nothing outside as an author's text and nothing
inside as added.
"""

import re
from collections.abc import Callable, Collection, Mapping, Sequence

from guide.changes import Change

from presentation.certainty import with_certainty_marks
from presentation.claims import PublishedClaim
from presentation.pages import bibliography, copies, coverage
from presentation.pages.card import card_page
from presentation.pages.changes import changes_section
from presentation.pages.citations import references_section, with_labels
from presentation.pages.linked_data import linked_data
from presentation.pages.markdown import SHELTERED_AT
from presentation.pages.status import status
from presentation.pages.tables import kept_together, named_tables
from presentation.references import Source
from presentation.shown import Shown, ShownPage

_TITLE = re.compile(r"\s*<h1\b.*?</h1>", re.DOTALL)
# Where the template puts the page's table of contents: it is known only when the whole page is.
CONTENTS = "<!-- contents -->"


def page_html(html: str, page: ShownPage, shown: Shown) -> str:
    """Return what the readers of `page` get: `html` is what Markdown made of its text."""

    def card_way(key: str) -> str:
        return shown.card_way(key, page)

    html = html.replace(SHELTERED_AT, "@")
    key = str(page.meta.get("key"))
    if page.kind == "source" and key in shown.sources:
        citing = [claim for claim in shown.claims if key in claim.claim.keys]
        references = shown.page_way("references.md", page)
        return card_page(html, page.meta, shown.sources[key], citing, lambda c: shown.claim_way(c, page), references)
    if bibliography.PLACE in html:
        listed = bibliography.bibliography_list(shown.sources, shown.claims, card_way)
        html = html.replace(bibliography.PLACE, listed)
    if bibliography.TOPICS_PLACE in html:
        topics = bibliography.topics_list(shown.sources, shown.guide.cards, card_way)
        html = html.replace(bibliography.TOPICS_PLACE, topics)
    if coverage.PLACE in html:
        counted = coverage.coverage(shown.guide, lambda other: shown.page_way(other.location, page))
        html = html.replace(coverage.PLACE, counted)
    html = html.replace(copies.PLACE, copies.copies(shown.address))
    changes = [change for change in shown.changes if change.page == page.path]
    claims = [claim for claim in shown.claims if claim.page.location == page.path]
    return present(html, page.kind, page.meta, shown.sources, card_way, changes, claims)


def added_sections(html: str, known: Collection[str]) -> list[tuple[str, str]]:
    """Return (id, title) of the sections of a page's HTML that Markdown does not know of, since they were added."""
    return [
        (found[1], found[2])
        for found in re.finditer(r'<h2 id="([^"]+)"[^>]*>(.*?)</h2>', html)
        if found[1] not in known and "headerlink" not in found[2]
    ]


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
    text, numbers, times = with_labels(html, sources)
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
            references_section(numbers, times, sources, card_url) if numbers else "",
            changes_section(list(changes)),
            linked_data(meta, [sources[key] for key in numbers]) if kind == "evidence" else "",
        ]
    )
