"""The site gate: what the reader really gets, whichever engine built it."""

import pytest
from built import CITE, findings_of, of_text, page
from claimcheck.site_gate import check_site
from guide.guide import CannotRunError

READING = (
    '<div class="admonition reading"><p class="admonition-title">Our reading</p><p>The trials were small.</p></div>'
)


@pytest.mark.parametrize(
    "text",
    [
        f"<p>Ketamine did not help [{CITE}].</p>",
        f"<p>One trial [{CITE}].\nAnother trial [{CITE}].</p>",
        f"<ul><li>Ketamine did not help [{CITE}].<ul><li>Nor did esketamine [{CITE}].</li></ul></li></ul>",
        f"<table><tbody><tr><td>1 mg. Twice.</td><td>[{CITE}]</td></tr></tbody></table>",
        "<ul><li><a href='#x'>Another section</a></li></ul><h2 id='x'>Another section</h2>",
        "<p>See the safety pages. <!-- no-source: navigation --></p>",
        READING,
        f'<div class="admonition note"><p class="admonition-title">Note</p><p>Ketamine helped [{CITE}].</p></div>',
        f"<dl><dt>Burst</dt><dd>A short course [{CITE}].</dd></dl>",
        f"<figure><img src='a.svg' alt=''><figcaption>Effects [{CITE}].</figcaption></figure>",
        f"<h2>Doses <a class='headerlink'>¶</a></h2><table><caption>Table 2: Doses</caption>"
        f"<tbody><tr><th>1 mg</th><td>[{CITE}]</td></tr></tbody></table>",
    ],
    ids=[
        "a sentence", "two lines", "a nested list", "a table row", "a link to a section", "a waiver", "a reading box",
        "another box", "a definition", "a caption", "a caption that repeats its heading",
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
        ("<pre><code>Ketamine helped.</code></pre>", 4),
        ("<p><code>Ketamine helped.</code></p>", 4),
        ("<p>Ketamine helped. See the safety pages. <!-- no-source: navigation --></p>", 4),
        (f"<p>It was searched. [{CITE}]. <!-- no-source: method --></p>", 4),
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
        "a sentence", "a block of code", "code in a sentence", "a sentence before the one that is waived",
        "a waiver behind a citation of its own",
        "the second of two lines", "a reference that is not on the page", "a link elsewhere",
        "a list item", "a table row", "a caption", "a block quote", "a definition", "a box that looks like a reading",
        "a reading box with another title", "a waiver for no reason", "an external link alone", "text beside a link",
        "text in details", "the words for a picture", "text dressed as references",
    ],
)  # fmt: skip
def test_text_without_a_live_source_is_found_on_its_line(tmp_path, text, line):
    uncited = [at for at, rule in of_text(tmp_path, text) if rule == "uncited-claim"]
    assert uncited == [line]


