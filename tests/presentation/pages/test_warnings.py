"""What casts doubt on a source reaches its reader: beside each claim, in the reference, on the card, on paper."""

import datetime
from dataclasses import replace
from pathlib import Path

import pytest
from claimcheck.site_gate import check_site
from guide.sources.lookups import Lookup, Notice
from lxml import html
from presentation.pages.bibliography import bibliography_list
from presentation.paper.leaf import leaf_element
from presentation.search.sections import sections_of
from presentation.shown import Shown
from showing import before_and_after, lost_words, markdown_of_the_guide, page_at, shown_as, small_guide

DAY = datetime.date(2026, 11, 28)
BIB = """@article{hardy2012, author = {Hardy, Janet}, title = {A trial}, journal = {Pain}, year = {2012},
  doi = {10.5555/one}, design = {case report}}
@article{bell2017, author = {Bell, Rae}, title = {A review}, journal = {Pain}, year = {2017}, doi = {10.5555/two},
  design = {systematic review}}
"""
PAGE = """---
title: Pain
---

# Pain

## Doses studied

Pain fell [@bell2017; @hardy2012] and sleep did not change [@hardy2012].
Nausea was rare [@bell2017].

| Route | Result | Source |
| --- | --- | --- |
| oral | less pain | [@hardy2012] |
"""
CARD = "---\nkind: source\nkey: hardy2012\nabout: [crps]\n---\n## What was found\n\n- Pain fell. *Abstract*\n"
READER = markdown_of_the_guide()


def shown(*notices: Notice, bib: str = BIB) -> Shown:
    guide = small_guide(bib, {"pain.md": PAGE, "sources/hardy2012.md": CARD})
    said = {"hardy2012": notices} if notices else {}
    lookup = Lookup("retractions", "", DAY, dict.fromkeys(("bell2017", "hardy2012"), DAY), said)
    return shown_as(replace(guide, lookups={**guide.lookups, "retractions": lookup}))


def notice(kind: str, at: str = "10.5555/notice", day: str = "2021-05-04") -> Notice:
    return Notice(kind, at, day, "Crossref")


def tree(path: str, of: Shown) -> html.HtmlElement:
    return html.fragment_fromstring(before_and_after(page_at(path, of), of, READER)[1], create_parent="div")


def text(element: html.HtmlElement, path: str) -> str:
    return " ".join(element.xpath(f"string({path})").split())


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("retraction", "Retracted"),
        ("partial retraction", "Partly retracted"),
        ("expression of concern", "Expression of concern"),
    ],
)
def test_each_claim_that_cites_a_doubtful_source_says_so_beside_the_sentence(kind, words):
    page = tree("pain.md", shown(notice(kind)))
    warnings = page.xpath(".//*[@class='guide-warning']")
    assert [warning.text for warning in warnings] == [f"{words}: Hardy 2012"] * 3
    assert all(warning.getparent().get("class") == "guide-citation" for warning in warnings)
    assert text(page, ".//div/p[1]") == (
        f"Pain fell[1,2] {words}: Hardy 2012 and sleep did not change[2] {words}: Hardy 2012. Nausea was rare[1]."
    )
    assert text(page, ".//tbody/tr/td[last()]") == f"[2] {words}: Hardy 2012"
    # It leads to the reference, which says who says so, and where.
    assert {warning.get("href") for warning in warnings} == {"#ref-hardy2012"}


@pytest.mark.parametrize("of", [shown(), shown(notice("correction"))], ids=["nothing", "a correction"])
def test_a_claim_that_cites_nothing_doubtful_says_nothing(of):
    page = tree("pain.md", of)
    assert page.xpath(".//*[@class='guide-warning']") == []
    assert page.xpath(".//span[@class='guide-citation']/a[2]/@aria-label") == ["Reference 2: Hardy 2012"]


def test_the_author_s_own_field_is_shown_in_the_same_way():
    marked = BIB.replace("year = {2012},", "year = {2012}, retracted = {2021},")
    page = tree("pain.md", shown(bib=marked))
    assert page.xpath(".//*[@class='guide-warning']/text()") == ["Retracted: Hardy 2012"] * 3
    both = tree("pain.md", shown(notice("expression of concern"), bib=marked))
    assert both.xpath(".//*[@class='guide-warning']/text()") == ["Retracted: Hardy 2012"] * 3


def test_the_reference_begins_with_the_doubt_and_ends_with_who_says_so():
    page = tree("pain.md", shown(notice("retraction"), notice("correction", "PMID 900000011", "2020")))
    assert text(page, ".//span[@class='guide-ref'][starts-with(., 'Retracted')]") == (
        "Retracted. Hardy J. A trial. Pain. 2012. Retraction: 10.5555/notice, 4 May 2021, says Crossref. "
        "Correction: PMID 900000011, 2020, says Crossref."
    )
    assert page.xpath(".//span[@class='guide-ref__notice']/a/@href") == [
        "https://doi.org/10.5555/notice",
        "https://pubmed.ncbi.nlm.nih.gov/900000011/",
    ]


