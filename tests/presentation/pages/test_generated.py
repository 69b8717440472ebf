"""What is generated on pages: cards, lists of sources, coverage, study tables; text comes through as text."""

import json
from dataclasses import replace
from itertools import accumulate

import pytest
from guide.guide import count, load_guide
from guide.vocabulary import PLACEHOLDERS
from lxml import html
from markupsafe import Markup
from presentation.pages.bibliography import bibliography_list, topics_list
from presentation.pages.card import card_page
from presentation.pages.copies import copies
from presentation.pages.coverage import coverage
from presentation.pages.markdown import page_markdown
from presentation.pages.page import added_sections, page_html
from presentation.pages.placeholders import IN_HTML, IN_MARKDOWN, IN_THEME, ON_PAPER
from presentation.pages.studies import with_studies
from presentation.shown import Shown
from presentation.tags import tags_of
from showing import ROOT, before_and_after, markdown_of_the_guide, page_at, shown_as, small_guide

SHOWN = shown_as(load_guide(ROOT / "docs", ROOT / "references.bib", ROOT))
GUIDE = SHOWN.guide
HOME = page_at("index.md", SHOWN)
TAGGED_CRPS = {card.key for card in GUIDE.cards if "crps" in card.page.front_matter.fields["about"]}
# What an author, a bibliography or a configuration may hold, by slip or on purpose.
HOSTILE = "</title></script><svg onload=alert(1)>\"' x < 3 & y"
CARD = """---
kind: source
key: hardy2012
design: case report
participants: {participants}
read: abstract
about: [crps]
---
"""


def tree(markup: str) -> html.HtmlElement:
    return html.fragment_fromstring(markup, create_parent="div")


def hostile() -> Shown:
    """Return a guide whose every field of free text would be markup."""
    bib = (
        f"@article{{hardy2012, author = {{{{{HOSTILE}}}}}, title = {{{HOSTILE}}}, journal = {{{HOSTILE}}}, "
        f"year = {{2012}}, unlinked = {{{HOSTILE}}}, design = {{case report}}}}"
    )
    field = HOSTILE.replace("'", "''")
    card = "kind: source\nkey: hardy2012\n" + "".join(
        f"{name}: '{field}'\n" for name in ("design", "participants", "read", "checked")
    )
    page = (
        f"title: '{field}'\nsummary: '{field}'\nchecked_by: '{field}'\nevidence_to: '{field}'\nreviewed: '{field}'\n"
        f"next_review: '{field}'"
    )
    changes = f"## 2026-11-22\n\n- **New** [X](../pain.md): {HOSTILE}\n"
    return shown_as(
        small_guide(
            bib,
            {
                "pain.md": f"---\n{page}\n---\n# Pain\n\n## Bottom line\n\nLess pain, low certainty [@hardy2012].\n\n"
                "<!-- studies: crps -->\n",
                "about/changes.md": f"---\ntitle: Changes\nkind: site\n---\n{changes}",
                "about/all.md": "---\ntitle: All\nkind: site\n---\n"
                + "\n\n".join(f"<!-- {name} -->" for name in IN_HTML),
                "sources/hardy2012.md": f"---\n{card}about: [crps, '{field}']\n---\n"
                "## What was found\n\n- Pain fell. *Abstract*\n",
            },
        ),
        f"https://x.example/{HOSTILE}/",
    )


@pytest.mark.parametrize("path", ["pain.md", "about/all.md", "sources/hardy2012.md"])
def test_no_field_becomes_markup(path: str):
    shown = hostile()
    _, after = before_and_after(page_at(path, shown), shown, markdown_of_the_guide())
    page = tree(after)
    # The code on paper is the one drawing that the guide puts there itself.
    for code in page.find_class("guide-qr"):
        code.drop_tree()
    assert page.xpath(".//svg | .//title | .//*[@onload]") == []
    assert "<svg" not in html.tostring(page, encoding="unicode")
    assert "svg onload=alert(1)" in page.text_content()
    assert page.text_content().count(HOSTILE) >= 3


