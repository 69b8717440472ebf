"""The site gate: what the reader really gets, whichever engine built it."""

import pytest
from claimcheck.site_gate import check_site
from guide.guide import CannotRunError

REFERENCES = '<section class="guide-references"><h2>References</h2><ol><li id="ref-a">Hardy J.</li></ol></section>'
CITE = '<a href="#ref-a">1</a>'
READING = (
    '<div class="admonition reading"><p class="admonition-title">Our reading</p><p>The trials were small.</p></div>'
)


def page(text: str, kind: str = "evidence", references: str = REFERENCES, head: str = "") -> str:
    return (
        f"<!doctype html><html><head>{head}</head><body><main><article>\n"
        f'<h1>Pain</h1>\n<div data-kind="{kind}">\n{text}\n</div>\n{references}\n</article></main></body></html>'
    )


def findings_of(tmp_path, files: dict[str, str]) -> list[tuple[str, int, str]]:
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(content, "utf-8")
    return [(f.path.removeprefix(f"{tmp_path.as_posix()}/"), f.line, f.rule) for f in check_site(tmp_path)[0]]


def of_text(tmp_path, text: str, **options: str) -> list[tuple[int, str]]:
    return [(line, rule) for _, line, rule in findings_of(tmp_path, {"index.html": page(text, **options)})]


@pytest.mark.parametrize(
    "text",
    [
        f"<p>Ketamine did not help [{CITE}].</p>",
        f"<p>One trial [{CITE}].\nAnother trial [{CITE}].</p>",
        f"<ul><li>Ketamine did not help [{CITE}].<ul><li>Nor did esketamine [{CITE}].</li></ul></li></ul>",
        f"<table><tbody><tr><td>1 mg. Twice.</td><td>[{CITE}]</td></tr></tbody></table>",
        "<ul><li><a href='#x'>Another section</a></li></ul><h2 id='x'>Ketamine works</h2>",
        "<p>See the safety pages. <!-- no-source: navigation --></p>",
        READING,
        f'<div class="admonition note"><p class="admonition-title">Note</p><p>Ketamine helped [{CITE}].</p></div>',
        "<pre><code>Ketamine helped.</code></pre>",
        f"<dl><dt>Burst</dt><dd>A short course [{CITE}].</dd></dl>",
        f"<figure><img src='a.svg' alt=''><figcaption>Effects [{CITE}].</figcaption></figure>",
        f"<h2>Doses <a class='headerlink'>¶</a></h2><table><caption>Table 2: Doses</caption>"
        f"<tbody><tr><th>1 mg</th><td>[{CITE}]</td></tr></tbody></table>",
    ],
    ids=[
        "a sentence", "two lines", "a nested list", "a table row", "a link to a section", "a waiver", "a reading box",
        "another box", "code", "a definition", "a caption", "a caption that repeats its heading",
    ],
)  # fmt: skip
def test_sourced_text_passes(tmp_path, text):
    assert [rule for _, rule in of_text(tmp_path, text) if rule != "dead-link"] == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("<h2>Doses</h2><table><caption>Table 2: Doses that help</caption></table>", 4),
        ("<h2>Doses</h2><h3>Harms</h3><table><caption>Table 2: Doses</caption></table>", 4),
        (f"<table><caption>Ketamine helped</caption><tbody><tr><td>1 mg [{CITE}]</td></tr></tbody></table>", 4),
        ("<p>Ketamine helped.</p>", 4),
        (f"<p>Ketamine helped [{CITE}].\nIt cures.</p>", 5),
        ('<p>Ketamine helped [<a href="#ref-b">1</a>].</p>', 4),
        ('<p>Ketamine helped [<a href="https://doi.org/10.1/x">1</a>].</p>', 4),
        (f"<ul>\n<li>Cited [{CITE}].</li>\n<li>Not cited.</li>\n</ul>", 6),
        ("<table><tbody>\n<tr><td>1 mg</td><td>helped</td></tr></tbody></table>", 5),
        ("<figure><figcaption>Ketamine helps.</figcaption></figure>", 4),
        ("<blockquote><p>Ketamine helps.</p></blockquote>", 4),
        ("<dl><dt>Burst</dt><dd>A short course.</dd></dl>", 4),
        ('<div class="admonition note"><p class="admonition-title">Our reading</p><p>It works.</p></div>', 4),
        ('<div class="admonition reading"><p class="admonition-title">Fact</p><p>It works.</p></div>', 4),
        ("<p>It works. <!-- no-source: obvious --></p>", 4),
        ("<p><a href='https://x.example/'>Ketamine works</a></p>", 4),
        ("<p><a href='#y'>More</a> Ketamine works</p><h2 id='y'>More</h2>", 4),
        ("<details><summary>More</summary>Ketamine works.</details>", 4),
        ("<img src='a.svg' alt='Ketamine works'>", 4),
        ('<section class="guide-references"><p>Ketamine works.</p></section>', 4),
    ],
    ids=[
        "a caption that says more than its heading", "a caption under another heading", "a caption of its own",
        "a sentence", "the second of two lines", "a reference that is not on the page", "a link elsewhere",
        "a list item", "a table row", "a caption", "a block quote", "a definition", "a box that looks like a reading",
        "a reading box with another title", "a waiver for no reason", "an external link alone", "text beside a link",
        "text in details", "the words for a picture", "text dressed as references",
    ],
)  # fmt: skip
def test_text_without_a_live_source_is_found_on_its_line(tmp_path, text, line):
    uncited = [at for at, rule in of_text(tmp_path, text) if rule == "uncited-claim"]
    assert uncited == [line]


