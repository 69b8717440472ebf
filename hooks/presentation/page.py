"""A page's HTML -> what the reader gets: citation labels, status, tables that scroll, references.

The page's own text is wrapped in an element that says what kind of page it is (`data-kind`); what
is added stands outside of it. The site gate takes nothing outside as an author's text and nothing
inside as added.
"""

import datetime
import re
from collections.abc import Callable, Mapping, Sequence
from html import escape

from presentation.changes import Change, changes_section
from presentation.linked_data import linked_data
from presentation.references import Source

_CITATION = re.compile(
    r'\s*(?:<span id="(?P<id>claim-[0-9a-f-]+)"></span>)?'
    r'\s*<span class="guide-cite" data-keys="(?P<keys>[a-z0-9 -]+)"></span>'
)
_TITLE = re.compile(r"\s*<h1\b.*?</h1>", re.DOTALL)
_TABLE_OR_HEADING = re.compile(r"<h[2-6]\b[^>]*>(.*?)</h[2-6]>|<table>|</table>", re.DOTALL)


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
) -> str:
    """Return the page's HTML with all that the guide adds.

    `html` is what Markdown made, `kind` evidence or site, `meta` the front matter, `sources` the
    formatted bibliography by key, which has every key that a citation mark names, and `card_url`
    gives the link from this page to the card of a key; `changes` are those of what the page says.
    """
    numbers: dict[str, int] = {}
    times: dict[str, int] = {}
    text = _CITATION.sub(lambda found: _labels(found["keys"].split(), found["id"], numbers, times, sources), html)
    text = wrap_tables(text)
    title = _TITLE.match(text)
    head, body = (title[0], text[title.end() :]) if title else ("", text)
    return "\n".join(
        [
            head,
            _status(meta) if kind == "evidence" else "",
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
        source = sources[key]
        tip = f"{source.name}. {source.title} ({source.design})"
        shown.append(
            f'<a href="#ref-{key}" id="cite-{key}-{times[key]}" title="{escape(tip)}" '
            f'aria-label="Reference {number}: {escape(source.name)}">{number}</a>'
        )
    # The label sticks to the word before it, so that no line begins with a lone bracket.
    anchor = f' id="{claim_id}"' if claim_id else ""
    return f'<span class="guide-cite"{anchor} data-search-exclude>[{",".join(shown)}]</span>'


def wrap_tables(html: str) -> str:
    """Put each table in a region that scrolls by itself, is reached by keyboard, and is named by its heading."""
    heading, count = "this page", 0

    def wrap(found: re.Match[str]) -> str:
        nonlocal heading, count
        if found[0] == "<table>":
            count += 1
            name = f"Table {count}: {heading}".replace('"', "&quot;")
            return f'<div class="guide-table" role="region" tabindex="0" aria-label="{name}"><table class="guide-rows">'
        if found[0] == "</table>":
            return "</table></div>"
        heading = re.sub(r"<a class=\"headerlink\".*?</a>|<[^>]+>", "", found[1]).strip()
        return found[0]

    return _TABLE_OR_HEADING.sub(wrap, html).replace("<th>", '<th scope="col">')


def _status(meta: Mapping[str, object]) -> str:
    checked_by = meta.get("checked_by")
    checked = f"Checked by {escape(str(checked_by))}" if checked_by else "Not yet checked by a clinician"
    parts = [
        f'<span class="guide-status__check{"" if checked_by else " guide-status__check--open"}">{checked}</span>',
        f"Evidence to {_day(meta.get('evidence_to'))}",
        f"Last reviewed {_day(meta.get('reviewed'))}",
        f'<span class="guide-status__due">Next review {_day(meta.get("next_review"))}</span>',
    ]
    items = "".join(f"<li>{part}</li>" for part in parts)
    return f'<aside class="guide-status" aria-label="State of this page" data-search-exclude><ul>{items}</ul></aside>'


def _day(value: object) -> str:
    if not isinstance(value, datetime.date):
        return "not stated"
    return f'<time datetime="{value.isoformat()}">{value.day} {value:%B %Y}</time>'


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
            f'<span class="guide-ref__design">{escape(source.design).capitalize()}.</span> '
            f'<span class="guide-ref__links">{source.links} '
            f'<a href="{card_url(key)}" aria-label="Source card: {escape(source.name)}">Card</a></span> '
            f'<span class="guide-ref__back">Cited here: {back}</span></li>'
        )
    listed = "\n".join(items)
    return (
        '<section class="guide-references" aria-labelledby="references" data-search-exclude>\n'
        f'<h2 id="references" data-search-exclude>References</h2>\n<ol>\n{listed}\n</ol>\n</section>'
    )
