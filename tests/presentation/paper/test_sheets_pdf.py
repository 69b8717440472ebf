"""The PDFs of the sheets and of the leaflet: names, links, bookmarks, and what goes wrong."""

import datetime
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html
from presentation.paper.leaflet import write_leaflet
from presentation.paper.printing import PdfError
from presentation.paper.sheets import write_sheets
from presentation.paper.sheets_pdf import make_sheets
from pypdf import PdfReader
from test_leaflet import HELP
from test_pdf import words
from test_sheets import GUIDE, PAGE, PATHS

DAY = datetime.date(2026, 12, 1)
NAMES = (
    *("ketamine-in-pain-leaflet.pdf", "ketamine-in-pain-sheets.pdf"),
    *("sheets/ketamine-cancer-mucositis.pdf", "sheets/ketamine-cancer.pdf"),
)
OVERVIEW = replace(PAGE, path="indications/cancer/index.md", url="indications/cancer/", title="Cancer pain")


def made(site: Path) -> dict[Path, int]:
    """Make the files in a thread of its own: the tests' browser holds this one, and Playwright allows no second."""
    with ThreadPoolExecutor(1) as other:
        return other.submit(make_sheets, site, DAY).result()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The documents for paper of a small guide that has an address, with their files."""
    folder = tmp_path_factory.mktemp("sheets")
    pages = {**GUIDE.pages, OVERVIEW.path: OVERVIEW, HELP.path: HELP}
    urls = {**GUIDE.addresses, OVERVIEW.path: OVERVIEW.url, HELP.path: HELP.url}
    shown = replace(GUIDE, pages=pages, addresses=urls, order=(HELP.path, OVERVIEW.path, *PATHS))
    write_sheets(folder, shown)
    write_leaflet(folder, shown, folders=True)
    assert {path.relative_to(folder).as_posix() for path in made(folder)} == set(NAMES)
    return folder


def test_each_document_has_a_file_and_leads_to_it(site: Path):
    for name in ("print/leaflet/", "print/sheets/indications/cancer/", "print/sheets/indications/cancer/mucositis/"):
        root = html.parse(site / name / "index.html").getroot()
        (link,) = root.xpath("//*[@id='paper-pdf']/a")
        assert link.text == "Save it as a PDF"
        file = (site / name / link.get("href")).resolve()
        assert file.relative_to(site).as_posix() in NAMES
        assert words(PdfReader(file).pages[0]).replace(" ", "").find(words_of(root.find(".//h1"))) >= 0
    assert {path.relative_to(site).as_posix() for path in site.rglob("*.pdf")} == set(NAMES)


def words_of(part: html.HtmlElement) -> str:
    return part.text_content().replace(" ", "")


def test_all_sheets_together_have_a_bookmark_each_and_the_overview_is_first(site: Path):
    reader = PdfReader(site / "ketamine-in-pain-sheets.pdf")
    singles = [
        PdfReader(site / name) for name in ("sheets/ketamine-cancer.pdf", "sheets/ketamine-cancer-mucositis.pdf")
    ]
    assert [mark["/Title"] for mark in reader.outline] == ["Cancer pain", "Mucositis"]
    assert len(reader.pages) == sum(len(single.pages) for single in singles)
    assert "Mucositis" in words(reader.pages[len(singles[0].pages)])
    assert reader.metadata.creation_date.date() == DAY


def test_links_lead_to_the_published_guide_and_none_within_the_file(site: Path):
    for name in NAMES:
        notes = [note.get_object() for leaf in PdfReader(site / name).pages for note in leaf.get("/Annots", [])]
        assert all(note["/A"]["/URI"].startswith("https://guide.example/ketamine/") for note in notes), name
        assert not [note for note in notes if "mucositis/sources/" in note["/A"]["/URI"]], name
    sheet = PdfReader(site / "sheets/ketamine-cancer-mucositis.pdf")
    notes = [note.get_object()["/A"]["/URI"] for leaf in sheet.pages for note in leaf.get("/Annots", [])]
    assert "https://guide.example/ketamine/indications/cancer/mucositis/#harms-seen-here" in notes


def test_a_single_sheet_has_tags_for_those_who_hear_it(site: Path):
    root = PdfReader(site / "sheets/ketamine-cancer-mucositis.pdf").root_object
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en-GB"


def test_a_site_without_sheets_says_what_to_do(tmp_path: Path):
    with pytest.raises(PdfError, match="has no sheets; build the guide first: make build"):
        made(tmp_path)


def test_a_number_without_a_source_makes_no_file(tmp_path: Path):
    write_sheets(tmp_path, GUIDE)
    (source,) = tmp_path.rglob("*.html")
    source.write_text(source.read_text("utf-8").replace('id="ref-bell2017"', 'id="ref-none"'), "utf-8")
    with pytest.raises(PdfError, match="a link leads nowhere"):
        made(tmp_path)
