"""A preview shows what a build shows, as the files are now, and says so where it cannot."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import html
from presentation.preview.answers import Answers
from presentation.preview.preview import Preview
from previewing import BIB, CARD, CLEAN, FRONT, Author, bar_of, words, write, write_page


@pytest.fixture
def author(tmp_path):
    return Author(tmp_path)


def build(folder: Path) -> Path:
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "SITE_URL": "http://127.0.0.1:8000/"}
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(folder / "mkdocs.yml")]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "site"


def test_a_page_is_that_of_a_build_with_the_bar_at_its_end(author):
    write(author.config, author.config.read_text("utf-8") + "\nnav:\n  - Start: index.md\n  - routes/oral.md\n")
    site = build(author.folder)
    for path in ("", "routes/oral/", "sources/hardy2012/"):
        shown = author.answers.answer(f"/{path}").content.decode()
        page, _, rest = shown.partition('<link rel="stylesheet" href="/preview/bar.css">')
        assert rest.endswith("</html>") or rest.rstrip().endswith("</html>")
        built = (site / path / "index.html").read_text("utf-8").replace('data-worker="sw.js"', 'data-worker=""')
        assert page + "</body>\n</html>" == built


def test_nothing_of_the_preview_is_in_a_built_site(author):
    author.page(CLEAN + "Ketamine helped.\n")
    assert author.sees().xpath("//mark")
    site = build(author.folder)
    for path in site.rglob("*"):
        assert path.name not in ("bar.js", "bar.css")
        if path.suffix in (".html", ".js", ".css", ".json", ".xml"):
            text = path.read_text("utf-8")
            assert "preview-" not in text, path
            assert "/preview/" not in text, path


def test_an_edit_is_shown_at_once_and_told_to_those_who_wait(author):
    author.sees()
    number, judged = author.preview.version
    assert judged
    assert not author.preview.read()
    assert author.preview.version[0] == number
    author.page("Ketamine did much [@hardy2012].\n")
    assert "Ketamine did much" in author.answers.answer("/").content.decode()
    assert author.preview.version == (number + 1, False)


def test_a_page_says_that_the_rules_are_still_looking(author):
    assert "The rules are looking" in author.answers.answer("/").content.decode()
    assert "No findings" in author.bar()


def test_an_edit_of_the_bibliography_changes_the_pages_that_cite_it(author):
    assert "A trial." in words(author.sees().find(".//section[@class='guide-references']"))
    write(author.folder / "references.bib", BIB.replace("{A trial}", "{A larger trial}"))
    assert "A larger trial." in words(author.sees().find(".//section[@class='guide-references']"))
    assert "A larger trial." in author.sees("/sources/hardy2012/").text_content()


def test_an_edit_of_a_card_changes_the_pages_that_cite_it(author):
    assert "20 people" in words(author.sees())
    write(author.folder / "docs/sources/hardy2012.md", CARD.format(key="hardy2012").replace("20 people", "24 people"))
    assert "24 people" in words(author.sees())


def test_a_card_lists_a_claim_as_soon_as_it_is_written(author):
    author.sees("/sources/bell2017/")
    author.page("A review found nothing [@bell2017].\n")
    assert "A review found nothing" in words(author.sees("/sources/bell2017/"))


def test_pages_come_go_and_change_their_names_without_a_restart(author):
    assert author.answers.answer("/routes/nasal/").status == 404
    oral = author.folder / "docs/routes/oral.md"
    write_page(author.folder, "routes/nasal.md", "By nose it did little [@bell2017].\n", "Nasal")
    assert "By nose" in author.text("/routes/nasal/")
    assert "Nasal" in words(author.sees().find(".//nav[@id='guide-menu']"))
    oral.rename(oral.with_name("mouth.md"))
    assert author.answers.answer("/routes/oral/").status == 404
    assert "By mouth" in author.text("/routes/mouth/")
    oral.with_name("mouth.md").unlink()
    assert author.answers.answer("/routes/mouth/").status == 404
    assert "Oral" not in words(author.sees().find(".//nav[@id='guide-menu']"))


def test_an_edit_of_the_configuration_is_shown_without_a_restart(author):
    author.sees()
    config = author.config.read_text("utf-8")
    write(author.config, config.replace("site_name: Ketamine in Pain", "site_name: Another Name"))
    assert author.sees().xpath("string(//title)") == "Pain - Another Name"
    write(author.config, config + "\nnav:\n  - Start: index.md\n  - By mouth: routes/oral.md\n")
    assert words(author.sees().find(".//nav[@class='guide-parts']")) == "Start By mouth"


def test_what_mkdocs_warns_of_is_in_the_bar(author):
    config = author.config.read_text("utf-8")
    write(author.config, config + "\nnav:\n  - index.md\n  - routes/oral.md\n  - gone.md\n")
    assert "MkDocs warns. A reference to 'gone.md' is included in the 'nav' configuration" in author.bar()


BROKEN = {
    "an entry without its brace": (
        lambda folder: write(folder / "references.bib", BIB.replace("{A trial}", "{A trial")),
        "references.bib:10:1: this entry cannot be read: ",
    ),
    "a list of references that is none": (
        lambda folder: write(folder / "references.bib", "TY  - JOUR\n"),
        "references.bib:1:1: this is a RIS file, no BibTeX",
    ),
    "no bibliography": (
        lambda folder: (folder / "references.bib").unlink(),
        "references.bib' isn't an existing file",
    ),
    "YAML that is none": (
        lambda folder: write(folder / "mkdocs.yml", "site_name: Pain\nnav: [\n"),
        "mkdocs.yml:3:1: this file cannot be read here: ",
    ),
    "a plugin that is not there": (
        lambda folder: write(folder / "mkdocs.yml", "site_name: Pain\nplugins:\n  - nothing\n"),
        """mkdocs.yml:2:1: plugins: The "nothing" plugin is not installed; mend it""",
    ),
    "no configuration": (
        lambda folder: (folder / "mkdocs.yml").unlink(),
        "mkdocs.yml:1:1: this file is not there or no YAML in UTF-8; put it back",
    ),
    "no pages": (
        lambda folder: (folder / "docs").rename(folder / "gone"),
        "docs' isn't an existing directory; mend it",
    ),
}


@pytest.mark.parametrize(("spoil", "said"), BROKEN.values(), ids=BROKEN)
def test_what_cannot_be_read_leaves_the_last_good_page_and_says_so(author, capfd, spoil, said):
    author.sees()
    spoil(author.folder)
    for _ in range(2):
        page = author.sees()
        assert "Ketamine did not help" in words(page)
        bar = words(bar_of(page))
        assert "This page is as it was at " in bar
        assert said in bar
        assert "By mouth" in words(author.sees("/routes/oral/"))
    written = capfd.readouterr()
    assert "Traceback" not in written.out + written.err
    if (author.folder / "gone").exists():
        (author.folder / "gone").rename(author.folder / "docs")
    again = Author(author.folder)
    author.page("Ketamine is back [@hardy2012].\n")
    assert "Ketamine is back" in author.text()
    assert "as it was" not in author.bar()
    assert again.preview.read()


def test_a_guide_that_cannot_be_read_from_the_start_says_so_and_is_shown_once_mended(author):
    config = author.config.read_text("utf-8")
    write(author.config, "nav: [\n")
    preview = Preview(author.config)
    answers = Answers(preview)
    answer = answers.answer("/")
    assert answer.status == 503
    assert "mkdocs.yml:2:1: this file cannot be read here" in answer.content.decode()
    assert "No findings" not in answer.content.decode()
    # Else a browser would ask again and again for findings that do not come.
    assert preview.version[1] == ('data-judged="yes"' in answer.content.decode())
    write(author.config, config)
    assert answers.answer("/").status == 200


def test_front_matter_that_cannot_be_read_leaves_the_page_as_it_was(author):
    author.sees()
    write(author.folder / "docs/index.md", FRONT.format(title="Pain: [") + "Ketamine did much [@hardy2012].\n")
    page = author.sees()
    assert "Ketamine did not help" in words(page)
    assert "docs/index.md:2:12: this front matter cannot be read here" in words(bar_of(page))
    assert "as it was" not in author.bar("/routes/oral/")
    author.page("Ketamine did much [@hardy2012].\n")
    assert "Ketamine did much" in author.text()


@pytest.mark.parametrize("half", [b"", b"---\ntitle: Pa", b"---\n", b"\xff\xfe\x00", FRONT.encode() + b"Keta [@har"])
def test_a_file_that_is_half_written_is_shown_with_its_findings_and_whole_when_it_is_whole(author, half):
    author.sees()
    (author.folder / "docs/index.md").write_bytes(half)
    assert "on this page" in author.bar()
    author.page("Ketamine did much [@hardy2012].\n")
    assert "Ketamine did much" in author.text()
    assert "No findings" in author.bar()


def test_a_page_that_a_plugin_stops_at_is_shown_as_it_was(author, caplog):
    author.sees()
    write(author.folder / "late.py", "def on_page_markdown(markdown, **rest):\n    raise ValueError('<b>more</b>')\n")
    config = author.config.read_text("utf-8")
    write(author.config, config.replace("hooks:\n", "hooks:\n  - late.py\n", 1))
    page = author.sees()
    assert "Ketamine did not help" in words(page)
    assert "docs/index.md:1:1: this page cannot be made: ValueError: <b>more</b>" in words(bar_of(page))
    assert not page.xpath("//aside[@class='preview-bar']//b[.='more']")


def test_a_rule_that_stops_is_not_taken_for_no_findings(author):
    author.preview.read()

    def judge():
        raise KeyError("a fault")

    author.preview.now().frame.config.extra["judge"] = judge
    bar = author.bar()
    assert "Not checked. the rules stopped at this version: KeyError: 'a fault'" in bar
    assert "No findings" not in bar
    author.page(CLEAN)
    assert "No findings" in author.bar()


def test_a_change_of_python_or_words_is_told_and_one_of_styles_is_shown(author, tmp_path):
    hooks = tmp_path / "hooks"
    write(hooks / "guide/words.yaml", "a: b\n")
    write(hooks / "presentation/theme/guide.css", "a {}\n")
    preview = Preview(author.config, hooks)
    answers = Answers(preview)
    answers.answer("/")
    number = preview.version[0]
    write(hooks / "presentation/theme/guide.css", "a { color: red }\n")
    assert "Start the preview again" not in answers.answer("/").content.decode()
    assert preview.version[0] == number + 1
    write(hooks / "guide/words.yaml", "a: c d\n")
    assert "Start the preview again" in answers.answer("/").content.decode()


def test_what_only_a_build_makes_is_that_of_the_last_one_and_says_of_when(author):
    assert "Search, data and the printable guide are not made; make build makes them." in author.bar()
    assert author.answers.answer("/search/index.js").status == 404
    site = build(author.folder)
    os.utime(site / "search/index.js", (1_600_000_000, 1_600_000_000))
    os.utime(site / "print/index.html", (1_600_000_000, 1_600_000_000))
    write_page(author.folder, "routes/nasal.md", "By nose it did little [@bell2017].\n")
    assert "on 13 September 2020; make build makes them anew." in author.bar()
    assert author.answers.answer("/search/index.js").content == (site / "search/index.js").read_bytes()
    assert "on 13 September 2020. It is made of all pages together" in author.bar("/print/")
    sheet = site / "print/sheets/indications/a/index.html"
    sheet.parent.mkdir(parents=True)
    sheet.write_text("<p>A sheet.</p>", "utf-8")
    assert author.answers.answer("/print/sheets/indications/a/").status == 200
    # A page that is gone is not that of the last build.
    (author.folder / "docs/routes/oral.md").unlink()
    assert author.answers.answer("/routes/oral/").status == 404
    assert author.answers.answer("/routes/oral/index.html").status == 404


def test_nothing_outside_of_the_guide_is_served(author):
    author.sees()
    build(author.folder)
    for path in ("/../mkdocs.yml", "/../../etc/passwd", "//etc/passwd", "/preview/preview.py", "/preview/../bar.py"):
        assert author.answers.answer(path).status == 404
    assert author.answers.answer("/preview/bar.js").type in ("text/javascript", "application/javascript")
    assert author.answers.answer("/assets/stylesheets/guide.css").type == "text/css"
    assert author.answers.answer("/routes/oral").location == "/routes/oral/"
    assert bar_of(html.document_fromstring(author.answers.answer("/no/such/page/").content)) is not None
