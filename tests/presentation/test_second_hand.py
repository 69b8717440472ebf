"""A citation is marked second-hand where it rests on a fact that was seen in another text than the source."""

from dataclasses import replace

import pytest
from examples import BELL, FRONT, HARDY
from guide.ledger import Basis, Leaf, claim_mark
from guide.sources.cards import Fact
from lxml import html
from presentation.claims import published_claims, second_hand
from presentation.pages.citations import citation_mark
from presentation.pages.page import page_html
from presentation.paper.leaf import leaf_element
from presentation.shown import Shown
from showing import page_at, shown_as, small_guide

CARD = """---
kind: source
key: {key}
design: {design}
participants:
read: abstract
checked: 2026-11-22
about: [cancer]
---

## What was found

- Pain fell in 31 people. *Abstract, results*
- Two people saw things. *As reported by a news page*
"""
PAGES = {
    "sources/hardy2012.md": CARD.format(key="hardy2012", design="randomised controlled trial"),
    "sources/bell2017.md": CARD.format(key="bell2017", design="systematic review"),
    "pain.md": FRONT.format(title="Pain") + "Pain fell [@hardy2012].\nTwo people saw things [@bell2017; @hardy2012].\n",
}
READ, TOLD = range(2)


def shown_with(facts: dict[str, int]) -> Shown:
    """Return a guide whose second claim rests on these facts, by key, and the first on what was read in the source."""
    guide = small_guide(HARDY + BELL, PAGES)
    cards = {card.key: card for card in guide.cards}
    first, second = (published.claim for published in published_claims(guide))
    bases = [(first, "hardy2012", READ), *((second, key, fact) for key, fact in facts.items())]
    leaf = {
        (claim_mark(claim), key): Basis(claim_mark(claim), key, "proposed", (cards[key].facts[fact].mark,), "")
        for claim, key, fact in bases
    }
    return shown_as(replace(guide, ledger={"pain.md": Leaf("docs/.ledger/pain.tsv", leaf)}))


def page_of(shown: Shown) -> html.HtmlElement:
    first, second = shown.claims
    text = (
        f'<h1>Pain</h1><p>Pain fell <span id="{first.id}"></span>{citation_mark(["hardy2012"])}.</p>'
        f'<p>Two people <span id="{second.id}"></span>{citation_mark(["bell2017", "hardy2012"])}.</p>'
    )
    return html.fromstring(page_html(text, page_at("pain.md", shown), shown))


def test_only_the_citation_that_rests_on_another_text_is_marked_and_has_the_words_for_screen_readers():
    page = page_of(shown_with({"hardy2012": READ, "bell2017": TOLD}))
    labels = [label.text_content() for label in page.xpath("//p/span[@class='guide-citation']")]
    assert labels == ["[1]", "[1,2†]"]
    names = [link.get("aria-label") for link in page.xpath("//span[@class='guide-citation']/a")]
    assert names == ["Reference 1: Hardy 2012", "Reference 1: Hardy 2012", "Reference 2: Bell 2017, second-hand"]
    assert page.xpath("//span[@class='guide-second-hand'][@aria-hidden='true']")


def test_the_references_say_what_the_mark_means_and_only_where_there_is_one():
    (note,) = page_of(shown_with({"bell2017": TOLD})).xpath("//section[@class='guide-references']//p")
    assert note.text_content().startswith("† Second-hand: read in another text than the source itself")
    assert not page_of(shown_with({"bell2017": READ})).xpath("//section[@class='guide-references']//p")


def test_the_mark_is_on_paper_too_with_the_number_of_the_whole_document():
    shown = shown_with({"bell2017": TOLD})
    page = page_at("pain.md", shown)
    leaf = replace(page, html=html.tostring(page_of(shown), encoding="unicode"))
    labels = leaf_element(leaf, {}, "../", {"hardy2012": 7, "bell2017": 8}.__getitem__).xpath(
        ".//span[@class='guide-citation']"
    )
    assert [label.text_content() for label in labels] == ["[7]", "[7,8†]"]


def test_a_guide_without_a_ledger_has_no_mark():
    guide = small_guide(HARDY + BELL, PAGES)
    assert not any(second_hand(guide, published_claims(guide)).values())


@pytest.mark.parametrize(
    "where",
    [
        *("As reported by HealthDay", "Recommendations, read on a secondary page", "Table, secondary source"),
        "Methods; university news release",
    ],
)
def test_the_place_of_a_fact_says_that_it_is_second_hand(where):
    assert fact_at(where).second_hand


@pytest.mark.parametrize(
    "where",
    [
        *("Abstract, results", "Abstract, secondary outcomes", "Press release", "News text", "Quotation 3"),
        *("Report, section 2", "Reporting by arm", ""),
    ],
)
def test_what_stands_in_the_source_itself_is_not(where):
    assert not fact_at(where).second_hand


def fact_at(where: str) -> Fact:
    guide = small_guide(HARDY, {"sources/hardy2012.md": PAGES["sources/hardy2012.md"]})
    return replace(guide.cards[0].facts[READ], where=where)
