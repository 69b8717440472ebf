"""The line under a title: whether a clinician has checked the page, and how old it is; the rest is folded."""

from collections import Counter

from guide.vocabulary import READ
from markupsafe import Markup

from presentation.addresses import HOME, has_sheet, sheet_url, way
from presentation.markup import render
from presentation.shown import Shown, ShownPage


def status(page: ShownPage, shown: Shown) -> Markup:
    """Return the status of an evidence page: who checked it, its dates, its sheet, what was read of its sources.

    A page that is overdue says so itself, with guide.js: a build must not change because the day did.
    How sure the sources are stands at each finding and not here, since a rating that is picked by machine would read
    as the page's own verdict.
    """
    read = Counter(shown.sources[key].read for key in _cited(page, shown))
    return render(
        "pages/status.html",
        meta=page.meta,
        sheet=way(sheet_url(page.url), page.url) if has_sheet(page.path) else "",
        description=shown.description if page.path == HOME else "",
        sources=sum(read.values()),
        read=[f"{what}: {read[what]}" for what in READ if read[what]],
    )


def _cited(page: ShownPage, shown: Shown) -> list[str]:
    keys = (key for claim in shown.claims_of(page) for key in claim.claim.keys)
    return [key for key in dict.fromkeys(keys) if key in shown.sources]