def test_each_placeholder_is_filled_by_one():
    assert sorted([*IN_MARKDOWN, *IN_HTML, *IN_THEME, *ON_PAPER]) == sorted(PLACEHOLDERS)
    assert {name for name, has_argument in PLACEHOLDERS.items() if has_argument} == set(IN_MARKDOWN)


@pytest.mark.parametrize("name", sorted(IN_HTML))
def test_a_placeholder_is_filled_where_it_stands_and_not_in_code(name: str):
    text = f"---\ntitle: All\nkind: site\n---\nBefore.\n\n<!-- {name} -->\n\nAfter.\n\n`<!-- {name} -->`\n"
    shown = shown_as(small_guide("@misc{a2012, title = {T}, design = {case report}}", {"about/all.md": text}))
    _, after = before_and_after(page_at("about/all.md", shown), shown, markdown_of_the_guide())
    page = tree(after)
    assert page.xpath(".//comment()[not(contains(., 'contents'))]") == []
    assert [code.text for code in page.iter("code") if "<!--" in (code.text or "")] == [f"<!-- {name} -->"]
    body = page.xpath("./div[@data-kind]")[0]
    assert [body[0].text, body[-2].text] == ["Before.", "After."]
    assert len(body) > 3


def test_a_page_that_was_changed_after_it_was_checked_is_shown_as_it_was_with_a_warning():
    shown = shown_as(small_guide("", {"pain.md": "---\ntitle: Pain\n---\n\n# Pain\n\nIt fell.\n"}))
    page, warnings = page_at("pain.md", shown), []
    assert page_markdown("# Pain\n\nIt fell.\n", page, shown, warnings.append) == "# Pain\n\nIt fell.\n"
    assert warnings == []
    assert page_markdown("# Pain\n\nIt rose.\n", page, shown, warnings.append) == "# Pain\n\nIt fell.\n"
    assert [warning.partition(",")[0] for warning in warnings] == ["this page was changed after it was checked"]


def test_a_page_that_nobody_read_is_reported():
    shown, warnings = shown_as(small_guide("")), []
    assert page_markdown("Late.", page_at("late.md", shown), shown, warnings.append) == "Late."
    assert [warning.partition(",")[0] for warning in warnings] == ["this page was not there when the guide was read"]


def test_the_table_of_contents_gets_the_sections_that_were_added_as_text():
    shown = hostile()
    _, after = before_and_after(page_at("pain.md", shown), shown, markdown_of_the_guide())
    assert added_sections(after, {"bottom-line"}) == [("references", "References"), ("what-changed", "What changed")]
    assert added_sections('<h2 id="a">x &lt; <i>y</i></h2>', ()) == [("a", "x &lt; y")]


def test_the_coverage_page_prints_the_totals_of_the_gate():
    page = tree(coverage(HOME, SHOWN))
    printed = {row[0].text_content(): row[1].text_content() for row in page.iter("tr")}
    checked = count(GUIDE)
    assert printed["Claims, each with a source"] == f"{checked.claims:,}"
    assert printed["Citations"] == f"{checked.citations:,}"
    assert printed["Source cards"] == str(len(GUIDE.cards))
    read = [int(printed[name]) for name in ("Full text", "Abstract", "Abstract and excerpts", "Excerpts")]
    assert sum(read) == len(GUIDE.cards)
    assert page.xpath(".//a/@href") == [SHOWN.page_way(page.location, HOME) for page in GUIDE.evidence_pages]


def test_a_card_lists_every_claim_that_cites_it_as_a_link_to_the_very_sentence():
    page = page_at("sources/hardy2012.md", SHOWN)
    card = card_page(Markup("<h2>x</h2>"), page, SHOWN)
    assert 'data-kind="source"' in card
    assert "the full text was not seen" in card
    citing = [SHOWN.claim_way(claim, page) for claim in SHOWN.claims if "hardy2012" in claim.claim.keys]
    assert sorted(citing) == sorted(tree(card).xpath(".//li/a/@href"))


