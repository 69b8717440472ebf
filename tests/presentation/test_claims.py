"""Claims as readers and programs meet them: ids that stay, plain text, certainty, and a place to link to."""

import re
from collections import Counter

import pytest
from guide.guide import count, load_guide
from presentation.claims import plain_text, published_claims, with_anchors
from showing import ROOT, small_guide


def ids_of(text: str) -> list[str]:
    return [claim.id for claim in published_claims(small_guide("", {"page.md": text}))]


def test_every_claim_of_the_guide_has_an_id_of_its_own_on_its_page():
    guide = load_guide(ROOT / "docs", ROOT / "references.bib", ROOT)
    claims = published_claims(guide)
    # A claim that a waiver covers rests on no source, and is not published.
    waived = sum(not claim.keys and not claim.in_reading for page in guide.evidence_pages for claim in page.claims)
    assert len(claims) == count(guide).claims - waived
    assert max(Counter((claim.page.path, claim.id) for claim in claims).values()) == 1


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
        ("| 10 people | x | 1 mg | [@hardy2012] |", "10 people; x; 1 mg"),
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
    guide = small_guide("", {"page.md": sentence[:-1] + " [@hardy2012].\n"})
    assert published_claims(guide)[0].certainty == certainty


@pytest.mark.parametrize("front", ["", "---\ntitle: Pain\nsummary: x\n---\n", "---\ntitle: Pain\n---\n\n\n"])
def test_the_anchor_of_a_claim_stands_before_its_first_citation(front: str):
    text = (
        f"{front}Pain fell [@hardy2012].\nIt rose [@bell2017] and fell [@hardy2012].\n\n"
        "| a | b |\n| - | - |\n| 1 | [@bell2017] |\n"
    )
    guide = small_guide("", {"page.md": text})
    claims = published_claims(guide)
    anchored = with_anchors(text, guide.pages[0], claims)
    first, second, third = (claim.id for claim in claims)
    assert f'Pain fell <span id="{first}"></span>[@hardy2012].' in anchored
    assert f'It rose <span id="{second}"></span>[@bell2017] and fell [@hardy2012].' in anchored
    assert f'| 1 | <span id="{third}"></span>[@bell2017] |' in anchored
    assert re.sub(r'<span id="[^"]+"></span>', "", anchored) == text
