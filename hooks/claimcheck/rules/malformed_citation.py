"""What looks like a citation is one: ``[@key]`` or ``[@one; @two]``, on one line.

Why: any other form shows as text, loses its locator, or becomes another source's link.
Bad: Ketamine lowered pain scores (@brinck2018).
Bad: Ketamine lowered pain scores [@brinck2018, p. 3].
Bad: Ketamine lowered pain scores [@brinck2018, @schwenk2018].
Good: Ketamine lowered pain scores [@brinck2018; @schwenk2018].
"""

from collections.abc import Iterator

from guide.guide import Guide

from claimcheck.finding import Found


def check(guide: Guide) -> Iterator[Found]:
    """Yield a finding for each at sign that is neither part of a citation nor of an e-mail address."""
    for page in guide.pages:
        for problem in page.malformed:
            yield page.path, problem.place, problem.message
