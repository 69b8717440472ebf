"""The bar of the preview, put into a page that is sent to a browser and into no other."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from presentation.markup import render
from presentation.preview.findings import Elsewhere, Noted

# Longer lists are for the terminal.
_MOST = 100


@dataclass(frozen=True, slots=True)
class Bar:
    """What the bar tells: `number` is that of the version shown, `judged` whether the rules have looked at it.

    `here` are the findings of the page, `placed` the numbers of those that are marked in it, `others` those of other
    files. `stopped` is why the page is not of this moment, `since` of which it is then; `said` is what MkDocs warned
    of; `restart` tells that Python has changed; `built` is when the last build was.
    `fault` is what stopped the rules.
    """

    number: int
    judged: bool
    fault: str
    here: Sequence[Noted]
    placed: Collection[int]
    others: Sequence[Elsewhere]
    stopped: str
    since: str
    said: Sequence[str]
    restart: bool
    built: str


def bar(told: Bar) -> Markup:
    """Return the bar as markup."""
    listed: list[Elsewhere] = []
    room = _MOST
    for other in told.others:
        if room > 0:
            listed.append(Elsewhere(other.path, other.address, other.findings[:room]))
        room -= len(other.findings)
    names = ("number", "judged", "here", "placed", "stopped", "since", "said", "restart", "built", "fault")
    values = {name: getattr(told, name) for name in names}
    return render("preview/bar.html", others=told.others, listed=listed, more=max(0, -room), **values)


def with_bar(page: str, told: Bar) -> str:
    """Return a whole page with the bar at its end, and the number of its findings before its title."""
    begin, end, rest = page.rpartition("</body>")
    page = f"{begin}{bar(told)}{end}{rest}" if end else page + bar(told)
    count = len(told.here)
    words = f"{count} {'finding' if count == 1 else 'findings'}: " if count else ""
    return page.replace("<title>", f"<title>{words}", 1)
