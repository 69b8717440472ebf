"""The page that says when registries were last asked: honest about what never was, and about what got no answer."""

import datetime
from dataclasses import replace

import pytest
from guide.guide import load_guide
from guide.sources.lookups import LOOKUPS, Lookup, Notice
from lxml import html
from presentation.pages.lookups import lookups
from presentation.pages.page import page_html
from presentation.shown import Shown
from showing import ROOT, page_at, shown_as, small_guide

FIRST, THEN = datetime.date(2026, 11, 21), datetime.date(2026, 11, 28)
BIB = """@article{hardy2012, author = {Hardy, Janet}, year = {2012}, doi = {10.5555/one}}
@article{bell2017, author = {Bell, Rae}, year = {2017}, doi = {10.5555/two}}
@article{sato2020, author = {Sato, Anna}, year = {2020}, pmid = {900000001}}
@misc{nice2021, author = {{NICE}}, year = {2021}, url = {https://nice.example/x}}
"""


def shown(*looked_up: Lookup, bib: str = BIB) -> Shown:
    guide = small_guide(bib, {"sources/sato2020.md": "---\nkind: source\nkey: sato2020\n---\n- As NCT99999901.\n"})
    return shown_as(replace(guide, lookups={**guide.lookups, **{one.name: one for one in looked_up}}))


def log(of: Shown) -> html.HtmlElement:
    made = lookups(page_at("about/lookups.md", of, {"kind": "site"}), of)
    return html.fragment_fromstring(made, create_parent="div")


def row(of: Shown, name: str) -> list[str]:
    return log(of).xpath(f".//tr[.//a[@href='#{name}']]/td/text()")


def section(of: Shown, name: str) -> str:
    """Return the words between the heading of a look-up and the next one."""
    heading = log(of).get_element_by_id(name)
    words = []
    for following in heading.itersiblings():
        if following.tag == "h2":
            break
        words.append(" ".join(following.text_content().split()))
    return " ".join(words)


def test_what_was_never_looked_up_says_so():
    of = shown()
    for name in LOOKUPS:
        assert row(of, name)[-3:] == ["Never", "Never looked up", "Not known"]
        assert section(of, name).endswith("This look-up has never been run.")
    assert section(of, "retractions").startswith("Sources with a DOI or a PubMed number: 3.")
    assert "2026" not in log(of).text_content()


def test_a_look_up_in_which_nothing_came_says_when_it_was_made():
    of = shown(Lookup("links", "", THEN, {"hardy2012": THEN, "bell2017": THEN}))
    assert row(of, "links")[-3:] == ["28 November 2026", "2 of 2 on 28 November 2026", "0"]
    assert section(of, "links").endswith("Nothing was found.")


def test_what_got_no_answer_keeps_the_day_of_its_last_one():
    of = shown(Lookup("retractions", "", THEN, {"hardy2012": THEN, "bell2017": FIRST}))
    told = section(of, "retractions")
    assert "Answers: 1 of 3 on 28 November 2026; 1 of 3 on 21 November 2026; 1 of 3 never." in told
    assert "Nothing was found about those that there was an answer about." in told
    assert "Bell 2017: not looked up since 21 November 2026." in told
    assert "Sato 2020: never looked up." in told


@pytest.mark.parametrize("answered", [{}, {"hardy2012": FIRST, "bell2017": FIRST}])
def test_a_run_without_any_answer_finds_nothing_clean(answered):
    of = shown(Lookup("links", "", THEN, answered))
    assert "It is not known whether there is anything to tell." in section(of, "links")
    assert "Nothing was found" not in section(of, "links")
    assert "2 of 2 on 28 November" not in log(of).text_content()


def test_what_was_found_leads_to_the_card_and_to_the_notice():
    found = Lookup(
        "retractions",
        "",
        THEN,
        dict.fromkeys(("hardy2012", "bell2017", "sato2020"), THEN),
        {"hardy2012": (Notice("expression of concern", "10.5555/notice", "2021-05", "Crossref"),)},
    )
    of = shown(found)
    assert "Hardy 2012 (expression of concern): expression of concern, 10.5555/notice, May 2021 (Crossref)." in section(
        of, "retractions"
    )
    assert {"../../sources/hardy2012/", "https://doi.org/10.5555/notice"} <= set(log(of).xpath(".//li//a/@href"))
    assert row(of, "retractions")[-1] == "1"


def test_a_doi_that_leads_nowhere_is_no_link_and_a_trial_leads_to_its_registry():
    gone = Notice("unknown DOI", "10.5555/one", "", "doi.org")
    results = Notice("results", "NCT99999901", "2024-02-03", "ClinicalTrials.gov")
    of = shown(
        Lookup("links", "", THEN, {"hardy2012": THEN}, {"hardy2012": (gone,)}),
        Lookup("trials", "", THEN, {"NCT99999901": THEN}, {"NCT99999901": (results,)}),
    )
    assert "https://doi.org/10.5555/one" not in log(of).xpath(".//@href")
    assert "https://clinicaltrials.gov/study/NCT99999901" in log(of).xpath(".//@href")
    assert "NCT99999901: results, NCT99999901, 3 February 2024 (ClinicalTrials.gov)." in section(of, "trials")


def test_a_source_that_left_the_guide_is_not_listed_and_a_look_up_about_nothing_says_so():
    of = shown(Lookup("cochrane", "", THEN, {"gone2001": THEN}))
    assert row(of, "cochrane")[-2:] == ["Nothing to ask about", "0"]
    assert "gone2001" not in log(of).text_content()


def test_the_guide_says_of_every_look_up_what_its_own_files_say():
    of = shown_as(load_guide(ROOT / "docs", ROOT / "references.bib", ROOT))
    page = page_html("<!-- lookups -->", page_at("about/lookups.md", of), of)
    for name, lookup in of.guide.lookups.items():
        assert lookup.unreadable == ()
        assert ("Never looked up" in row(of, name)) is (lookup.tried is None)
    assert "guide-table" in page
