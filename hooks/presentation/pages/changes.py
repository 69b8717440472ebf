"""What changed on a page, as a list at its end; and the list of all changes, in which first releases are one line."""

from collections.abc import Sequence
from itertools import groupby

from guide.changes import Change
from guide.vocabulary import FIRST_NOTE
from lxml import html
from markupsafe import Markup

from presentation.markup import render
from presentation.pages.tree import read_element

_FEW = 3


def changes_section(changes: Sequence[Change]) -> Markup:
    """Return the list of a page's changes, in the order given, or nothing when there are none."""
    return render("pages/changes.html", changes=changes) if changes else Markup("")


def fold_first_releases(root: html.HtmlElement) -> None:
    """Fold first releases that follow each other into one line below `root`, where they are more than a few."""
    for day in list(root.iter("ul")):
        for is_first, run in groupby(list(day), _is_first_release):
            items = list(run)
            if is_first and len(items) > _FEW:
                folded = read_element(render("pages/first_releases.html", count=len(items)))
                items[0].addprevious(folded)
                next(folded.iter("ul")).extend(items)


def _is_first_release(item: html.HtmlElement) -> bool:
    return str(item.text_content()).strip().endswith(f": {FIRST_NOTE}.")