@pytest.mark.parametrize(
    "text",
    [
        "<p><a href='#x'>Zorb cures 90% of cancer pain</a></p><h2 id='x'>Doses</h2>",
        "<p><a href='#x'>Zorb cures pain.</a></p><h2 id='x'>Doses</h2>",
        "<ul><li><a href='#x'>Zorb cures pain</a></li></ul><h2 id='x'>Doses</h2>",
        "<table><tbody><tr><td><a href='#x'>Zorb cures pain</a></td></tr></tbody></table><h2 id='x'>Doses</h2>",
        "<p><a>Zorb cures pain</a></p><h2>Zorb cures pain</h2>",
        "<h2>Zorb cures pain. It is safe</h2>",
        "<h2>Zorb cures pain? It does</h2>",
        "<details><summary>Zorb cures pain. It is safe</summary></details>",
        "<table><thead><tr><th>Zorb cures pain. It is safe</th></tr></thead></table>",
        "<div class='admonition note'><p class='admonition-title'>Zorb cures pain. It is safe</p></div>",
        f"<p>Zorb cures pain <span hidden>[{CITE}]</span>.</p>",
        f"<p>Zorb cures pain <span style='display: none'>[{CITE}]</span>.</p>",
        f"<p>Zorb cures pain <span style='VISIBILITY:hidden'>[{CITE}]</span>.</p>",
        f"<p>Zorb cures pain <span style='opacity:0'>[{CITE}]</span>.</p>",
        f"<p>Zorb cures pain <noscript>[{CITE}]</noscript>.</p>",
        f"<p>Zorb cures pain <audio>[{CITE}]</audio>.</p>",
        f"<p>Zorb cures pain <canvas>[{CITE}]</canvas>.</p>",
        f"<p>Zorb cures pain <datalist>[{CITE}]</datalist>.</p>",
        f"<p>Zorb cures pain <ruby>x<rp>[{CITE}]</rp></ruby>.</p>",
        f"<p>Zorb cures pain <progress>[{CITE}]</progress>.</p>",
        f"<div>Zorb cures pain <dialog>[{CITE}]</dialog>.</div>",
        f"<div><dialog open>Zorb cures pain</dialog> Pain fell [{CITE}].</div>",
        f"<div><search>Zorb cures pain</search> Pain fell [{CITE}].</div>",
        f"<div><form>Zorb cures pain</form> Pain fell [{CITE}].</div>",
        f"<div><fieldset>Zorb cures pain</fieldset> Pain fell [{CITE}].</div>",
        f"<div><marquee>Zorb cures pain</marquee> Pain fell [{CITE}].</div>",
        f"<div><button>Zorb cures pain</button> Pain fell [{CITE}].</div>",
        f"<div><ruby>x<rt>Zorb cures pain</rt></ruby> Pain fell [{CITE}].</div>",
        f"<div><select><option>Zorb cures pain</option></select> Pain fell [{CITE}].</div>",
        f"<table><tbody><tr><th>Zorb cures pain</th></tr><tr><td>Pain fell [{CITE}]</td></tr></tbody></table>",
        "<p>Zorb cures pain \ue000.</p>",
    ],
)
def test_what_only_seems_to_be_navigation_a_title_or_sourced_is_a_claim(tmp_path, text):
    assert "uncited-claim" in [rule for _, rule in of_text(tmp_path, text)]


def test_a_link_bears_the_title_of_any_page_of_the_site(tmp_path):
    found = findings_of(
        tmp_path,
        {"a.html": page("<p><a href='b.html'>Doses in children</a></p>"), "b.html": page("<h2>Doses in children</h2>")},
    )
    assert found == []


@pytest.mark.parametrize(
    "text",
    [
        "<input value='Zorb cures pain.' readonly>",
        "<textarea>Zorb cures pain.</textarea>",
        "<select><option label='Zorb cures pain.'></option></select>",
        f"<p>Pain <a href='#x' title='Zorb cures 90% of people.'>fell</a> [{CITE}].</p>",
        f"<p title='Zorb cures 90% of people.'>Pain fell [{CITE}].</p>",
        f"<p aria-description='Zorb cures 90% of people.'>Pain fell [{CITE}].</p>",
        f"<table summary='Zorb cures all.'><tbody><tr><td>Pain fell [{CITE}]</td></tr></tbody></table>",
    ],
)
def test_words_in_attributes_and_controls_are_found(tmp_path, text):
    assert "active-content" in [rule for _, rule in of_text(tmp_path, text)]


def test_the_meaning_of_an_abbreviation_may_be_told(tmp_path):
    assert of_text(tmp_path, f"<p><abbr title='confidence interval'>CI</abbr> was wide [{CITE}].</p>") == []


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


def test_a_missing_folder_says_what_to_do(tmp_path):
    with pytest.raises(CannotRunError, match="build the guide first"):
        check_site(tmp_path / "site")


@pytest.mark.parametrize("address", ["http://[x", "https://[::1/x"])
def test_an_address_that_is_none_is_a_dead_link_and_no_crash(tmp_path, address):
    assert (4, "dead-link") in of_text(tmp_path, f'<p>Pain <a href="{address}">fell</a> [{CITE}].</p>')


@pytest.mark.parametrize("sign", ["\ue000", "\ue001", "\ue002"])
def test_no_sign_in_a_text_counts_as_its_citation(tmp_path, sign):
    assert (4, "uncited-claim") in of_text(tmp_path, f"<p>Ketamine cures{sign} pain.</p>")


def test_text_within_hundreds_of_elements_is_read(tmp_path):
    deep = "<div>" * 400 + "<p>Ketamine cures.</p>" + "</div>" * 400
    assert (4, "uncited-claim") in of_text(tmp_path, deep)
