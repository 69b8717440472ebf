"""How to cite a page: as text and as BibTeX, with the version, and with an address only where there is one."""

from dataclasses import replace

import pytest
from lxml import html
from presentation.pages.cite import cite_section
from pybtex.database import parse_string
from showing import page_at, shown_as, small_guide

ADDRESS = "https://guide.example/ketamine/"
META = {"title": "Pain & sleep: 50% of_what?", "written_by": "Authors of the guide"}
SHOWN = shown_as(small_guide("", {"routes/oral.md": "# Oral\n", "index.md": "# Home\n"}), ADDRESS)


def section(shown=SHOWN, path: str = "routes/oral.md", meta=META) -> html.HtmlElement:
    return html.fragment_fromstring(cite_section(page_at(path, shown, meta), shown))


def test_a_page_is_cited_with_authors_title_version_and_address():
    (text,) = section().xpath(".//p[@data-copy]")
    assert text.text_content() == (
        "Authors of the guide. Pain & sleep: 50% of_what?. In: Ketamine in Pain. "
        f"Version of 22 November 2026 (e88c756). {ADDRESS}routes/oral/"
    )


def test_the_entry_is_bibtex_that_programs_read():
    (text,) = section().xpath(".//pre")
    ((key, entry),) = parse_string(text.text_content(), "bibtex").entries.items()
    assert (key, entry.type) == ("ketamine-routes-oral", "misc")
    assert str(entry.persons["author"][0]) == "{Authors of the guide}"
    assert dict(entry.fields) == {
        "title": r"{Pain \& sleep: 50\% of\_what?}",
        "howpublished": "Ketamine in Pain",
        "year": "2026",
        "note": "Version of 22 November 2026 (e88c756)",
        "url": f"{ADDRESS}routes/oral/",
    }


@pytest.mark.parametrize("signs", ['</pre><script>alert("1")</script>', "a { b } c", "back\\slash ~ ^ # $"])
def test_signs_of_a_title_break_neither_the_page_nor_the_entry(signs: str):
    root = section(meta={**META, "title": signs})
    assert root.xpath(".//script") == []
    assert signs in root.xpath("string(.//p[@data-copy])")
    assert len(parse_string(root.xpath("string(.//pre)"), "bibtex").entries) == 1


def test_the_home_page_is_cited_by_the_address_of_the_guide():
    assert section(path="index.md").xpath("string(.//p[@data-copy])").endswith(f" {ADDRESS}")


def test_a_code_and_its_address_are_for_paper_and_only_of_a_published_guide():
    root = section()
    (paper,) = root.find_class("guide-cite__paper")
    assert paper.text_content().strip() == f"The current version of this page: {ADDRESS}routes/oral/"
    assert len(paper.xpath("./span[@class='guide-qr'][@aria-hidden='true']/svg/path")) == 1
    alone = section(replace(SHOWN, address=""))
    assert alone.find_class("guide-qr") == []
    assert "http" not in html.tostring(alone, encoding="unicode").replace("http://www.w3.org", "")
    assert "Version of 22 November 2026" in alone.text_content()