def test_a_card_tells_what_was_found_before_what_was_done():
    text = Markup("<h2 id='what-was-done'>D</h2><p>d</p><h2 id='what-was-found'>F</h2><p>f</p><h2 id='limits'>L</h2>")
    card = tree(card_page(text, page_at("sources/hardy2012.md", SHOWN), SHOWN))
    told = card.xpath(".//*[@data-kind]/*[self::h2 or self::p][not(@class)]")
    assert [part.text for part in told] == ["F", "f", "D", "d", "L"]


def test_the_references_page_has_each_source_once_under_its_design_and_links_its_card():
    page = tree(bibliography_list(HOME, SHOWN))
    assert sorted(page.xpath(".//li/@id")) == sorted(SHOWN.sources)
    assert set(page.xpath(".//li/a[1]/@href")) == {f"sources/{key}/" for key in SHOWN.sources}
    designs = page.xpath(".//h2/@id")
    assert designs.index("meta-analysis") < designs.index("randomised-controlled-trial") < designs.index("case-report")


def test_the_references_page_tells_the_filter_where_the_sources_of_each_topic_stand():
    page = tree(bibliography_list(HOME, SHOWN))
    keys = page.xpath(".//li/@id")
    told = json.loads(page.xpath("string(.//script[@id='topics-of-sources'])"))
    read = {topic: {keys[place] for place in accumulate(gaps)} for topic, gaps in told.items()}
    assert read["crps"] == TAGGED_CRPS
    assert list(told) == sorted({tag for card in GUIDE.cards for tag in tags_of(card.page.front_matter.fields)})


def test_sources_by_topic_link_the_card_of_each_source_that_is_about_the_topic():
    page = tree(topics_list(HOME, SHOWN))
    assert set(page.xpath(".//a/@href")) == {f"sources/{key}/" for key in SHOWN.sources}
    (crps,) = page.xpath(".//dt[@id='topic-crps']")
    assert crps.text == "Crps"
    assert set(crps.getnext().xpath("./a/@href")) == {f"sources/{key}/" for key in TAGGED_CRPS}


def test_a_study_table_lists_the_cards_with_the_tag_strongest_design_first():
    table = with_studies("<!-- studies: crps -->", GUIDE.cards, SHOWN.sources)
    keys = [line.rpartition("[@")[2].removesuffix("] |") for line in table.split("\n") if "[@" in line]
    assert set(keys) == TAGGED_CRPS
    designs = [GUIDE.bibliography.by_key[key].fields["design"] for key in keys]
    assert designs.index("randomised controlled trial") < designs.index("case series")


def test_what_a_card_says_in_words_is_shown_as_it_stands_in_a_study_table():
    participants = "*40* adults | [20] with `x_1` & <b>20</b> \\ without"
    card = (
        f"---\nkind: source\nkey: hardy2012\ndesign: case report\nparticipants: '{participants}'\nabout: [crps]\n---\n"
    )
    facts = "## What was found\n\n- Pain **fell** by 2 [points](../pain.md). *Abstract*\n"
    text = "---\ntitle: Pain\n---\n\n<!-- studies: crps -->\n"
    bib = "@misc{hardy2012, author = {Hardy, J}, year = {2012}, title = {T}, design = {case report}}"
    shown = shown_as(small_guide(bib, {"pain.md": text, "sources/hardy2012.md": card + facts}))
    _, after = before_and_after(page_at("pain.md", shown), shown, markdown_of_the_guide())
    cells = [cell.text_content() for cell in tree(after).xpath(".//tbody/tr/*")]
    assert cells == ["Hardy 2012", "case report", participants, "Pain fell by 2 points.", "[1]"]


