"""What once got past the site gate, or was wrongly reported there: the number of each case, and its neighbours."""

import pytest
from built import CITE, findings_of, of_text, page
from claimcheck.site_gate import check_site
from showing import small_guide

MARK = '<p>It was of <span class="guide-certainty" data-level="{level}">{words}</span> [' + CITE + "].</p>"
FALSE_MARKS = {
    "13 dots before a word": ("4", "fell"),
    "13 neighbour: of another level": ("4", "low certainty"),
    "13 neighbour: of more": ("2-3", "low certainty"),
    "13 neighbour: of less": ("1", "low to moderate certainty"),
    "13 neighbour: of none": ("", "high certainty"),
    "13 neighbour: low for very low": ("2", "very low certainty"),
}


@pytest.mark.parametrize(("level", "words"), FALSE_MARKS.values(), ids=FALSE_MARKS)
def test_dots_that_are_not_those_of_the_words_are_found(tmp_path, level: str, words: str):
    assert of_text(tmp_path, MARK.format(level=level, words=words)) == [(4, "false-mark")]


@pytest.mark.parametrize(
    ("level", "words"),
    [("1", "very low certainty"), ("2", "certainty rated as low"), ("1-2", "very low to low certainty"), ("4", "High")],
)
def test_dots_of_the_words_are_right(tmp_path, level: str, words: str):
    assert of_text(tmp_path, MARK.format(level=level, words=words)) == []


@pytest.mark.parametrize(
    ("label", "found"),
    [("Harms", ""), ("Harms&nbsp;", ""), ("<b>Harms</b>", "")]
    + [(label, "false-mark") for label in ("Blix ends pain.", "Harms in 90%", "No harms", "Harm", "")],
)
def test_14_the_contents_call_each_section_as_it_is_called(tmp_path, label: str, found: str):
    contents = f'<nav><a href="#harms">{label}</a></nav>'
    text = f'<h2 id="harms">Harms<a class="headerlink" href="#harms">¶</a></h2><p>It fell [{CITE}].</p>'
    html = page(text).replace("<main>", f"{contents}<main>")
    assert [rule for _, _, rule in findings_of(tmp_path, {"index.html": html})] == ([found] if found else [])


FILTER = '<div class="{name}" hidden><input type="search"><select><option value="">All</option></select></div>'


@pytest.mark.parametrize(("name", "kind"), [("guide-filter", "evidence"), ("guide-filter", "site"), ("x", "site")])
def test_controls_in_a_text_are_an_authors(tmp_path, name: str, kind: str):
    found = findings_of(tmp_path, {"references.html": page(FILTER.format(name=name), kind=kind)})
    assert {rule for _, _, rule in found} >= {"active-content"}


@pytest.mark.parametrize(
    "html",
    [
        "<p>Blix ends pain.</p>",
        "<main><article data-kind='evidence'><p>Blix ends pain.</p></article></main>",
        "<main><article data-kind='evidence'></article></main><p>A</p><div data-kind='site'><p>Blix ends it.</p></div>",
        "<div data-kind='site'><p>Blix ends pain.</p></div>",
    ],
    ids=["23 no kind", "neighbour: uncited", "23 text outside", "neighbour: of another kind"],
)
def test_a_page_that_somebody_wrote_in_html_is_found(tmp_path, html: str):
    assert findings_of(tmp_path, {"c.html": html})


@pytest.mark.parametrize("name", ["about/claims.html", "about/method.htm/index.html", "about/a/method.html"])
def test_23_a_page_of_no_markdown_that_says_it_is_about_the_guide_is_found(tmp_path, name: str):
    html = "<div data-kind='site'><p>Blix ends pain.</p></div>"
    assert [rule for _, _, rule in findings_of(tmp_path, {name: html})] == ["page-kind"]


def test_23_a_page_that_was_made_of_no_page_of_the_guide_is_found(tmp_path):
    guide = small_guide("", {"index.md": "# Pain\n"})
    sheets = ("print/sheets/index.html", "print/sheets/c/index.html")
    for name in ("index.html", "404.html", "print/index.html", "c.html", *sheets):
        (tmp_path / name).parent.mkdir(exist_ok=True, parents=True)
        (tmp_path / name).write_text(page(""), "utf-8")
    found = {(f.path.removeprefix(f"{tmp_path.as_posix()}/"), f.rule) for f in check_site(tmp_path, guide)[0]}
    assert {path for path, rule in found if rule == "unknown-file"} == {"c.html", "print/sheets/c/index.html"}
