"""A page as schema.org data, for search engines and other readers of data.

``MedicalWebPage``, not ``MedicalGuideline``: that is for recommendations by a standards body.
"""

import datetime
from collections.abc import Iterable, Mapping

from markupsafe import Markup

from presentation.markup import render
from presentation.references import Source


def linked_data(meta: Mapping[str, object], cited: Iterable[Source]) -> Markup:
    """Return the script element that describes an evidence page and the sources that it cites."""
    data = {
        "@context": "https://schema.org",
        "@type": "MedicalWebPage",
        "name": meta.get("title"),
        "description": meta.get("summary"),
        "lastReviewed": _day(meta.get("reviewed")),
        "about": {"@type": "Drug", "name": "Ketamine"},
        "citation": [source.address or source.title for source in cited],
    }
    return render("pages/linked_data.html", data=data)


def _day(value: object) -> str | None:
    return value.isoformat() if isinstance(value, datetime.date) else None
