"""In a preview each finding stands where the author looks: in the bar, and marked at its sentence."""

import pytest
from previewing import CLEAN, FIRST, FRONT, Author, bar_of, words, write, write_page

UNCITED = "this sentence cites no source; add [@key], or put it in a reading box if it is a judgement"


@pytest.fixture
def author(tmp_path):
    return Author(tmp_path)


def marks(page):
    return ["".join(mark.itertext()) for mark in page.iter("mark")]


def notes(page):
    return [words(note) for note in page.xpath("//*[@class='preview-note']")]


def test_a_page_with_a_finding_counts_it_marks_it_and_says_where_it_stands(author):
    author.page(CLEAN + "Ketamine helped.\n")
    page = author.sees()
    place = f"docs/index.md:{FIRST + 3}:1"
    assert page.xpath("string(//title)") == "1 finding: Pain - Ketamine in Pain"
    assert words(bar_of(page).find(".//summary")) == "1 finding on this page"
    assert marks(page) == ["Ketamine helped."]
    assert notes(page) == [f"uncited-claim: {UNCITED} {place} Copy {place}"]
    assert page.xpath("//mark/following-sibling::*[1]/@id") == ["preview-finding-1"]
    assert page.xpath("//aside[@class='preview-bar']//li/a[1]/@href") == ["#preview-finding-1"]
    assert place in page.xpath("//aside[@class='preview-bar']//button/@data-preview-copy")


def test_a_finding_is_gone_as_soon_as_it_is_mended(author):
    author.page(CLEAN + "Ketamine helped.\n")
    assert marks(author.sees())
    author.page(CLEAN)
    page = author.sees()
    assert marks(page) == notes(page) == []
    assert "No findings" in words(bar_of(page))
    assert page.xpath("string(//title)") == "Pain - Ketamine in Pain"


def test_findings_elsewhere_stand_behind_a_count_with_a_link_to_their_pages(author):
    write_page(author.folder, "routes/oral.md", "By mouth it helped.\n\nIt helped much.\n", "Oral")
    write(author.folder / "references.bib", "")
    page = author.sees("/sources/hardy2012/")
    assert "on this page" in words(bar_of(page).find(".//summary"))
    assert "elsewhere" in words(bar_of(page).find(".//summary"))
    assert page.xpath("//aside[@class='preview-bar']//h2/a[.='docs/routes/oral.md']/@href") == ["/routes/oral/"]


def test_a_file_that_is_no_page_is_named_without_a_link(author):
    bib = (author.folder / "references.bib").read_text("utf-8")
    write(author.folder / "references.bib", bib.replace("  year = {2012},\n", ""))
    page = author.sees()
    assert words(bar_of(page).find(".//summary")).startswith("No findings on this page, ")
    assert page.xpath("//aside[@class='preview-bar']//h2[.='references.bib']")
    assert not page.xpath("//aside[@class='preview-bar']//h2/a[.='references.bib']")


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Ketamine **always** helped.\n", ["Ketamine ", "always", " helped."]),
        ("It fell [@hardy2012].\n\n- One [@hardy2012].\n- Ketamine helped.\n", ["Ketamine helped."]),
        ("| Drug | Pain |\n| --- | --- |\n| Ketamine | fell |\n", ["Ketamine", "fell"]),
        ("Ketamine helped [@nobody2000].\n", ["Ketamine helped ", "[@nobody2000]."]),
        ("It was 5.0 mg/kg [@hardy2012].\n", ["It was 5.0\N{NO-BREAK SPACE}mg/kg", "."]),
        ("Ketamine helped.\nIt did not help [@hardy2012].\n\nKetamine helped.\n", ["Ketamine helped."] * 2),
        ("Ketamine helped; so it is said.\n\nKetamine helped [@hardy2012].\n", ["Ketamine helped; so it is said."]),
        ("Kétamine α₂ fell to 5\N{NO-BREAK SPACE}mg.\n", ["Kétamine α₂ fell to 5\N{NO-BREAK SPACE}mg."]),
        ("## It fell by 30%.\n\nIt fell [@hardy2012].\n", ["It fell by 30%."]),
        ("Ketamine helped [everyone](routes/oral.md) there.\n", ["Ketamine helped ", "everyone", " there."]),
    ],
    ids="emphasis list row key citation twice beginning signs heading link".split(),
)
def test_the_sentence_of_a_finding_is_marked_whatever_became_of_it(author, text, marked):
    author.page(text)
    page = author.sees()
    assert marks(page) == marked
    assert notes(page)
    assert not page.xpath("//*[contains(@class, 'guide-citation')]//mark")


def test_the_second_of_two_like_sentences_is_marked_when_it_alone_is_wrong(author):
    author.page("Pain fell [@hardy2012].\n\n## Later\n\nPain fell.\n")
    page = author.sees()
    (mark,) = page.iter("mark")
    assert mark.xpath("preceding::h2[1]")[0].text_content().startswith("Later")


def test_a_finding_without_a_place_on_the_page_is_in_the_bar_alone(author):
    write(author.folder / "docs/index.md", FRONT.format(title="Pain").replace("summary: A page.\n", "") + CLEAN)
    page = author.sees()
    assert marks(page) == notes(page) == []
    assert "1 finding on this page" in words(bar_of(page))
    assert "front-matter: the field 'summary' is missing" in words(bar_of(page))
    assert not page.xpath("//aside[@class='preview-bar']//li/a[starts-with(@href, '#')]")


@pytest.mark.parametrize(
    "hostile",
    ["<b onclick=alert(1)>bold</b>", "<script>alert(1)</script>", "<!-- nothing -->", "&lt;b&gt;", "</aside></body>"],
)
def test_what_a_message_quotes_is_text(author, hostile):
    author.page(f"Ketamine always helped everyone {hostile} there [@'\"{hostile}].\n")
    page = author.sees()
    assert "findings on this page" in words(bar_of(page))
    assert not page.xpath("//aside[@class='preview-bar']//b[@onclick] | //aside[@class='preview-bar']//script")
    assert not page.xpath("//*[@class='preview-note']//*[@onclick] | //*[@class='preview-note']//script")
    assert len(page.xpath("//aside[@class='preview-bar']")) == 1 or "</aside>" in hostile


def test_a_sentence_that_html_was_taken_out_of_is_marked_as_far_as_it_is_sure(author):
    author.page("Ketamine always helped everyone <b class=x>bold</b> there.\n")
    assert marks(author.sees())[0].startswith("Ketamine always helped everyone")


def test_an_editor_is_linked_only_when_it_is_asked_for(tmp_path):
    for editor, address in (("vscode", "vscode://file"), ("", None), ("java script:", None), ("VS", None)):
        author = Author(tmp_path, editor)
        author.page(CLEAN + "Ketamine helped.\n")
        links = author.sees().xpath("//a[starts-with(normalize-space(), 'Open docs')]/@href")
        expected = [f"{address}{tmp_path.as_posix()}/docs/index.md:{FIRST + 3}:1"] * 2 if address else []
        assert links == expected


def test_long_lists_end_with_how_many_there_are(author):
    write_page(author.folder, "routes/oral.md", "\n\n".join(f"It helped {n} people." for n in range(130)), "Oral")
    bar = author.bar()
    assert "130 elsewhere" in bar
    assert "And 30 more; run make check for all." in bar
