"""The PDF of the printable document: what each sheet says, numbers of sheets, links, pictures, and what goes wrong."""

import datetime
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from conftest import PATIENCE
from lxml import html
from presentation.paper import pdf
from presentation.paper.chromium import chromium
from pypdf import PageObject, PdfReader
from test_document import HEADING, NO_ADDRESS, cite, leaf, made

HOOKS = Path(__file__).parents[3] / "hooks"
DAY = datetime.date(2026, 12, 1)
LINE = (
    "Ketamine in Pain, version 22 November 2026 (e88c756), PDF made 1 December 2026; "
    "check the current version at https://guide.example/ketamine/"
)
ROWS = "".join(f"<tr><td>Row {number}</td><td>Ketamine{cite('hardy2012')}</td></tr>" for number in range(120))
LONG = f"{HEADING}<table><thead><tr><th>Dose given</th><th>Source</th></tr></thead><tbody>{ROWS}</tbody></table>"
PICTURE = (
    '<figure class="guide-picture"><svg class="guide-picture__svg" viewBox="0 0 200 60" role="img">'
    "<title>Two effects</title><text class='guide-picture__test' x='0' y='16'>Drawn words</text>"
    '<path d="M0 30h150"/></svg></figure>'
)
SMALL = [
    leaf("routes/oral.md", LONG),
    leaf(
        "routes/nasal.md",
        f'<p><a href="../oral/">Oral</a>{cite("bell2017")}, <a href="../../about/data/">data</a>.</p>{PICTURE}',
    ),
]


def make_pdf(site: Path) -> tuple[Path, int]:
    """Make the PDF in a thread of its own: the tests' browser holds this one, and Playwright allows no second."""
    with ThreadPoolExecutor(1) as other:
        return other.submit(pdf.make_pdf, site, DAY).result()


def words(sheet: PageObject) -> str:
    return " ".join(sheet.extract_text().split())