def test_the_name_of_a_doubtful_source_says_so_in_the_tip_on_its_card_and_in_the_list():
    of = shown(notice("expression of concern", day="2021-05"))
    assert "Reference 2: Hardy 2012 (expression of concern)" in tree("pain.md", of).xpath(".//@aria-label")
    card = tree("sources/hardy2012.md", of)
    assert text(card, ".//h1") == "Hardy 2012 (expression of concern)"
    assert text(card, ".//p[@class='guide-card__reference']").startswith("Expression of concern. Hardy J. A trial.")
    assert "Expression of concern: 10.5555/notice, May 2021, says Crossref." in text(
        card, ".//p[@class='guide-card__reference']"
    )
    listed = html.fragment_fromstring(bibliography_list(page_at("references.md", of), of), create_parent="div")
    assert "Hardy 2012 (expression of concern). Expression of concern. Hardy J." in listed.text_content()


def test_a_correction_stands_in_the_reference_alone():
    of = shown(notice("correction"))
    assert text(tree("sources/hardy2012.md", of), ".//h1") == "Hardy 2012"
    assert "Correction: 10.5555/notice, 4 May 2021, says Crossref." in text(
        tree("sources/hardy2012.md", of), ".//p[@class='guide-card__reference']"
    )


@pytest.mark.parametrize(
    ("at", "address"),
    [
        ("10.5555/a#b", "https://doi.org/10.5555/a%23b"),
        ("PMID 900000011", "https://pubmed.ncbi.nlm.nih.gov/900000011/"),
        ("PMID 9/../x", None),
        ("900000011", None),
        ("javascript:alert(1)", None),
        ("J Invented Pain. 2022;1:1.", None),
        ("", None),
    ],
)
def test_a_notice_leads_to_a_doi_or_a_number_in_pubmed_and_nowhere_else(at, address):
    page = tree("pain.md", shown(notice("retraction", at)))
    links = page.xpath(".//span[@class='guide-ref__notice']/a/@href")
    assert links == ([address] if address else [])
    assert (at or "no reference given") in text(page, ".//span[@class='guide-ref__notice']")


def test_what_a_registry_says_is_escaped():
    hostile = "<svg onload=alert(1)>\"'&"
    of = shown(Notice("retraction", hostile, "", hostile))
    for path in ("pain.md", "sources/hardy2012.md"):
        page = tree(path, of)
        assert page.xpath(".//svg") == []
        assert hostile in page.text_content()


def test_the_words_of_the_page_are_all_there_and_the_site_gate_passes_it(tmp_path: Path):
    of = shown(notice("expression of concern"))
    before, after = before_and_after(page_at("pain.md", of), of, READER)
    assert lost_words(before, after) == []
    for name, mended in (("pain/index.html", after), ("cut/index.html", after.replace("did not change", "changed"))):
        (tmp_path / name).parent.mkdir()
        built = f"<!doctype html><html><head></head><body><main><article>{mended}</article></main></body></html>"
        (tmp_path / name).write_text(built, "utf-8")
    guide = of.guide
    evidence = replace(guide, pages=tuple(page for page in guide.pages if page.kind == "evidence"))
    passed = ("lost-text", "uncited-claim", "raw-citation")
    assert [found for found in check_site(tmp_path, evidence)[0] if found.rule in passed] == []
    other = replace(evidence, pages=(replace(evidence.pages[0], location="cut.md"),))
    assert "lost-text" in {found.rule for found in check_site(tmp_path, other)[0]}


def test_the_search_finds_no_page_by_its_warnings():
    of = shown(notice("expression of concern"))
    (_, doses) = sections_of(before_and_after(page_at("pain.md", of), of, READER)[1], {})
    assert "concern" not in doses.text
    assert "Nausea was rare" in doses.text


def test_on_paper_the_warning_keeps_its_words():
    of = shown(notice("expression of concern"))
    leaf = replace(page_at("pain.md", of), html=before_and_after(page_at("pain.md", of), of, READER)[1])
    element = leaf_element(leaf, {}, "../", {"bell2017": 7, "hardy2012": 8}.__getitem__)
    assert "Pain fell[7,8] Expression of concern: Hardy 2012 and sleep" in " ".join(element.text_content().split())


def test_without_colour_and_on_paper_a_warning_has_a_border_and_heavy_letters():
    for name in ("theme/assets/stylesheets/guide.css", "paper/document.css"):
        style = (Path(__file__).parents[3] / "hooks" / "presentation" / name).read_text("utf-8")
        rule = style.partition(".guide-warning {")[2].partition("}")[0]
        assert "border: " in rule
        assert "font-weight: 700" in rule
