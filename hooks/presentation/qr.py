"""An address as a QR code, for paper: who reads it with a phone gets to the current page."""

import segno
from markupsafe import Markup

from presentation.markup import render


def qr_code(address: str) -> Markup:
    """Return a drawing of the QR code of `address`, hidden from screen readers: the address stands beside it."""
    drawn = segno.make(address, error="m", micro=False).svg_inline(omitsize=True, svgclass=None, lineclass=None)
    return render("qr.html", drawing=Markup(drawn))