def site_with(folder: Path, text: str) -> Path:
    (folder / "print").mkdir()
    (folder / "print" / "index.html").write_text(text, "utf-8")
    return folder


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a small guide that has an address, with its PDF."""
    site = site_with(tmp_path_factory.mktemp("small"), made(SMALL))
    make_pdf(site)
    return site


@pytest.fixture
def reader(small: Path) -> PdfReader:
    return PdfReader(small / pdf.NAME)


def test_each_sheet_says_what_it_is_of_and_where_the_current_version_is(reader: PdfReader):
    sheets = [words(sheet) for sheet in reader.pages]
    assert len(sheets) > 5
    for number, sheet in enumerate(sheets, 1):
        assert LINE in sheet
        assert f"page {number} of {len(sheets)}" in sheet
    # The head of a table is on each of the sheets that the table is on, and no row is on two.
    with_rows = [sheet for sheet in sheets if "Row " in sheet]
    assert len(with_rows) > 1
    assert all("Dose given" in sheet and "Oral: not yet checked by a clinician" in sheet for sheet in with_rows)
    assert {round(float(side)) for side in reader.pages[0].mediabox[2:]} == {595, 842}


def test_the_contents_and_the_links_give_the_sheet_on_which_a_page_begins(reader: PdfReader):
    sheets = [words(sheet) for sheet in reader.pages]
    begins = {
        name: next(n for n, sheet in enumerate(sheets, 1) if f"{name} Not yet" in sheet) for name in ("Oral", "Nasal")
    }
    begins["References"] = len(sheets)
    for name, number in begins.items():
        assert re.search(rf"{name}[ .]+{number}\b", sheets[1]), name
    assert f"Oral (page {begins['Oral']})[2], data." in sheets[begins["Nasal"] - 1].replace(") [", ")[")


def test_links_lead_within_the_file_or_to_the_published_guide(reader: PdfReader):
    places = [note.get_object() for sheet in reader.pages for note in sheet.get("/Annots", [])]
    addresses = {place["/A"]["/URI"] for place in places if "/A" in place and "/URI" in place["/A"]}
    assert "https://guide.example/ketamine/about/data/" in addresses
    assert all(address.startswith("https://") for address in addresses)
    assert len([place for place in places if "/Dest" in place or "/D" in place.get("/A", {})]) > 120


def test_it_has_a_title_a_day_a_language_tags_and_bookmarks(reader: PdfReader):
    assert reader.metadata.title == "Ketamine in Pain: the whole guide to print"
    assert reader.metadata.creation_date.date() == DAY
    assert reader.root_object["/Lang"] == "en-GB"
    assert reader.root_object["/MarkInfo"]["/Marked"]
    assert [part["/Title"] for part in reader.outline[1] if isinstance(part, dict)][-2:] == ["Routes", "References"]


def test_a_picture_keeps_its_words_and_the_style_of_the_document(small: Path, tmp_path: Path):
    text = (small / "print" / "index.html").read_text("utf-8")
    hidden = text.replace("</style>", ".guide-picture__test { display: none; }</style>", 1)
    site = site_with(tmp_path, hidden)
    make_pdf(site)
    drawn = ["Drawn words" in "".join(map(words, PdfReader(s / pdf.NAME).pages)) for s in (small, site)]
    assert drawn == [True, False]


def test_the_same_document_gives_the_same_file(small: Path):
    first = (small / pdf.NAME).read_bytes()
    again = run_pdf(small, CHROMIUM=chromium(), SOURCE_DATE_EPOCH="1796083200", PYTHONHASHSEED="7")
    assert (again.returncode, again.stderr) == (0, "")
    assert (small / pdf.NAME).read_bytes() == first
    assert len(first) < 200_000


def test_the_document_leads_to_the_file_once_it_is_there(small: Path):
    before = made(SMALL)
    sheets = len(PdfReader(small / pdf.NAME).pages)
    after = (small / "print" / "index.html").read_text("utf-8")
    link = f'<a href="../ketamine-in-pain.pdf">Save it as a PDF</a> ({sheets} pages, 0.1 MB).'
    assert link in after
    assert after.replace(link, "").split() == before.split()
    make_pdf(small)
    assert (small / "print" / "index.html").read_text("utf-8") == after


def test_what_screens_need_is_left_out_and_links_lead_to_the_published_guide():
    root = pdf.for_paper(html.document_fromstring(made()), DAY)
    text = html.tostring(root, encoding="unicode")
    assert '"Ketamine in Pain, version 22 November 2026 (e88c756)" ", PDF made 1 December 2026" ";' in text
    assert root.xpath("//script | //*[@id='guide-copy'] | //header") == []
    assert root.xpath("//a[text()='Data']/@href") == ["https://guide.example/ketamine/about/data/#files"]
    alone = pdf.for_paper(html.document_fromstring(made(edition=NO_ADDRESS)), DAY)
    assert alone.xpath("//a[text()='Data']/@href") == []
    assert alone.xpath("//a[text()='Data']") != []


@pytest.mark.parametrize("address", ["https://a.example/x", "mailto:a@b.example", "//a.example/x", "#page-a"])
def test_a_link_that_leads_to_another_host_or_within_the_document_stays(address: str):
    text = made([leaf("a.md", f'<p><a href="{address}">There</a></p>')])
    root = pdf.for_paper(html.document_fromstring(text), DAY)
    assert root.xpath("//a[text()='There']/@href") == [address]


def test_braces_and_signs_survive():
    text = made([leaf("a.md", '<p>{0} {{ name }} &lt;b&gt; &amp; "q"</p>')])
    assert '<p>{0} {{ name }} &lt;b&gt; &amp; "q"</p>' in html.tostring(
        pdf.for_paper(html.document_fromstring(text), DAY), encoding="unicode"
    )


# What goes wrong


def run_pdf(folder: Path, **environment: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-m", "presentation.paper.pdf", str(folder)],
        env={"PATH": "/nowhere", "PYTHONPATH": str(HOOKS), **environment},
        capture_output=True, text=True, check=False, timeout=PATIENCE,
    )  # fmt: skip


def test_a_missing_document_says_what_to_do(tmp_path: Path):
    missing = run_pdf(tmp_path)
    assert (missing.returncode, missing.stderr) == (
        2, f"{tmp_path} has no printable document; build the guide first: make build\n",
    )  # fmt: skip


def test_a_missing_chromium_says_what_to_install(tmp_path: Path):
    missing = run_pdf(site_with(tmp_path, made()))
    assert (missing.returncode, missing.stdout) == (2, "")
    assert missing.stderr == (
        "Chromium is missing: install it (Debian: apt-get install chromium), or name it in CHROMIUM\n"
    )
    assert not (tmp_path / pdf.NAME).exists()


def test_a_program_that_is_no_chromium_says_so_in_one_line(tmp_path: Path):
    failed = run_pdf(site_with(tmp_path, made()), CHROMIUM="/bin/false")
    assert failed.returncode == 2
    assert failed.stderr.startswith("Chromium could not print the document: ")
    assert failed.stderr.endswith("; name another one in CHROMIUM\n")
    assert failed.stderr.count("\n") == 1
    assert not (tmp_path / pdf.NAME).exists()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('<p><a href="#nowhere">Lost</a></p>', "#page-a__nowhere"),
        ('<p><img src="https://elsewhere.example/x.png" alt="X"></p>', "https://elsewhere.example/x.png"),
    ],
)
def test_a_dead_link_and_a_load_from_elsewhere_make_no_file(tmp_path: Path, text: str, said: str):
    page = made([leaf("a.md", "<p>Text.</p>")]).replace("<p>Text.</p>", text.replace("#nowhere", "#page-a__nowhere"))
    with pytest.raises(pdf.PdfError, match=re.escape(said)):
        make_pdf(site_with(tmp_path, page))
    assert not (tmp_path / pdf.NAME).exists()
