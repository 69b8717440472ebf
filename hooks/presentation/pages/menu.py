"""The menu of all pages and the header, which most pages share: a source card stands in no part of them."""

from collections.abc import Iterator
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup


class Menu:
    """What the theme asks for the menu of a page; one that marks no page is made once for pages side by side."""

    def __init__(self, template: str = "partials/guide-menu.html") -> None:
        """Begin with none; a menu holds for one navigation. `template` is that of the menu, or of the header."""
        self._template = template
        self._made: dict[str, Markup] = {}
        self._folders: frozenset[str] | None = None

    @pass_context
    def __call__(self, context: Context) -> Markup:
        """Return the menu of the page that is being written."""
        place = self._place(context["page"], context["nav"])
        if place and place in self._made:
            return self._made[place]
        made = Markup(context.environment.get_template(self._template).render(context.get_all()))
        if place:
            self._made[place] = made
        return made

    def _place(self, page: Any, nav: Any) -> str:
        """Return what pages have in common from which all links of the menu are the same, or nothing."""
        if page is None or any(part.active for part in nav):
            return ""
        folder = page.url.rpartition("/")[0]
        if not page.url.endswith("/"):
            return f"{folder}/"
        if self._folders is None:
            self._folders = frozenset(above for item in nav.pages for above in _above(item.url))
        return "" if page.url in self._folders else f"{folder.rpartition('/')[0]}/*/"


def _above(url: str) -> Iterator[str]:
    """Yield the folders that an address lies in."""
    return (url[: at + 1] for at, sign in enumerate(url) if sign == "/")
