"""One page of each kind is valid HTML, and the feed, the data and the map of the site are what they say they are.

html5lib names each error of parsing that the standard names; lxml mends them without a word.
"""

import json
from pathlib import Path

import html5lib
import pytest
from conftest import Site
from html5lib.html5parser import ParseError
from lxml import etree
from serving import KINDS

PAGES = {name: address for name, address in KINDS.items() if name != "missing"} | {
    "printable": "print/",
    "patients": "plain-language/",
    "lookups": "about/lookups/",
    "coverage": "about/coverage/",
    "evidence map": "about/evidence-map/",
    "glossary": "about/glossary/",
    "report": "about/report-an-error/",
    "leaflet": "print/leaflet/",
    "sheet": "print/sheets/indications/chronic-noncancer/fibromyalgia/",
}
ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def parse(text: str) -> None:
    html5lib.HTMLParser(strict=True).parse(text)


@pytest.mark.parametrize("address", [*PAGES.values(), "404.html"])
def test_a_page_of_each_kind_is_valid(site: Site, address: str):
    path = site.folder / address
    text = (path / "index.html" if path.is_dir() else path).read_text("utf-8")
    parse(text)
    ids = [element.get("id") for element in html5lib.parse(text).iter() if element.get("id")]
    assert sorted(ids) == sorted(set(ids))


@pytest.mark.parametrize("text", ["<p>a</b></p>", "<p><div></p>", "<ul><p>a</ul></p>", "<table><p>a</p></table>"])
def test_the_parser_names_what_is_not(text: str):
    with pytest.raises(ParseError):
        parse(f"<!doctype html><title>a</title><body>{text}")


def test_the_feed_has_what_atom_asks_for(site: Site):
    feed = etree.parse(site.folder / "changes.xml").getroot()
    assert feed.tag == f"{ATOM}feed"
    entries = feed.findall(f"{ATOM}entry")
    assert entries
    for part in (feed, *entries):
        for name in ("id", "title", "updated"):
            assert len(part.findall(ATOM + name)) == 1, etree.tostring(part)
    assert len({entry.findtext(f"{ATOM}id") for entry in entries}) == len(entries)
    assert all(entry.find(f"{ATOM}author") is not None for entry in entries) or feed.find(f"{ATOM}author") is not None


def test_the_map_of_the_site_names_pages_that_are_there(site: Site):
    found = [place.text for place in etree.parse(site.folder / "sitemap.xml").iter(f"{MAP}loc")]
    assert len(found) == len(set(found)) > 400
    assert [
        address for address in found if not (site.folder / address.removeprefix(site.url) / "index.html").is_file()
    ] == []


def test_all_data_is_json(site: Site):
    def no_constants(name: str) -> None:
        raise AssertionError(f"{name} is no JSON")

    files: list[Path] = sorted(site.folder.rglob("*.json"))
    assert len(files) > 3
    for path in files:
        json.loads(path.read_text("utf-8"), parse_constant=no_constants)
