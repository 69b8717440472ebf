"""What is measured is what readers meet, and nothing wrong is called right."""

import gzip
import json
import re
import urllib.request
from pathlib import Path

import pytest
from conftest import Site
from playwright.sync_api import Page
from reader import guide_search
from reader.lighthouse_report import CATEGORIES, METRICS, read_report
from reader.queries import BOTTOM_LINE, Group, Query, address_of, judge, lost_places
from reader.search_quality import late
from reader.tables import table
from reader.weight import weigh
from serving import BASE, KINDS, served

HERE = Path(__file__).parent
ORAL = "routes/oral/"


def ask(*reach: str) -> Query:
    return Query("by mouth", "lay", "tuned", reach)


@pytest.mark.parametrize(
    ("place", "address"),
    [
        ("index.md", ""),
        ("index.md#harms-in-short", "#harms-in-short"),
        ("routes/index.md", "routes/"),
        ("routes/oral.md#dose", "routes/oral/#dose"),
    ],
)
def test_a_place_becomes_an_address(place: str, address: str):
    assert address_of(place) == address


@pytest.mark.parametrize(
    ("reach", "groups", "expected"),
    [
        ("routes/oral/#dose", [Group(ORAL, (f"{ORAL}#dose",))], (True, True, True)),
        ("routes/oral/#dose", [Group(ORAL, (f"{ORAL}#harms",))], (True, True, False)),
        ("routes/oral/#dose", [Group(ORAL)], (True, True, False)),
        ("routes/oral/#dose", [Group("routes/"), Group(ORAL, (f"{ORAL}#dose",))], (False, True, False)),
        ("routes/oral/#dose", [Group("a/"), Group("b/"), Group("c/"), Group(ORAL)], (False, False, False)),
        (f"routes/oral/#{BOTTOM_LINE}", [Group(ORAL)], (True, True, True)),
        (ORAL, [Group(ORAL, (f"{ORAL}#harms",))], (True, True, True)),
        (ORAL, [Group("routes/")], (False, False, False)),
        ("", [Group("")], (True, True, True)),
        (ORAL, [], (False, False, False)),
        ("", [], (False, False, False)),
    ],
)
def test_an_answer_is_judged_by_where_it_leads(reach: str, groups: list[Group], expected: tuple[bool, bool, bool]):
    verdict = judge(ask(reach), groups)
    assert (verdict.first, verdict.in_three, verdict.section) == expected


@pytest.mark.parametrize(
    ("reach", "best", "opened"),
    [
        (f"{ORAL}#dose", f"{ORAL}#dose", True),
        (f"{ORAL}#dose", f"{ORAL}#harms", False),
        (f"{ORAL}#dose", ORAL, False),
        (f"{ORAL}#{BOTTOM_LINE}", ORAL, True),
        (f"{ORAL}#{BOTTOM_LINE}", f"{ORAL}#{BOTTOM_LINE}", True),
        (ORAL, f"{ORAL}#harms", True),
    ],
)
def test_an_answer_is_judged_by_what_enter_opens(reach: str, best: str, opened: bool):
    assert judge(ask(reach), [Group(ORAL, (f"{ORAL}#dose",), best), Group("routes/")]).opened is opened


def test_a_query_that_should_lead_nowhere_in_the_guide_is_told(tmp_path: Path):
    page = tmp_path / ORAL / "index.html"
    page.parent.mkdir(parents=True)
    page.write_text('<h1 id="oral">Oral</h1><h2 id="dose">Dose</h2>', "utf-8")
    assert lost_places([ask(ORAL, f"{ORAL}#dose")], tmp_path) == []
    lost = lost_places([ask(f"{ORAL}#doses", "routes/rectal/")], tmp_path)
    assert [line.partition(": ")[2] for line in lost] == [f"{ORAL}#doses", "routes/rectal/"]


