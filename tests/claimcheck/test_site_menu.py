"""The parts of the menu are read once for all pages, and nobody hides anything in them or by means of them."""

from pathlib import Path

import pytest
from built import all_findings_of, page
from claimcheck.site import looking
from claimcheck.site.menu import put_menu, without_menu
from claimcheck.site.reading import read_page

PART = (
    '<details class="guide-menu__part">\n<summary>Safety</summary>\n<ul>\n'
    '<li><a href="../safety/">Overview</a></li>\n<li><a href="../safety/liver/">Liver and 2 more</a></li>\n'
    "</ul>\n</details>"
)
MENU = f'<nav class="guide-menu">\n{PART}\n</nav>'
OTHERS = {name: page("<p>Pain fell [<a href='#ref-a'>1</a>].</p>") for name in ("safety/index.html", "index.html")}
OTHERS["safety/liver/index.html"] = OTHERS["index.html"]


def _site(menu: str, text: str = "") -> dict[str, str]:
    return {**OTHERS, "pain/index.html": page(text).replace("<main>", f"<main><div>{menu}</div>")}


def _both(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, files: dict[str, str]) -> tuple[list, list]:
    """Return the findings with parts of the menu read once, and with each page read whole."""
    once = all_findings_of(tmp_path / "once", files)
    with monkeypatch.context() as whole:
        whole.setattr(looking, "without_menu", lambda data: (data, []))
        return once, all_findings_of(tmp_path / "whole", files)


def test_a_part_of_the_menu_is_taken_out_and_its_words_and_lines_stay():
    data = page("<p id='last'>Pain</p>").replace("<main>", f"<main><div>{MENU}</div>").encode()
    rest, parts = without_menu(data)
    assert len(parts) == 1 and b"Liver" not in rest
    root, whole = read_page(rest), read_page(data)
    assert put_menu(root, parts)
    assert "".join(root.itertext()).split() == "".join(whole.itertext()).split()
    assert [one.xpath("//p[@id='last']")[0].sourceline for one in (root, whole)] == [8 + 4] * 2


ATTACKS = {
    "none": (MENU, ""),
    "a link that runs": (MENU.replace("../safety/liver/", "javascript:x()"), ""),
    "a link that runs, with a reference to a sign": (MENU.replace("../safety/liver/", "javascript&#58;x()"), ""),
    "a dead link": (MENU.replace("../safety/liver/", "../safety/kidney/"), ""),
    "a dead anchor": (MENU.replace("../safety/liver/", "../safety/#kidney"), ""),
    "a link elsewhere": (MENU.replace("../safety/liver/", "//x.example/"), ""),
    "a script": (MENU.replace("Overview", "<script src='//x.example'></script>"), ""),
    "a handler": (MENU.replace('liver/"', 'liver/" onclick="x()"'), ""),
    "a raw citation": (MENU.replace("Overview", "Pain fell [@a2012]"), ""),
    "claims in the text": (MENU, PART.replace("Overview", "Pain fell in 12 of 20.")),
    "claims in a menu within the text": (MENU, MENU.replace("Overview", "Pain fell in 12 of 20.")),
    "claims without the nav": (PART.replace("Overview", "Pain fell in 12 of 20."), ""),
    "a comment before it": (f"<!-- {MENU}", "<p>Pain fell in all.</p>"),
    "an attribute before it": (f'<img alt="{MENU}', "<p>Pain fell in all.</p>"),
    "a tag before it": (f"<p {MENU}", "<p>Pain fell in all.</p>"),
    "a script before it": (f"<script>{MENU}", "<p>Pain fell in all.</p></script>"),
    "a text area before it": (f"<textarea>{MENU}", "<p>Pain fell in all.</p></textarea>"),
    "a table before it": (f"<table><tr><td>{MENU}", "<p>Pain fell in all.</p>"),
    "a link around it": (f'<a href="../">{MENU}</a>', "<p>Pain fell in all.</p>"),
    "a drawing around it": (f"<svg>{MENU}</svg>", ""),
    "an article around it": (f"<article>{MENU}</article>", ""),
    "a nav left open": (f"<nav>{PART}", "<p>Pain fell in all.</p>"),
    "the mark of a part": (MENU, '<nav><details data-part-of-menu="">Pain fell in all.</details></nav>'),
    "the end of the page": (f"</html>{MENU}", '<script src="//x.example"></script>'),
}


@pytest.mark.parametrize(("menu", "text"), ATTACKS.values(), ids=ATTACKS)
def test_nothing_is_hidden_by_a_part_of_the_menu(tmp_path, monkeypatch, menu, text):
    once, whole = _both(tmp_path, monkeypatch, _site(menu, text))
    assert once == whole


def test_what_the_menu_says_of_ketamine_is_found_on_the_home_page(tmp_path, monkeypatch):
    menu = MENU.replace("../safety", "safety").replace("Overview", "Ketamine cures pain")
    files = {**OTHERS, "index.html": OTHERS["index.html"].replace("<main>", f"<main><div>{menu}</div>")}
    once, whole = _both(tmp_path, monkeypatch, files)
    assert once == whole
    assert ("index.html", "claim-in-frame") in {(path, rule) for path, _, rule in once}


def test_of_attacks_in_the_menu_and_of_claims_beside_it_each_is_found(tmp_path, monkeypatch):
    harmless = set(_both(tmp_path / "none", monkeypatch, _site(*ATTACKS["none"]))[0])
    for name in ("a link that runs", "a dead link", "a dead anchor", "a script", "a handler", "a raw citation"):
        assert set(_both(tmp_path / name, monkeypatch, _site(*ATTACKS[name]))[0]) - harmless, name
    found = set(_both(tmp_path / "text", monkeypatch, _site(*ATTACKS["claims in the text"]))[0]) - harmless
    assert "uncited-claim" in {rule for _, _, rule in found}
