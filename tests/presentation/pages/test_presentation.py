"""What readers see of sources: references, labels, status, and tables."""

import datetime
import json
import re

import pytest
from guide.guide import Guide
from guide.markdown.reading import read_page
from guide.sources.bibliography import read_bibliography
from presentation.claims import published_claims
from presentation.pages.citations import citation_mark
from presentation.pages.page import present
from presentation.pages.status import status
from presentation.references import format_sources

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
SOURCES = format_sources(read_bibliography("references.bib", BIB).by_key)
META = {
    "checked_by": None,
    "evidence_to": datetime.date(2026, 11, 22),
    "reviewed": datetime.date(2026, 11, 2),
    "next_review": datetime.date(2027, 11, 22),
}


def shown(html: str, kind: str = "evidence", meta: dict | None = None) -> str:
    return present(html, kind, META if meta is None else meta, SOURCES, card_url=lambda key: f"sources/{key}/")


def text_of(html: str) -> str:
    return re.sub(r"<[^>]+>", "", html)


@pytest.mark.parametrize(
    ("key", "reference"),
    [
        (
            "hardy2012",
            "Hardy J, Quinn SJ, van der Berg AL. S-ketamine for cancer pain: a trial. "
            "Journal of Pain &amp; Symptoms. 2012;30(29):3611–3617.",
        ),
        ("bell2017", "A A, B B, C C, et al. Does it work? Pain. 2017."),
        ("nice2021", "National Institute of Care. Chronic pain. 2021."),
        ("old1990", "Old O, et al. A chapter. In: A book. Press; 1990:1–9."),
    ],
)
def test_a_reference_is_in_ama_style(key, reference):
    assert text_of(SOURCES[key].reference) == reference


def test_a_reference_links_to_where_the_source_can_be_read():
    assert re.findall(r'href="([^"]+)"', SOURCES["hardy2012"].links) == [
        "https://doi.org/10.1000/one",
        "https://pubmed.ncbi.nlm.nih.gov/123/",
        "https://pmc.ncbi.nlm.nih.gov/articles/PMC9/",
    ]
    assert 'href="https://nice.example/x"' in SOURCES["nice2021"].links
    assert SOURCES["old1990"].links == "No public address: printed book"


def test_each_reference_links_to_its_card():
    html = shown(f"<h1>Pain</h1><p>Little {citation_mark(['bell2017'])}.</p>")
    assert '<a href="sources/bell2017/" aria-label="Source card: A 2017">Card</a>' in html


def test_a_citation_is_the_anchor_of_its_claim():
    html = shown(f'<h1>Pain</h1><p>Little <span id="claim-0a1b2c3d4e"></span>{citation_mark(["bell2017"])}.</p>')
    assert re.search(r'<p>Little<span class="guide-cite" id="claim-0a1b2c3d4e"', html)


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
    assert '<span class="guide-cite" data-search-exclude>' in html
    assert re.search(r'<section class="guide-references"[^>]* data-search-exclude>', html)


def test_an_evidence_page_shows_its_dates_and_that_no_clinician_has_checked_it():
    status = re.search(r"<aside.*?</aside>", shown("<h1>Pain</h1><p>x</p>"), re.DOTALL)[0]
    assert "Not yet checked by a clinician" in status
    assert [*re.findall(r">(\d[^<]+)</time>", status)] == ["22 November 2026", "2 November 2026", "22 November 2027"]


def test_the_name_of_the_clinician_who_checked_a_page_is_shown():
    status = shown("<h1>Pain</h1>", meta=META | {"checked_by": "Dr <A>"})
    assert "Checked by Dr &lt;A&gt;" in status
    assert "Not yet" not in status


def test_the_status_quotes_the_certainty_of_the_bottom_line_and_says_whose_it_is():
    text = (
        "# Pain\n\n## Bottom line\n\n- Pain fell, low certainty [@bell2017].\n"
        "- Both say moderate certainty [@bell2017; @nice2021].\n\n"
        "## More\n\nPain rose, high certainty [@nice2021].\n\n## Harms\n\nMany, low certainty [@nice2021].\n"
    )
    page = read_page("docs/page.md", text)
    claims = published_claims(Guide((page,), read_bibliography("references.bib", BIB)))
    line = status(META, claims, SOURCES)
    assert text_of(line).endswith("Certainty, as sources state it: low (A 2017); others below")
    assert f'<a href="#{claims[0].id}">' in line
    # Whose certainty a claim with two sources states, no machine can tell; what stands below may be said in passing.
    line = status(META, claims[1:], SOURCES)
    assert text_of(line).endswith("Certainty is rated under Bottom line, More, Harms")
    assert re.findall(r'href="#([^"]+)"', line) == [claim.id for claim in claims[1:]]
    assert text_of(status(META, [], SOURCES)).endswith("Certainty: no rating quoted here")


