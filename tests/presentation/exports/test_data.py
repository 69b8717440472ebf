"""Claims, cards and coverage as readers and programs get them."""

import json
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from guide.guide import Guide, count, load_guide
from guide.markdown.reading import read_page
from presentation.claims import plain_text, published_claims, with_anchors
from presentation.exports.data import claims_data, export, sources_data
from presentation.pages.bibliography import bibliography_list, topics_list
from presentation.pages.card import card_page
from presentation.pages.coverage import coverage
from presentation.pages.studies import with_studies
from presentation.references import format_sources

ROOT = Path(__file__).parents[3]
GUIDE = load_guide(ROOT / "docs", ROOT / "references.bib", ROOT)
CLAIMS = published_claims(GUIDE)
SOURCES = format_sources(GUIDE.bibliography.by_key)
URLS = {page.location: page.location.removesuffix(".md") + "/" for page in GUIDE.pages}
SCHEMAS = ROOT / "hooks" / "presentation" / "exports" / "schemas"


def ids_of(text: str) -> list[str]:
    page = read_page("docs/page.md", text)
    return [claim.id for claim in published_claims(Guide((page,), GUIDE.bibliography))]


def test_every_claim_of_the_guide_has_an_id_of_its_own_on_its_page():
    assert len(CLAIMS) == count(GUIDE).claims
    assert max(Counter((claim.page.path, claim.id) for claim in CLAIMS).values()) == 1


def test_an_id_stays_when_anything_else_on_the_page_changes():
    before = ids_of("Pain fell [@hardy2012].\n")
    after = ids_of(
        "# Title\n\nNew first [@bell2017].\n\n- Pain **fell** [@bell2017; @hardy2012].\n\nLast [@hardy2012].\n"
    )
    assert before == [after[1]]


def test_an_id_changes_with_the_words_and_figures_of_its_claim():
    ids = ids_of("Pain fell by 2 [@hardy2012].\nPain fell by 3 [@hardy2012].\nPain fell by 2 [@hardy2012].\n")
    assert len(set(ids)) == 3


@pytest.mark.parametrize(
    ("visible", "text"),
    [
        ("Pain **fell** [@hardy2012].", "Pain fell."),
        ("| 10 people | `x` | 1 mg | [@hardy2012] |", "10 people; x; 1 mg"),
        ("See [the trial] for *more* [@hardy2012].", "See the trial for more."),
        ("CYP2B6 and snake_case stay [@hardy2012].", "CYP2B6 and snake_case stay."),
    ],
)
def test_a_claim_is_published_as_plain_text(visible, text):
    assert plain_text(visible) == text


@pytest.mark.parametrize(
    ("sentence", "certainty"),
    [
        ("The certainty was low.", "low"),
        ("Low-certainty evidence showed less pain.", "low"),
        ("They rated the certainty of the evidence as very low.", "very low"),
        ("Very low to low certainty, say the authors.", "very low"),
        ("Blood pressure was high.", None),
        ("A low dose was used.", None),
    ],
)
def test_the_certainty_is_published_only_where_the_claim_states_it(sentence, certainty):
    page = read_page("docs/page.md", sentence[:-1] + " [@hardy2012].\n")
    assert published_claims(Guide((page,), GUIDE.bibliography))[0].certainty == certainty


def test_the_anchor_of_a_claim_stands_before_its_citation_and_nowhere_in_code():
    text = "`[@code2000]` Pain fell [@hardy2012].\n\n| a | b |\n| - | - |\n| 1 | [@bell2017] |\n"
    anchored = with_anchors(text, "docs/page.md")
    ids = ids_of(text)
    assert anchored.startswith(f'`[@code2000]` Pain fell <span id="{ids[0]}"></span>[@hardy2012].')
    assert f'| 1 | <span id="{ids[1]}"></span>[@bell2017] |' in anchored
    assert re.sub(r'<span id="[^"]+"></span>', "", anchored) == text