def test_text_in_the_article_outside_the_marked_part_is_a_claim_too(tmp_path):
    built = page(f"<p>Fine [{CITE}].</p>").replace("</article>", "<p>Ketamine cures.</p></article>")
    assert findings_of(tmp_path, {"index.html": built}) == [("index.html", 7, "uncited-claim")]


@pytest.mark.parametrize("raw", ["[@hardy2012]", "[-@hardy2012]", "[^1]", "[@a; @b]"])
def test_raw_citations_that_reach_the_reader_are_found_and_those_in_code_are_not(tmp_path, raw):
    assert (4, "raw-citation") in of_text(tmp_path, f"<p>Ketamine helped {raw} [{CITE}].</p>")
    assert of_text(tmp_path, f"<p>Write <code>{raw}</code> [{CITE}].</p>") == []


def test_a_page_that_does_not_say_its_kind_is_found_and_checked_as_evidence(tmp_path):
    built = page("<p>Ketamine cures.</p>").replace(' data-kind="evidence"', "")
    rules = [rule for _, _, rule in findings_of(tmp_path, {"a.html": built})]
    assert sorted(rules) == ["page-kind", "uncited-claim"]


@pytest.mark.parametrize(
    ("name", "kind", "found"),
    [
        ("about/method/index.html", "site", False),
        ("references/index.html", "site", False),
        ("404.html", "site", False),
        ("sources/hardy2012/index.html", "source", False),
        ("safety/index.html", "site", True),
        ("about/x.html", "source", True),
        ("index.html", "page", True),
    ],
)
def test_a_kind_counts_only_in_its_folder(tmp_path, name, kind, found):
    rules = [rule for _, _, rule in findings_of(tmp_path, {name: page("", kind=kind)})]
    assert ("page-kind" in rules) is found


def test_a_second_mark_of_kind_is_found(tmp_path):
    assert "page-kind" in [rule for _, rule in of_text(tmp_path, '<div data-kind="site"><p>Ketamine cures.</p></div>')]


@pytest.mark.parametrize(
    ("link", "found"),
    [
        ("other/", False), ("other/index.html", False), ("other/#there", False), ("#top", False), ("", False),
        ("https://example.org/x", False), ("mailto:a@b.example", False), ("/base/other/", False),
        ("missing/", True), ("other/#missing", True), ("#missing", True), ("../up.html", True), ("/other/", True),
        ("other.md", True),
    ],
)  # fmt: skip
def test_dead_internal_links_and_anchors_are_found(tmp_path, link, found):
    canonical = '<link rel="canonical" href="https://example.org/base/">'
    home = page(f'<ul><li><a href="{link}">Other</a></li></ul>', head=canonical)
    files = {"index.html": home, "other/index.html": page("<h2 id='there'>There</h2>")}
    assert ("dead-link" in [rule for _, _, rule in findings_of(tmp_path, files)]) is found


@pytest.mark.parametrize(
    ("element", "found"),
    [
        ('<script src="https://cdn.example/x.js"></script>', True),
        ('<link rel="stylesheet" href="//cdn.example/x.css">', True),
        ('<link rel="preconnect" href="https://fonts.example">', True),
        ('<link rel="icon" href="https://cdn.example/i.png">', True),
        ('<img src="https://cdn.example/x.png" alt="">', True),
        ('<img srcset="a.png 1x, https://cdn.example/x.png 2x" alt="">', True),
        ('<iframe src="https://cdn.example/"></iframe>', True),
        ('<video poster="http://cdn.example/x.png"></video>', True),
        ('<form action="https://cdn.example/"></form>', True),
        ("<div style=\"background: url('https://cdn.example/x.png')\"></div>", True),
        ("<style>@import 'https://cdn.example/x.css';</style>", True),
        ('<meta http-equiv="refresh" content="0; url=https://cdn.example/">', True),
        ('<a href="https://doi.org/10.1/x"></a>', False),
        ('<link rel="canonical" href="https://example.org/">', False),
        ('<link rel="license" href="https://creativecommons.org/licenses/by/4.0/">', False),
        ('<img src="data:image/png;base64,AAAA" alt="">', False),
    ],
)
def test_what_would_be_loaded_from_another_host_is_found(tmp_path, element, found):
    rules = [rule for _, rule in of_text(tmp_path, element)]
    assert ("other-host" in rules) is found


def test_a_style_sheet_that_loads_from_another_host_is_found(tmp_path):
    files = {"index.html": page(""), "a.css": "p { color: red }\nb { background: url(https://cdn.example/x.png) }"}
    assert ("a.css", 2, "other-host") in findings_of(tmp_path, files)


def test_a_missing_folder_says_what_to_do(tmp_path):
    with pytest.raises(CannotRunError, match="build the guide first"):
        check_site(tmp_path / "site")
