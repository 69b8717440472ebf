"""The line under a title: who checked the page, how sure the sources are, and how old it is."""

import datetime
from collections.abc import Mapping, Sequence
from html import escape

from presentation.certainty import CERTAINTY, certainty_mark, levels
from presentation.claims import PublishedClaim
from presentation.references import Source

_SHOWN = 3


def status(meta: Mapping[str, object], claims: Sequence[PublishedClaim], sources: Mapping[str, Source]) -> str:
    """Return the status of an evidence page with this front matter and these claims as HTML.

    A page that is overdue says so itself, with guide.js: a build must not change because the day did.
    """
    checked_by = meta.get("checked_by")
    checked = f"Checked by {escape(str(checked_by))}" if checked_by else "Not yet checked by a clinician"
    parts = [
        f'<span class="guide-status__check{"" if checked_by else " guide-status__check--open"}">{checked}</span>',
        f"Evidence to {_day(meta.get('evidence_to'))}",
        f"Last reviewed {_day(meta.get('reviewed'))}",
        f'<span class="guide-status__due">Next review {_day(meta.get("next_review"))}</span>',
        f'<span class="guide-status__certainty">{_certainty(claims, sources)}</span>',
    ]
    items = "".join(f"<li>{part}</li>" for part in parts)
    return f'<aside class="guide-status" aria-label="State of this page" data-search-exclude><ul>{items}</ul></aside>'


def _certainty(claims: Sequence[PublishedClaim], sources: Mapping[str, Source]) -> str:
    """Return the certainties that the bottom line states, each with its claim; else where the page has some.

    Of a claim with several sources nobody can tell by machine which of them says how sure it is, and one
    from further down may be about something that the page says in passing.
    """
    rated = [claim for claim in claims if claim.certainty]
    shown: dict[str, str] = {}
    for claim in rated:
        if claim.section != "Bottom line" or len(set(claim.claim.keys)) > 1:
            continue
        stated = levels(CERTAINTY.search(claim.text))
        whose = sources[claim.claim.keys[0]].name
        words = certainty_mark(" to ".join(stated), stated)
        shown.setdefault(f"{stated} {whose}", f'<a href="#{claim.id}">{words}</a> ({escape(whose)})')
    if shown:
        more = "; others below" if len(rated) > len(shown) else ""
        return f"Certainty, as sources state it: {'; '.join(list(shown.values())[:_SHOWN])}{more}"
    sections = {claim.section: claim.id for claim in reversed(rated)}
    places = [f'<a href="#{id}">{escape(section)}</a>' for section, id in reversed(sections.items())]
    return f"Certainty is rated under {', '.join(places[:_SHOWN])}" if places else "Certainty: no rating quoted here"


def _day(value: object) -> str:
    if not isinstance(value, datetime.date):
        return "not stated"
    return f'<time datetime="{value.isoformat()}">{value.day} {value:%B %Y}</time>'