def test_a_study_table_about_nothing_is_left_empty():
    assert with_studies("<!-- studies: nothing -->", GUIDE.cards, SHOWN.sources) == ""


def test_files_are_linked_by_whole_addresses_and_only_when_they_are_published():
    published = copies(HOME, replace(SHOWN, address="https://a.example/g/"))
    names = [f"ketamine-in-pain{end}" for end in (".zip", ".pdf", "-sheets.pdf", "-leaflet.pdf")]
    assert tree(published).xpath(".//a/@href") == [f"https://a.example/g/{name}" for name in names]
    assert tree(copies(HOME, SHOWN)).xpath(".//a") == []
    assert tree(copies(HOME, SHOWN)).xpath(".//code/text()") == names


def test_each_sheet_is_listed_and_its_file_only_when_it_is_published():
    page = "---\ntitle: Sickle <b>cell</b> pain\n---\n# Pain\n"
    paths = ("indications/cancer/index.md", "indications/perioperative/sickle-cell.md", "routes/oral.md")
    here = shown_as(small_guide("", dict.fromkeys([*paths, "about/copies.md"], page)))
    listed = replace(here, order=("about/copies.md", *paths))
    sheets = [f"../../print/sheets/{name}/" for name in ("indications/cancer", "indications/perioperative/sickle-cell")]
    found = tree(copies(page_at("about/copies.md", here), listed))
    assert found.xpath(".//details//a/@href") == sheets
    assert found.xpath(".//details//a/text()") == ["Sickle <b>cell</b> pain"] * 2
    published = tree(copies(page_at("about/copies.md", here), replace(listed, address="https://a.example/g/")))
    assert published.xpath(".//details//a/@href") == [
        *(sheets[0], "https://a.example/g/sheets/ketamine-cancer.pdf"),
        *(sheets[1], "https://a.example/g/sheets/ketamine-perioperative-sickle-cell.pdf"),
    ]


def test_a_retracted_source_is_shown_as_such_wherever_it_is_named():
    bib = (
        "@article{hardy2012, author = {Hardy, Janet}, title = {A trial}, journal = {Pain}, year = {2012}, "
        "doi = {10.1000/one}, design = {case report}, retracted = {2021}}"
    )
    card = CARD.format(participants="1 adult")
    text = (
        "---\ntitle: Pain\n---\n\n## Bottom line\n\nA trial that was later retracted saw less pain, low certainty "
        "[@hardy2012].\n\n<!-- studies: crps -->\n"
    )
    shown = shown_as(small_guide(bib, {"pain.md": text, "sources/hardy2012.md": card}))
    reader = markdown_of_the_guide()
    page = tree(before_and_after(page_at("pain.md", shown), shown, reader)[1])
    assert (
        page.xpath(".//span[@class='guide-citation']/a[1]/@aria-label") == ["Reference 1: Hardy 2012 (retracted)"] * 2
    )
    # Tips show what stands in here.
    assert page.xpath("string(.//span[@class='guide-ref'])") == "Retracted. Hardy J. A trial. Pain. 2012."
    assert page.xpath("string(.//tbody/tr/th)") == "Hardy 2012 (retracted)"
    own = tree(before_and_after(page_at("sources/hardy2012.md", shown), shown, reader)[1])
    assert own.xpath("string(.//h1)") == "Hardy 2012 (retracted)"
    assert own.xpath("string(.//p[@class='guide-card__reference'])").startswith("Retracted. Hardy J.")
    listed = tree(bibliography_list(page_at("references.md", shown), shown))
    assert "Hardy 2012 (retracted). Retracted. Hardy J." in listed.text_content()


def test_a_site_page_with_a_table_of_the_guide_names_it():
    page = tree(page_html("<!-- coverage -->", page_at("about/coverage.md", SHOWN, {"kind": "site"}), SHOWN))
    assert page.xpath("string(.//caption)") == "Table 1: Totals"
