"""The dead-link of the source gate, on what was built: each link and load of the site leads to a file and an anchor."""

from collections.abc import Iterator

from guide.place import Place

from claimcheck.finding import Found
from claimcheck.site.site import Site


def check(site: Site) -> Iterator[Found]:
    """Yield a finding for each link from one file of the site to another, or to itself, that leads nowhere."""
    for name, line, message in site.dead_links:
        yield name, Place(line), message
