"""How often the guide was wrong: what its audits found, counted from their files."""

from math import sqrt

from guide.audits import Audit
from guide.vocabulary import VERDICTS
from markupsafe import Markup

from presentation.addresses import HOME
from presentation.markup import render
from presentation.shown import Shown, ShownPage

PAGE = "about/how-often-we-are-wrong.md"


def audits(page: ShownPage, shown: Shown) -> Markup:
    """Return what each audit found, newest first, with each fault and what followed."""
    standing = {claim.id: shown.claim_way(claim, page) for claim in shown.claims}
    newest_first = sorted(shown.guide.audits, key=lambda audit: audit.day, reverse=True)
    return render(
        "pages/audits.html",
        audits=[
            {
                "audit": audit,
                "rows": [(verdict, count, *wilson(count, len(audit.claims))) for verdict, count in _counted(audit)],
                "clear": sum(claim.clear for claim in audit.claims),
                "faults": [
                    {
                        "claim": claim,
                        "title": _title(claim.page, shown),
                        "page": shown.page_way(claim.page, page) if claim.page in shown.addresses else "",
                        "stands": standing.get(claim.claim, ""),
                    }
                    for claim in audit.claims
                    if claim.verdict != VERDICTS[0]
                ],
            }
            for audit in newest_first
        ],
    )


def error_rate(page: ShownPage, shown: Shown) -> Markup:
    """Return what the home page says of the newest audit, or nothing on other pages and where there is none."""
    if page.path != HOME or not shown.guide.audits or PAGE not in shown.addresses:
        return Markup("")
    newest = max(shown.guide.audits, key=lambda audit: audit.day)
    counts = {verdict: newest.verdicts[verdict] for verdict in ("major", "minor")}
    return render("pages/error_rate.html", drawn=len(newest.claims), way=shown.page_way(PAGE, page), **counts)


def wilson(count: int, of: int) -> tuple[int, int]:
    """Return the 95% interval of a share in whole per cent, after Wilson 1927 (J Am Stat Assoc 22, 209).

    `count` of `of` were found to be so; with nothing looked at, nothing is known: 0 to 100.
    """
    if not of:
        return 0, 100
    z = 1.96
    share = count / of
    middle = share + z * z / (2 * of)
    half = z * sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    below = 1 + z * z / of
    return round(100 * (middle - half) / below), round(100 * (middle + half) / below)


def _counted(audit: Audit) -> list[tuple[str, int]]:
    return list(audit.verdicts.items())


def _title(location: str, shown: Shown) -> str:
    named = (page.front_matter.fields.get("title") for page in shown.guide.pages if page.location == location)
    return str(next(named, location))
