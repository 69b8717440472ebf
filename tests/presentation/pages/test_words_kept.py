"""Presenting a page loses no word of it: of each page of the guide, and of any page of the language."""

from collections import Counter

import pytest
from guide.guide import load_guide
from hypothesis import given, settings
from hypothesis import strategies as st
from presentation.pages.tree import read, write
from showing import ROOT, before_and_after, lost_words, markdown_of_the_guide, page_at, shown_as, small_guide, words_of

MARKDOWN = markdown_of_the_guide()
BIB = """@article{hardy2012, author = {Hardy, Janet}, title = {A trial}, year = {2012}, doi = {10.1000/1}}
@article{bell2017, author = {Bell, Rae}, title = {A review}, year = {2017}, doi = {10.1000/2}}
"""
FRONT = "---\ntitle: Pain\n---\n"


def test_no_page_of_the_guide_loses_a_word():
    shown = shown_as(load_guide(ROOT / "docs", ROOT / "references.bib", ROOT))
    lost = {}
    for page in shown.guide.pages:
        before, after = before_and_after(page_at(page.location, shown), shown, MARKDOWN)
        assert words_of(before)
        lost[page.location] = lost_words(before, after)
        if page.kind == "source":  # what was found is put first
            lost[page.location] = list((Counter(words_of(before)) - Counter(words_of(after))).elements())
    assert len(lost) > 400
    assert {page: words for page, words in lost.items() if words} == {}


# Figures with units, certainty and terms are what the presentation works on.
WORDS = st.sampled_from([
    *("pain", "fell", "Dose", "Doses studied", "CRPS", "with low certainty", "very low to moderate certainty", "and"),
    *("0.5 mg/kg", "10, 30 and 50 mg", "5 micrograms", "20 %", "−0.75", "95% CI 0.71 to 1.05", "P < 0.05", "7 of 20"),
    *("100 mg/24 hours", "ketamine & placebo", "Ménière", "K-cramps", "1,234", "½", "x > y", '"so"', "it's", "&nbsp;"),
    *(r"\*", r"\|", r"\[no\]", "a_b", "≥ 3", r"\`", "¶"),
])  # fmt: skip
PHRASE = st.lists(WORDS, min_size=1, max_size=5).map(" ".join)
INLINE = st.one_of(
    PHRASE,
    PHRASE.map(lambda words: f"*{words}*"),
    PHRASE.map(lambda words: f"**{words}**"),
    PHRASE.map(lambda words: f"[{words}](other.md)"),
    PHRASE.map(lambda words: f"**a *{words}* b**"),
)
CITATION = st.sampled_from(
    [" [@hardy2012]", " [@bell2017; @hardy2012]", "[@bell2017]", "", " <!-- no-source: method -->"]
)
SENTENCE = st.builds(
    lambda parts, cited: f"{' '.join(parts)}{cited}.", st.lists(INLINE, min_size=1, max_size=4), CITATION
)
PARAGRAPH = st.lists(SENTENCE, min_size=1, max_size=3).map("\n".join)
LIST = st.builds(
    lambda mark, items, inner: "\n".join(f"{mark} {item}" for item in items) + f"\n    - {inner}",
    st.sampled_from(["-", "1."]),
    st.lists(SENTENCE, min_size=1, max_size=4),
    SENTENCE,
)
ALIGNMENT = st.sampled_from(["---", ":---", "---:", ":---:"])
CELL = st.builds(lambda words, cited: words + cited, INLINE, CITATION)


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


@st.composite
def _tables(draw: st.DrawFn) -> str:
    columns = draw(st.integers(1, 6))
    line = st.lists(CELL, min_size=columns, max_size=columns).map(_row)
    marks = draw(st.lists(ALIGNMENT, min_size=columns, max_size=columns))
    rows = draw(st.lists(line, min_size=0, max_size=3))
    return "\n".join([draw(st.lists(PHRASE, min_size=columns, max_size=columns).map(_row)), _row(marks), *rows])


BLOCKS = st.one_of(
    st.builds(lambda level, words: f"{'#' * level} {words}", st.integers(1, 6), INLINE),
    PARAGRAPH,
    LIST,
    _tables(),
    PARAGRAPH.map(lambda text: '!!! reading "Our reading"\n\n    ' + text.replace("\n", "\n    ")),
    _tables().map(lambda text: '!!! note "A table"\n\n    ' + text.replace("\n", "\n    ")),
)
PAGES = st.lists(BLOCKS, min_size=1, max_size=8).map(lambda blocks: FRONT + "\n\n".join(blocks) + "\n")


@given(PAGES)
@settings(max_examples=300, deadline=None)
def test_no_page_of_the_language_loses_or_gains_a_word(text: str):
    shown = shown_as(small_guide(BIB, {"pain.md": text}))
    before, after = before_and_after(page_at("pain.md", shown), shown, MARKDOWN)
    assert words_of(after) == words_of(before)


@given(PAGES)
@settings(max_examples=100, deadline=None)
def test_what_is_written_is_what_was_read(text: str):
    html = MARKDOWN.reset().convert(text.removeprefix(FRONT))
    assert words_of(write(read(html))) == words_of(html)


@pytest.mark.parametrize(
    "html",
    [
        "lead <p>a&nbsp;b &lt;c&gt; &amp; d &quot;e&quot;</p>tail",
        "<p>a<br>b<br/>c</p><hr><p>d <img alt='x' src='y.png'> e</p>",
        "<script>if (a < b && c > d) {}</script><p>x</p><style>a > b {}</style>",
        "<pre><code>\na &lt; b\n\n  c</code></pre>",
        "<dl><dt>a</dt><dd>b</dd></dl><details open><summary>c</summary>d</details>",
        "<p>a\x01b\x0cc</p><p>d\ufffee</p>",
        f"{'<div>' * 400}deep{'</div>' * 400}",
        "a </div> b </p> c",
        "<!-- a --><p>b<!-- c --> d</p><!-- e -->",
    ],
)
def test_awkward_html_reads_the_same(html: str):
    folded = html.replace("\x01", "").replace("\x0c", " ").replace("\ufffe", "")
    assert words_of(write(read(html))) == words_of(folded) != []


def test_a_drawing_keeps_its_names_and_its_text():
    drawing = (
        '<svg viewBox="0 0 9 9" role="img"><title>low certainty</title><defs><clipPath id="a"><path d="M0 0"></path>'
        '</clipPath></defs><text clip-path="url(#a)">0.5 mg, low certainty</text></svg>'
    )
    shown = shown_as(small_guide(BIB, {"pain.md": f"{FRONT}# Pain\n\n<div>{drawing}</div>\n"}))
    before, after = before_and_after(page_at("pain.md", shown), shown, MARKDOWN)
    assert drawing.partition("<title>")[2] in after
    assert 'viewBox="0 0 9 9"' in after
    assert words_of(after) == words_of(before)


def test_the_comparison_sees_a_word_that_is_missing():
    assert lost_words("<p>a b c</p>", "<h1>a</h1><p>c</p>") == ["b", "c"]
    assert lost_words("<p>a b</p>", "<p>b a</p>") == ["b"]
    assert lost_words("<p>a b.</p>", "<p>x a<span>[1]</span> b.</p>") == []
    assert lost_words("<p>a</p>", '<aside class="guide-status">a</aside>') == ["a"]
