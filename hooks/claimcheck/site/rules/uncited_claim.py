"""The uncited-claim of the source gate, on what was built: each claim has a link to a reference of its page."""

from collections.abc import Iterator

from guide.place import Place

from claimcheck.finding import Found, short
from claimcheck.site.site import Site


def check(site: Site) -> Iterator[Found]:
    """Yield a finding for each claim of an evidence page, or of one that says no kind, without a live link."""
    for name, claim in site.claims:
        if not claim.sourced:
            message = f"'{short(claim.text)}' has no link to a reference on this page; cite its source"
            yield name, Place(claim.line), message
