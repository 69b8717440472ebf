"""The menu of all pages, which most pages share: a source card stands in no part of it."""

from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

_TEMPLATE = "partials/guide-menu.html"


class Menu:
    """What the theme asks for the menu of a page; one that marks no page is made once for pages side by side."""

    def __init__(self) -> None:
        """Begin with none; a menu holds for one navigation."""
        self._made: dict[str, Markup] = {}

    @pass_context
    def __call__(self, context: Context) -> Markup:
        """Return the menu of the page that is being written."""
        place = _place(context["page"], context["nav"])
        if place and place in self._made:
            return self._made[place]
        made = Markup(context.environment.get_template(_TEMPLATE).render(context.get_all()))
        if place:
            self._made[place] = made
        return made


def _place(page: Any, nav: Any) -> str:
    """Return what pages have in common from which all links of the menu are the same, or nothing."""
    if page is None or any(part.active for part in nav):
        return ""
    folder = page.url.rpartition("/")[0]
    if not page.url.endswith("/"):
        return f"{folder}/"
    if any(item.url.startswith(page.url) for item in nav.pages):
        return ""
    return f"{folder.rpartition('/')[0]}/*/"
