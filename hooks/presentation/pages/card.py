"""A source card as its readers get it: the whole reference, what was read, and every claim that rests on it."""

import datetime
from collections.abc import Callable, Mapping
from html import escape

from presentation.claims import PublishedClaim
from presentation.references import Source

_READ = {
    "full text": "The full text",
    "abstract": "The abstract only; the full text was not seen",
    "abstract and excerpts": "The abstract and excerpts; the full text was not seen",
    "excerpts": "Excerpts or summaries only; neither the abstract as a whole nor the full text was seen",
}


def card_page(
    html: str,
    meta: Mapping[str, object],
    source: Source,
    claims: list[PublishedClaim],
    address: Callable[[PublishedClaim], str],
    references_url: str,
) -> str:
    """Return the HTML of a card.

    `html` is what Markdown made of the card's text, `meta` its front matter, `claims` those that
    cite the source, `address` gives the link to a claim from this page, and `references_url` is that
    of the page of all sources.
    """
    checked = meta.get("checked")
    day = f"{checked.day} {checked:%B %Y}" if isinstance(checked, datetime.date) else "not stated"
    about = ", ".join(str(tag).replace("-", " ") for tag in meta.get("about") or ())
    rows = {
        "Design": source.design.capitalize(),
        "Participants": str(meta.get("participants") or "Not reported in what was read"),
        "What was read": _READ.get(str(meta.get("read")), str(meta.get("read"))),
        "Card checked": day,
        "About": about,
    }
    facts = "".join(f"<div><dt>{name}</dt><dd>{escape(value)}</dd></div>" for name, value in rows.items())
    return (
        f'<p class="guide-card__up" data-search-exclude><a href="{references_url}">All sources</a></p>\n'
        f"<h1>{escape(source.name)}</h1>\n"
        f'<div class="guide-text guide-card" data-kind="source">\n'
        f'<p class="guide-card__reference">{source.reference} '
        f'<span class="guide-ref__links">{source.links}</span></p>\n'
        f'<dl class="guide-card__facts">{facts}</dl>\n{html}\n{_cited_by(claims, address)}\n</div>'
    )


def _cited_by(claims: list[PublishedClaim], address: Callable[[PublishedClaim], str]) -> str:
    count = f"{len(claims)} claim{'' if len(claims) == 1 else 's'}"
    items = "\n".join(
        f'<li><a href="{escape(address(claim))}">{escape(claim.text)}</a> '
        f'<span class="guide-ref__design">{escape(str(claim.page.front_matter.fields.get("title", "")))}</span></li>'
        for claim in claims
    )
    return (
        '<section class="guide-cited-by" data-search-exclude>\n'
        '<h2 id="cited-by" data-search-exclude>Where the guide cites this source</h2>\n'
        f"<p>{count}.</p>\n<ul>\n{items}\n</ul>\n</section>"
    )