@pytest.mark.parametrize(
    ("schema", "data"), [("claims", claims_data(CLAIMS, URLS)), ("sources", sources_data(GUIDE, CLAIMS))]
)
def test_the_data_has_the_form_that_its_schema_promises(schema, data):
    form = json.loads((SCHEMAS / f"{schema}.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(form)
    jsonschema.validate(data, form)


def test_the_exported_files_hold_the_whole_guide(tmp_path):
    export(tmp_path, GUIDE, CLAIMS, URLS)
    files = {path.name for path in (tmp_path / "data").iterdir()}
    names = ("claims.json", "claims.schema.json", "sources.json", "sources.schema.json")
    assert files == {*names, "references.bib", "references.json"}
    works = json.loads((tmp_path / "data" / "references.json").read_text("utf-8"))
    assert len(works) == len(GUIDE.bibliography.entries)
    hardy = next(work for work in works if work["id"] == "hardy2012")
    assert hardy["type"] == "article-journal"
    assert hardy["author"][0]["family"] == "Hardy"
    assert hardy["issued"] == {"date-parts": [[2012]]}
    assert hardy["DOI"].startswith("10.")
    assert (tmp_path / "data" / "references.bib").read_text("utf-8") == (ROOT / "references.bib").read_text("utf-8")


def test_the_coverage_page_prints_the_totals_of_the_gate():
    html = coverage(GUIDE, lambda page: "x/")
    printed = dict(re.findall(r"<tr><td>([^<]+)</td><td>([\d,]+)</td></tr>", html))
    checked = count(GUIDE)
    assert printed["Claims, each with a source"] == f"{checked.claims:,}"
    assert printed["Citations"] == f"{checked.citations:,}"
    assert printed["Source cards"] == str(len(GUIDE.cards))
    read = [int(printed[name]) for name in ("Full text", "Abstract", "Abstract and excerpts", "Excerpts")]
    assert sum(read) == len(GUIDE.cards)
    assert html.count('<a href="x/">') == sum(1 for _ in GUIDE.evidence_pages)


def test_a_card_lists_every_claim_that_cites_it_as_a_link_to_the_very_sentence():
    citing = [claim for claim in CLAIMS if "hardy2012" in claim.claim.keys]
    fields = next(card for card in GUIDE.cards if card.key == "hardy2012").page.front_matter.fields
    html = card_page(
        "<h2>x</h2>", fields, SOURCES["hardy2012"], citing, lambda claim: f"{claim.page.path}#{claim.id}", "r/"
    )
    assert 'data-kind="source"' in html
    assert "the full text was not seen" in html
    assert [f"{claim.page.path}#{claim.id}" for claim in citing] == re.findall(r'<li><a href="([^"]+)"', html)


def test_the_references_page_has_each_source_once_under_its_design_and_links_its_card():
    html = bibliography_list(SOURCES, CLAIMS, lambda key: f"sources/{key}/")
    assert sorted(re.findall(r'<li id="([^"]+)">', html)) == sorted(SOURCES)
    assert set(re.findall(r'href="(sources/[^"]+)"', html)) == {f"sources/{key}/" for key in SOURCES}
    designs = re.findall(r"<h2 id=\"([a-z-]+)\">", html)
    assert designs.index("meta-analysis") < designs.index("randomised-controlled-trial") < designs.index("case-report")


def test_sources_by_topic_link_the_card_of_each_source_that_is_about_the_topic():
    html = topics_list(SOURCES, GUIDE.cards, lambda key: f"sources/{key}/")
    assert set(re.findall(r'href="sources/([^"]+)/"', html)) == set(SOURCES)
    crps = re.search(r'<dt id="topic-crps">Crps</dt><dd>(.*?)</dd>', html)[1]
    tagged = {card.key for card in GUIDE.cards if "crps" in card.page.front_matter.fields["about"]}
    assert set(re.findall(r'href="sources/([^"]+)/"', crps)) == tagged


def test_a_study_table_lists_the_cards_with_the_tag_strongest_design_first():
    table = with_studies("<!-- studies: crps -->", GUIDE.cards, SOURCES, pytest.fail)
    keys = re.findall(r"\[@([a-z0-9-]+)\] \|$", table, re.MULTILINE)
    tagged = {card.key for card in GUIDE.cards if "crps" in card.page.front_matter.fields["about"]}
    assert set(keys) == tagged
    designs = [GUIDE.bibliography.by_key[key].fields["design"] for key in keys]
    assert designs.index("randomised controlled trial") < designs.index("case series")


def test_a_study_table_about_nothing_is_reported():
    missing = []
    assert with_studies("<!-- studies: nothing -->", GUIDE.cards, SOURCES, missing.append) == ""
    assert missing == ["nothing"]


def test_a_claim_counts_for_a_source_only_when_it_cites_it():
    bare = replace(GUIDE, pages=())
    assert all(source["claims"] == [] for source in sources_data(GUIDE, published_claims(bare))["sources"])
