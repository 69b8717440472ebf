"""What changed on a page, as a list at its end."""

from collections.abc import Sequence

from guide.changes import Change
from markupsafe import Markup

from presentation.markup import render


def changes_section(changes: Sequence[Change]) -> Markup:
    """Return the list of a page's changes, in the order given, or nothing when there are none."""
    return render("pages/changes.html", changes=changes) if changes else Markup("")