def test_only_the_text_of_the_page_is_marked_with_its_kind():
    html = shown(f"<h1>Pain</h1><p>Little {citation_mark(['bell2017'])}.</p>")
    inside = html.split('data-kind="evidence"')[1].split("</div>")[0]
    assert "Little" in inside
    assert "Not yet checked" not in inside
    assert "References" not in inside


def test_a_page_about_the_guide_has_no_status_and_no_references():
    html = shown("<h1>Method</h1><p>x</p>", kind="site")
    assert 'data-kind="site"' in html
    assert "guide-status" not in html
    assert "References" not in html


def test_each_table_scrolls_by_itself_can_be_reached_by_keyboard_and_is_named_after_its_heading():
    table = "<table><thead><tr><th>Dose</th></tr></thead></table>"
    html = shown(
        f'<h1>Pain</h1><h2 id="d">Doses &amp; <b>routes</b><a class="headerlink" href="#d">¶</a></h2>{table}{table}'
    )
    regions = re.findall(r'<div class="guide-table" role="region" tabindex="0" aria-label="([^"]+)">', html)
    assert [name.split(": ")[1] for name in regions] == ["Doses &amp; routes"] * 2
    assert len(set(regions)) == 2
    assert '<th scope="col">Dose</th>' in html


def test_a_table_has_a_caption_and_each_row_a_header():
    rows = "<tbody><tr>\n<td>Adults</td>\n<td>0.5 mg/kg</td>\n</tr></tbody>"
    table = f"<table><thead><tr><th>People</th><th>Dose as studied</th></tr></thead>{rows}</table>"
    html = shown(f'<h1>Pain</h1><h2 id="d">Doses studied</h2>{table}')
    assert "<caption data-search-exclude>Table 1: Doses studied</caption>" in html
    assert '<th scope="row">Adults</th>' in html


def test_cells_of_a_table_that_is_too_wide_for_a_phone_say_which_column_they_are_from():
    def table(columns: int) -> str:
        heads = "".join(f"<th>Column <b>{number}</b></th>" for number in range(columns))
        cells = "<td>x</td>" * columns
        return f"<table><thead><tr>{heads}</tr></thead><tbody><tr>{cells}</tr></tbody></table>"

    html = shown(f"<h1>Pain</h1>{table(3)}{table(4)}")
    assert re.findall(r'data-column="([^"]+)"', html) == ["Column 1", "Column 2", "Column 3"]
    assert html.count("guide-rows--wide") == 1


@pytest.mark.parametrize(
    ("cell", "together"),
    [
        ("0.5 mg/kg, then 0.25 mg/kg/hour", ["<b>0.5</b> mg/kg", "<b>0.25</b> mg/kg/hour"]),
        ("0.25 to 1.5 mg/kg per dose", ["<b>0.25 to 1.5</b> mg/kg"]),
        ("100 mg/24 hours", ["<b>100</b> mg/24 hours"]),
        ("10, 30 and 50 mg", ["<b>10, 30 and 50</b> mg"]),
        ("cream of 10 %", ["<b>10</b> %"]),
        ("5 people, low start", []),
    ],
)
def test_a_dose_and_its_unit_stay_on_one_line_and_the_figure_stands_out(cell: str, together: list[str]):
    row = f"<tbody><tr><td>9 mg</td><td>{cell}</td></tr></tbody>"
    table = f"<table><thead><tr><th>People</th><th>Dose</th></tr></thead>{row}</table>"
    html = shown(f"<h1>Pain</h1>{table}")
    assert [part.replace("\u00a0", " ") for part in re.findall(r"<span>(<b>.*?)</span>", html)] == together
    assert text_of(cell) in text_of(html).replace("\u00a0", " ")


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
