"""What a page shows beside its text: labels, references, status, and marks of certainty."""

import datetime
import json
import re

import pytest
from lxml import html as lxml_html
from presentation.pages.citations import citation_mark
from presentation.pages.page import page_html
from presentation.pages.status import status
from showing import page_at, shown_as, small_guide

BIB = r"""
@article{hardy2012,
  author = {Hardy, Janet and Quinn, Stephen J. and {van der Berg}, Anna-Lena},
  title = {{S}-ketamine for cancer pain: a trial},
  journal = {Journal of Pain \& Symptoms},
  year = {2012}, volume = {30}, number = {29}, pages = {3611--3617},
  doi = {10.1000/one}, pmid = {123}, pmcid = {PMC9}, design = {randomised controlled trial},
}
@article{bell2017,
  author = {A, Ann and B, Bob and C, Cid and D, Dan and E, Eve and F, Flo and G, Gus},
  title = {Does it work?}, journal = {Pain}, year = {2017}, design = {systematic review}, pmid = {5},
}
@misc{nice2021,
  author = {{National Institute of Care}}, title = {Chronic pain}, publisher = {National Institute of Care},
  year = {2021}, url = {https://nice.example/x}, doi = {}, design = {guideline},
}
@incollection{old1990,
  author = {Old, O. and others}, title = {A chapter}, booktitle = {A book}, publisher = {Press}, year = {1990},
  pages = {1--9}, unlinked = {printed book}, design = {book chapter},
}
"""
GUIDE = small_guide(BIB)
SHOWN = shown_as(GUIDE)
META = {
    "checked_by": None,
    "evidence_to": datetime.date(2026, 11, 22),
    "reviewed": datetime.date(2026, 11, 2),
    "next_review": datetime.date(2027, 11, 22),
}
READ = {"bell2017": "abstract", "nice2021": "full text"}


def shown(html: str, kind: str = "evidence", meta: dict | None = None) -> str:
    path = "pain.md" if kind == "evidence" else "about/method.md"
    return page_html(html, page_at(path, SHOWN, (META if meta is None else meta) | {"kind": kind}), SHOWN)


def test_each_reference_links_to_its_card():
    html = shown(f"<h1>Pain</h1><p>Little {citation_mark(['bell2017'])}.</p>")
    assert '<a href="../sources/bell2017/" aria-label="Source card: A 2017">Card</a>' in html


def test_a_citation_is_the_anchor_of_its_claim():
    html = shown(f'<h1>Pain</h1><p>Little <span id="claim-0a1b2c3d4e"></span>{citation_mark(["bell2017"])}.</p>')
    assert re.search(r'<p>Little<span class="guide-citation" id="claim-0a1b2c3d4e"', html)


def test_citations_become_bracketed_numbers_in_order_of_reading_with_no_space_before():
    two, one = citation_mark(["bell2017", "hardy2012"]), citation_mark(["hardy2012"])
    html = shown(f"<h1>Pain</h1><p>Little {two}. Nothing {one}.</p>")
    assert "<p>Little[1,2]. Nothing[2].</p>" in re.sub(r"</?(?:span|a)\b[^>]*>", "", html)
    assert 'aria-label="Reference 2: Hardy 2012"' in html
    assert html.index('id="ref-bell2017"') < html.index('id="ref-hardy2012"')


def test_every_citation_and_its_way_back_meet_and_no_id_comes_twice():
    html = shown(f"<h1>Pain</h1><p>{citation_mark(['hardy2012'])} {citation_mark(['hardy2012', 'bell2017'])}</p>")
    ids = re.findall(r'id="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', html)) <= set(ids)
    assert {"cite-hardy2012-1", "cite-hardy2012-2", "cite-bell2017-1", "ref-hardy2012"} <= set(ids)


def test_labels_and_references_stay_out_of_the_search():
    html = shown(f"<h1>Pain</h1><p>Little {citation_mark(['bell2017'])}.</p>")
    assert '<span class="guide-citation" data-search-exclude>' in html
    assert re.search(r'<section class="guide-references"[^>]* data-search-exclude>', html)


def test_an_evidence_page_shows_its_dates_and_that_no_clinician_has_checked_it():
    status = re.search(r"<aside.*?</aside>", shown("<h1>Pain</h1><p>x</p>"), re.DOTALL)[0]
    assert "Not yet checked by a clinician" in status
    assert [*re.findall(r">(\d[^<]+)</time>", status)] == ["22 November 2026", "2 November 2026", "22 November 2027"]


def test_the_name_of_the_clinician_who_checked_a_page_is_shown():
    status = shown("<h1>Pain</h1>", meta=META | {"checked_by": "Dr <A>"})
    assert "Checked by Dr &lt;A&gt;" in status
    assert "Not yet" not in status