def test_a_search_that_comes_to_no_end_is_told(site: Site, page: Page, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(guide_search, "WAIT", 500)
    # The cards of the sources are asked for and never come.
    page.route("**/search/sources.js?*", lambda route: None)
    page.goto(site.url)
    guide_search.search_box(page).fill("bladder")
    assert guide_search.search(page, site.url, "bladder")[0].page == "safety/liver-and-urinary-tract/"
    guide_search.search_box(page).fill("hardy 2012")
    with pytest.raises(RuntimeError, match="does not come to an end for 'hardy 2012'"):
        guide_search.search(page, site.url, "hardy 2012")


def test_late_is_what_95_of_100_stay_below():
    assert late(range(101)) == 95
    assert late([3.0]) == 3.0


def test_numbers_in_a_table_end_below_each_other():
    shown = table(["Page", "first"], [["home", "9.5 KB"], ["routes", "10.5 KB"]]).splitlines()
    assert shown[2:] == ["home     9.5 KB", "routes  10.5 KB"]


def test_a_page_weighs_what_is_sent_for_it_and_each_file_once(tmp_path: Path):
    page = tmp_path / "a" / "index.html"
    page.parent.mkdir()
    page.write_text(
        '<link rel="stylesheet" href="../a.css"><link rel="alternate" href="../feed.xml">'
        '<script src="../a.js"></script><script src="../a.js" defer></script><img src="../a.png">',
        "utf-8",
    )
    sizes = {"a.css": b"b { margin: 0 }" * 99, "a.js": b"call();" * 99, "a.png": bytes(999)}
    for name, body in sizes.items():
        (tmp_path / name).write_bytes(body)
    weight = weigh(tmp_path, page, f"http://127.0.0.1{BASE}")
    packed = {name: len(gzip.compress(body, 6)) for name, body in sizes.items()}
    assert (weight.address, weight.styles, weight.scripts) == ("a/", packed["a.css"], packed["a.js"])
    # A picture is sent as it is.
    assert weight.pictures == 999
    assert weight.first_load == len(gzip.compress(page.read_bytes(), 6)) + packed["a.css"] + packed["a.js"]


def test_a_report_says_which_audits_cost_points_and_a_page_that_cannot_be_scored_is_told():
    audits = {name: {"title": name, "score": 1, "displayValue": "1.0\xa0s"} for name in METRICS}
    audits["largest-contentful-paint"]["score"] = 0.5
    audits |= {"colour": {"title": "Colours", "score": 0}, "not-counted": {"title": "Not counted", "score": 0}}
    refs = {
        "performance": [{"id": name, "weight": 10} for name in METRICS],
        "accessibility": [{"id": "colour", "weight": 7}, {"id": "not-counted", "weight": 0}],
    }
    categories = {name: {"score": 0.875, "auditRefs": refs.get(name, [])} for name in CATEGORIES}
    report = read_report("home", "", {"audits": audits, "categories": categories})
    assert report.scores["seo"] == 88
    assert [flaw.audit for flaw in report.flaws] == ["largest-contentful-paint", "colour"]
    with pytest.raises(RuntimeError, match="No such page"):
        read_report("home", "", {"runtimeError": {"message": "No such page"}})


# How the guide is served


@pytest.mark.parametrize(("address", "status"), [("", 200), (KINDS["missing"], 404), ("assets/a.png", 404)])
def test_text_is_sent_as_github_pages_sends_it(site: Site, address: str, status: int):
    def answer(method: str, encoding: str):
        asked = urllib.request.Request(site.url + address, method=method, headers={"Accept-Encoding": encoding})
        try:
            return urllib.request.urlopen(asked)
        except urllib.error.HTTPError as error:
            return error

    with answer("GET", "gzip, br") as packed, answer("GET", "identity") as plain, answer("HEAD", "gzip") as head:
        assert [packed.status, plain.status, head.status] == [status] * 3
        body = packed.read()
        assert gzip.decompress(body) == plain.read()
        assert head.read() == b""
        assert packed.headers["Content-Length"] == head.headers["Content-Length"] == str(len(body))
        assert packed.headers["Content-Encoding"] == "gzip"
        assert plain.headers["Content-Encoding"] is None
        assert packed.headers["Vary"] == plain.headers["Vary"] == "Accept-Encoding"
        assert packed.headers["Cache-Control"] == "max-age=600"


def test_what_is_not_text_is_not_compressed_and_a_changed_file_is_sent_anew(tmp_path: Path):
    (tmp_path / "a.png").write_bytes(b"picture")
    (tmp_path / "a.js").write_text("one", "utf-8")
    with served(tmp_path) as url:

        def answer(name: str):
            return urllib.request.urlopen(urllib.request.Request(url + name, headers={"Accept-Encoding": "gzip"}))

        assert answer("a.png").read() == b"picture"
        assert gzip.decompress(answer("a.js").read()) == b"one"
        (tmp_path / "a.js").write_text("other", "utf-8")
        assert gzip.decompress(answer("a.js").read()) == b"other"


# The lock


def test_the_lock_has_a_hash_for_each_package_and_no_address():
    packages = json.loads((HERE / "package-lock.json").read_text("utf-8"))["packages"]
    assert len(packages) > 2
    assert [name for name, package in packages.items() if name and "integrity" not in package] == []
    # Where its makers take gifts is no address that anything is fetched from; npm writes it when it updates the lock.
    unfunded = [
        {field: value for field, value in package.items() if field != "funding"} for package in packages.values()
    ]
    assert "://" not in json.dumps(unfunded)
    wanted = json.loads((HERE / "package.json").read_text("utf-8"))
    assert wanted["private"] is True
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in wanted["devDependencies"].values())
