"""The line under a title: who checked the page, how sure the sources are, and how old it is."""

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from presentation.certainty import CERTAINTY, levels
from presentation.claims import PublishedClaim
from presentation.markup import render
from presentation.pages.audits import error_rate
from presentation.pages.certainty import certainty_mark
from presentation.references import Source
from presentation.shown import Shown, ShownPage

_SHOWN = 3


def status(page: ShownPage, shown: Shown) -> Markup:
    """Return the status of an evidence page: who checked it, its dates, and how sure the sources are.

    A page that is overdue says so itself, with guide.js: a build must not change because the day did.
    Of certainties, those that the bottom line states are quoted, each with its claim; else the sections are
    named that have some.
    """
    rated = [claim for claim in shown.claims_of(page) if claim.certainty]
    quoted = _quoted(rated, shown.sources)
    sections = {claim.section: claim.id for claim in reversed(rated)}
    places = [{"id": id, "section": section} for section, id in reversed(sections.items())]
    return render(
        "pages/status.html",
        meta=page.meta,
        wrong=error_rate(page, shown),
        quoted=quoted[:_SHOWN],
        more=len(rated) > len(quoted),
        places=places[:_SHOWN],
    )


def _quoted(rated: Sequence[PublishedClaim], sources: Mapping[str, Source]) -> list[dict[str, str]]:
    """Return the certainties of the bottom line, each once for each source that states it.

    Of a claim with several sources nobody can tell by machine which of them says how sure it is, and one
    from further down may be about something that the page says in passing.
    """
    quoted: dict[str, dict[str, str]] = {}
    for claim in rated:
        found = CERTAINTY.search(claim.text)
        if not found or claim.section != "Bottom line" or len(set(claim.claim.keys)) > 1:
            continue
        stated, whose = levels(found), sources[claim.claim.keys[0]].name
        words = certainty_mark(" to ".join(stated), stated)
        quoted.setdefault(f"{stated} {whose}", {"id": claim.id, "words": words, "whose": whose})
    return list(quoted.values())