def test_the_line_under_a_title_is_short_and_says_behind_it_how_much_was_read():
    cards = {f"sources/{key}.md": f"---\nkind: source\nkey: {key}\nread: {read}\n---\n" for key, read in READ.items()}
    text = "# Pain\n\nPain fell, low certainty [@bell2017].\n\nIt rose [@nice2021; @bell2017].\n"
    whole = shown_as(small_guide(BIB, {"page.md": text, **cards}))
    aside = lxml_html.fragment_fromstring(str(status(page_at("page.md", whole, META), whole)))
    line = [" ".join(item.text_content().split()) for item in aside.xpath("./ul/li")]
    assert line == ["Not yet checked by a clinician", "Evidence to 22 November 2026", "Last edited 2 November 2026"]
    (folded,) = aside.xpath("./details[not(@open)]")
    assert "What was read of its 2 sources: full text: 1, abstract: 1" in folded.text_content()
    # No machine picks a certainty for a page: it would read as the page's own verdict.
    assert "low" not in aside.text_content()


def test_a_page_that_was_checked_says_when_it_was_reviewed():
    assert "Last reviewed" in shown("<h1>Pain</h1>", meta=META | {"checked_by": "Dr A"})


@pytest.mark.parametrize("second", ["<h2 id='more'>More</h2><p>y</p>", ""])
def test_the_table_of_contents_stands_behind_the_bottom_line(second: str):
    page = shown(f"<h1>Pain</h1><h2 id='bottom-line'>Bottom line</h2><p>x</p><ul><li>z</li></ul>{second}")
    assert page.count("<!-- contents -->") == 1
    assert page.index("<li>z</li>") < page.index("<!-- contents -->")
    assert not second or page.index("<!-- contents -->") < page.index('<h2 id="more"')
    without = shown("<h1>Pain</h1><h2 id='more'>More</h2><p>x</p>")
    assert without.index("<!-- contents -->") < without.index('"more"')


def test_the_numbers_in_a_bracket_are_in_order():
    text = f"<p>a {citation_mark(['bell2017'])}. b {citation_mark(['nice2021', 'bell2017'])}.</p>"
    assert re.findall(r">(\d)</a>", shown(text).split("guide-references")[0]) == ["1", "1", "2"]


def test_only_the_text_of_the_page_is_marked_with_its_kind():
    html = shown(f"<h1>Pain</h1><p>Little {citation_mark(['bell2017'])}.</p>")
    inside = html.split('data-kind="evidence"')[1].split("</div>")[0]
    assert "Little" in inside
    assert "Not yet checked" not in inside
    assert "References" not in inside


@pytest.mark.parametrize(
    ("path", "way"),
    [
        ("indications/cancer/mucositis.md", "../../../print/sheets/indications/cancer/mucositis/"),
        ("routes/oral.md", ""),
        ("plain-language.md", ""),
    ],
)
def test_an_indication_leads_to_its_sheet(path: str, way: str):
    html = page_html("<h1>Pain</h1><p>Little.</p>", page_at(path, SHOWN, META), SHOWN)
    found = lxml_html.fragment_fromstring(html, create_parent="div").xpath(".//a[text()='One sheet (print)']/@href")
    assert found == [way] * bool(way)


def test_a_page_about_the_guide_has_no_status_and_no_references():
    html = shown("<h1>Method</h1><p>x</p>", kind="site")
    assert 'data-kind="site"' in html
    assert "guide-status" not in html
    assert "References" not in html


def test_no_line_ends_between_a_figure_and_its_unit():
    html = shown('<h1>Pain</h1><p>Adults had 0.5 mg/kg, 5 micrograms or 20 people <a title="3 mg">4 ml</a>.</p>')
    assert '0.5\u00a0mg/kg, 5\u00a0micrograms or 20 people <a title="3 mg">4\u00a0ml</a>' in html


@pytest.mark.parametrize(
    ("words", "level"),
    [
        ("low certainty", "2"),
        ("Very low-certainty", "1"),
        ("low to very low certainty", "1-2"),
        ("moderate level of certainty", "3"),
        ("certainty rated as high", "4"),
        ("certainty low to moderate", "2-3"),
    ],
)
def test_certainty_is_marked_beside_its_words(words: str, level: str):
    html = shown(f"<h1>Pain</h1><p>Less pain ({words}).</p>")
    assert f'<span class="guide-certainty" data-level="{level}">{words}</span>' in html


@pytest.mark.parametrize(
    "words", ["low dose", "with certainty", '<a title="low certainty">x</a>', "certainty that low doses"]
)
def test_what_states_no_certainty_is_not_marked(words: str):
    assert "guide-certainty" not in shown(f"<h1>Pain</h1><p>{words}</p>").split('data-kind="evidence"')[1]


def test_an_evidence_page_describes_itself_as_a_medical_web_page_and_not_as_a_guideline():
    meta = META | {"title": "Pain </script>", "summary": "A page."}
    html = shown(f"<h1>Pain</h1><p>Little {citation_mark(['hardy2012', 'old1990'])}.</p>", meta=meta)
    data = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)[1])
    assert data["@type"] == "MedicalWebPage"
    assert data["name"] == "Pain </script>"
    assert data["lastReviewed"] == "2026-11-02"
    assert data["about"] == {"@type": "Drug", "name": "Ketamine"}
    assert data["citation"] == ["https://doi.org/10.1000/one", "A chapter"]
