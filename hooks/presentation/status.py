"""The line under a title: who checked the page, how sure the sources are, and how old it is."""

import datetime
from collections.abc import Mapping, Sequence
from html import escape

from presentation.certainty import certainty_mark
from presentation.claims import CERTAINTY, PublishedClaim, levels
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
    """Return the first certainties that the page's claims state, the bottom line's before others, each with its claim.

    Of a claim with several sources nobody can tell by machine which of them says how sure it is.
    """
    rated = [claim for claim in claims if claim.certainty]
    stating = [claim for claim in rated if len(set(claim.claim.keys)) == 1]
    stating.sort(key=lambda claim: claim.section != "Bottom line")
    shown: dict[str, str] = {}
    for claim in stating:
        stated = levels(CERTAINTY.search(claim.text))
        whose = sources[claim.claim.keys[0]].name
        words = certainty_mark(" to ".join(stated), stated)
        shown.setdefault(f"{stated} {whose}", f'<a href="#{claim.id}">{words}</a> ({escape(whose)})')
    if not shown:
        return "Certainty: rated beside the claims" if rated else "Certainty: no rating quoted on this page"
    more = "; others below" if len(shown) > _SHOWN else ""
    return f"Certainty, as sources state it: {'; '.join(list(shown.values())[:_SHOWN])}{more}"


def _day(value: object) -> str:
    if not isinstance(value, datetime.date):
        return "not stated"
    return f'<time datetime="{value.isoformat()}">{value.day} {value:%B %Y}</time>'
