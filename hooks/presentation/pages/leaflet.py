"""The link to the leaflet that is made of the pages for patients."""

from markupsafe import Markup

from presentation.addresses import LEAFLET, leaflet_url, way
from presentation.markup import render
from presentation.shown import Shown, ShownPage


def leaflet_link(page: ShownPage, shown: Shown) -> Markup:
    """Return a line with nothing but the link from `page` to the leaflet, by its title."""
    address = way(leaflet_url(not page.url.endswith(".html")), page.url)
    return render("pages/leaflet.html", address=address, title=LEAFLET)
