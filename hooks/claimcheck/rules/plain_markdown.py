"""Pages and cards are written in a small part of Markdown; whatever is not of it is a finding.

Why: a form that the checker does not understand could hide a claim, or show one that nobody checked.
Bad: Pain fell<br>in all adults [@brinck2018].
Good: Pain fell in all adults [@brinck2018].
"""

from collections.abc import Iterator

from guide.guide import Guide

from claimcheck.finding import Finding


def check(guide: Guide) -> Iterator[Finding]:
    """Yield a finding for each line of a page or card that is not of the plain language, at its first such sign."""
    for page in guide.pages:
        if page.kind != "site":
            for problem in page.foreign:
                place = problem.place
                yield Finding(page.path, place.line, place.column, "plain-markdown", problem.message)
