"""The site gate: every file of a built site is one that it reads, or that shows no text of its own."""

import os
import sys
from pathlib import Path

import pytest
from built import findings_of, page
from claimcheck.site.reading import read_file

SITE = {"index.html": page("")}


def _found(tmp_path: Path, files: dict[str, str]) -> list[str]:
    return [f"{name}: {rule}" for name, _, rule in findings_of(tmp_path, SITE | files)]


@pytest.mark.parametrize("name", ["a.htm", "a.HTML", "a.xhtml", "a.txt", "a.md", "a.mht", "README", "b/a.shtml"])
def test_a_file_that_no_rule_reads_is_found(tmp_path, name):
    assert _found(tmp_path, {name: "<p>Ketamine cures.</p>"}) == [f"{name}: unknown-file"]


@pytest.mark.parametrize("name", ["a.json", "a.bib", "b/a.png", "a.pdf", "a.zip", "a.xml.gz"])
def test_data_copies_and_pictures_may_stand_in_the_site(tmp_path, name):
    assert _found(tmp_path, {name: "x"}) == []


@pytest.mark.parametrize("text", ["", "  \n", "<!doctype html>", "<!-- nothing -->"])
def test_an_empty_page_is_found_and_no_crash(tmp_path, text):
    assert set(_found(tmp_path, {"a.html": text})) & {"a.html: unknown-file", "a.html: page-kind"}


@pytest.mark.parametrize("name", ["d.html", "d.css", "d.svg", "d.JS"])
def test_a_folder_with_the_name_of_a_file_is_found_and_no_crash(tmp_path, name):
    (tmp_path / name).mkdir()
    assert _found(tmp_path, {}) == [f"{name}: unknown-file"]


@pytest.mark.parametrize("target", ["outside.html", "nowhere.html", "folder"])
def test_a_link_is_found_and_not_followed(tmp_path, target):
    (tmp_path / "outside.html").write_text("<p>Ketamine cures.</p>", "utf-8")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "a.html").write_text("<p>Ketamine cures.</p>", "utf-8")
    site = tmp_path / "site"
    site.mkdir()
    (site / "linked.html").symlink_to(tmp_path / target)
    assert _found(site, {}) == ["linked.html: unknown-file"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such pipes")
def test_a_pipe_is_found_and_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "a.html")
    assert _found(tmp_path, {}) == ["a.html: unknown-file"]


def test_a_picture_file_with_text_is_found(tmp_path):
    start = '<svg xmlns="http://www.w3.org/2000/svg">'
    assert _found(tmp_path, {"a.svg": f"{start}<text>Ketamine cures.</text></svg>"}) == ["a.svg: unknown-file"]
    held = f"{start}<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>Ketamine cures.</p></foreignObject></svg>"
    assert "a.svg: unknown-file" in _found(tmp_path, {"a.svg": held})
    assert _found(tmp_path, {"a.svg": f"{start}<title>A leaf</title><path d='M0 0'/><text/></svg>"}) == []


@pytest.mark.parametrize("name", ["changes.xml", "a.svg"])
def test_what_is_no_xml_is_found_and_no_crash(tmp_path, name):
    assert _found(tmp_path, {name: "<feed>a \x01 change</feed>"}) == [f"{name}: unknown-file"]
    assert _found(tmp_path, {name: ""}) == [f"{name}: unknown-file"]


@pytest.mark.parametrize(
    "style",
    [
        'p::after { content: "Pain was gone" }',
        "p:before{content:'Pain' ' was gone'}",
        '@media screen { p::after { content: "Pain was \\67 one" } }',
        'p { color: red } @page { margin: 1cm } p::after { content: "it helps all" }',
    ],
)
def test_words_of_a_style_sheet_are_found(tmp_path, style):
    assert _found(tmp_path, {"a.css": style}) == ["a.css: text-in-style"]


@pytest.mark.parametrize(
    "style",
    [
        'p::after { content: "" }',
        'a::after { content: " (" attr(href) ")" }',
        'p::after { content: "•" }',
        "p { content: none; align-content: center }",
        '@page { @top-left { content: "Ketamine in Pain: a guide" } }',
        '@media print { .guide::before { content: "Ketamine in Pain: a guide"; } }',
    ],
)
def test_marks_and_the_name_on_paper_may_stand_in_a_style_sheet(tmp_path, style):
    assert _found(tmp_path, {"a.css": style}) == []


def test_a_file_that_cannot_be_read_is_told_and_no_crash(tmp_path):
    odd = {"a.html": "cannot be read; mend its permissions"}
    assert read_file(tmp_path, "a.html").odd == odd


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('<a href="a.html">More</a>', "a.html"),
        ('<img src="a.png" alt="">', "a.png"),
        ('<script src="a.js"></script>', "a.js"),
        ('<audio><source src="a.bib"></audio>', "a.bib"),
        ('<link rel="stylesheet" href="a.css">', "a.css"),
    ],
)
def test_a_file_that_is_not_there_is_a_dead_link_however_it_is_named(tmp_path, text, name):
    assert "index.html: dead-link" in _found(tmp_path, {"index.html": page(text)})
    assert "index.html: dead-link" not in _found(tmp_path, {"index.html": page(text), name: page("")})
