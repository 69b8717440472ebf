"""The menu is made once for pages that share it, and each page has its own where its links or marks differ."""

from types import SimpleNamespace

from jinja2 import DictLoader, Environment
from presentation.pages.menu import Menu

TEMPLATE = "{% for part in nav %}{{ part.url }} seen from {{ page.url }}{{ ' here' if part.active }};{% endfor %}"


class _Nav(list):
    @property
    def pages(self):
        return self


def _shown(menu: Menu, url: str, active: bool = False, nav_url: str = "safety/") -> str:
    env = Environment(loader=DictLoader({"partials/guide-menu.html": TEMPLATE, "page": "{{ guide_menu() }}"}))
    env.globals["guide_menu"] = menu
    nav = _Nav([SimpleNamespace(url=nav_url, active=active)])
    return env.get_template("page").render(nav=nav, page=SimpleNamespace(url=url))


def test_cards_side_by_side_share_the_menu():
    menu = Menu()
    assert _shown(menu, "sources/a2011/") == _shown(menu, "sources/b2012/") == "safety/ seen from sources/a2011/;"


def test_files_of_a_folder_share_the_menu():
    menu = Menu()
    assert _shown(menu, "sources/a2011.html") == _shown(menu, "sources/b2012.html")


def test_a_page_of_the_menu_is_marked_in_its_own():
    menu = Menu()
    _shown(menu, "a/")
    assert _shown(menu, "safety/", active=True) == "safety/ seen from safety/ here;"
    assert _shown(menu, "b/") == "safety/ seen from a/;"


def test_pages_that_stand_elsewhere_share_nothing():
    menu = Menu()
    shown = {_shown(menu, url) for url in ("a/", "s/a/", "t/a/", "s/a.html", "t/a.html", "a.html", "s/a/b/")}
    assert len(shown) == 7


def test_a_page_above_one_of_the_menu_has_its_own():
    menu = Menu()
    _shown(menu, "b/", nav_url="a/x/")
    assert _shown(menu, "a/", nav_url="a/x/") == "a/x/ seen from a/;"
