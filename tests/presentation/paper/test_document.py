"""The printable document: pages that share a file without meeting each other's ids, links and numbers."""

import datetime
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from claimcheck.site_gate import check_site
from guide.sources.bibliography import read_bibliography
from lxml import html
from presentation.pages.citations import citation_mark
from presentation.pages.page import page_html
from presentation.paper.document import document
from presentation.paper.front import DATED, Edition
from presentation.references import format_sources
from presentation.shown import ShownPage
from presentation.version import Version
from showing import shown_as, small_guide

BIB = r"""
@article{hardy2012,
  author = {Hardy, Janet}, title = {A trial}, journal = {Pain}, year = {2012},
  doi = {10.1000/one}, pmid = {123}, pmcid = {PMC9}, design = {randomised controlled trial},
}
@article{bell2017,
  author = {Bell, Rae}, title = {A review}, journal = {Pain}, year = {2017}, pmcid = {PMC5},
  design = {systematic review},
}
@misc{nice2021,
  author = {{National Institute of Care}}, title = {Chronic pain}, year = {2021}, url = {https://nice.example/x?a=1&b=2},
  design = {guideline},
}
@book{old1990,
  author = {Old, Olga}, title = {A book}, year = {1990}, unlinked = {printed book}, design = {book chapter},
}
"""
ENTRIES = read_bibliography("references.bib", BIB).by_key
SOURCES = {key: replace(source, read="abstract") for key, source in format_sources(ENTRIES).items()}
SHOWN = replace(shown_as(small_guide(BIB)), sources=SOURCES)
META = {
    "checked_by": None,
    "evidence_to": datetime.date(2026, 11, 22),
    "reviewed": datetime.date(2026, 11, 2),
    "next_review": datetime.date(2027, 11, 22),
}
EDITION = Edition(
    name="Ketamine in Pain",
    description="An evidence guide.",
    address="https://guide.example/ketamine/",
    home="../",
    version=Version(datetime.date(2026, 11, 22), "e88c756"),
    worker="sw.js",
)
NO_ADDRESS = replace(EDITION, address="")
HEADING = '<h2 id="doses">Doses<a class="headerlink" href="#doses" title="Link">&para;</a></h2>'


def cite(*keys: str) -> str:
    return citation_mark(list(keys))


def leaf(path: str, text: str, part: str = "Routes", kind: str = "evidence", meta: dict = META) -> ShownPage:
    title = path.removesuffix(".md").rpartition("/")[2].capitalize()
    url = re.sub(r"(^|/)index/$", r"\1", path.removesuffix(".md") + "/")
    page = ShownPage(path, url, title, part, kind, meta)
    return replace(page, html=page_html(f'<h1 id="title">{title}</h1>{text}', page, SHOWN))


LEAVES = [
    leaf("index.md", f"<p>Pain fell{cite('bell2017')}.</p>{HEADING}", part="At a glance"),
    leaf(
        "routes/oral.md",
        f"{HEADING}<p>It helped{cite('hardy2012', 'bell2017')}.</p>"
        '<ul><li><a href="../nasal/">Nasal</a></li><li><a href="../nasal/#doses">Doses</a></li>'
        '<li><a href="#doses">Here</a></li><li><a href="../../references/">All</a></li>'
        '<li><a href="../../about/data/#files">Data</a></li>'
        '<li><a href="../nasal/#references">Its sources</a></li></ul>',
    ),
    leaf("routes/nasal.md", f"{HEADING}<details><summary>More</summary><p>It did not{cite('nice2021')}.</p></details>"),
    leaf("about/method.md", '<p>How it was made, see <a href="../../routes/oral/">oral</a>.</p>', "About", "site"),
    leaf("about/data.md", "<p>Files.</p>", "About", "site"),
    leaf("about/report-an-error.md", "<p>Write.</p>", "About", "site"),
    leaf("references.md", "<p>All.</p>", "At a glance", "site"),
]


def made(leaves: list[ShownPage] = LEAVES, edition: Edition = EDITION) -> str:
    return "".join(document(leaves, ENTRIES, SOURCES, edition))


def tree(text: str) -> html.HtmlElement:
    return html.document_fromstring(text)


def links_of(page: str) -> dict[str, str]:
    return {link.text_content(): link.get("href") for link in tree(made()).get_element_by_id(page).iter("a")}


# Pages together


def test_no_id_is_there_twice_and_every_link_within_the_document_leads_somewhere():
    root = tree(made())
    ids = Counter(root.xpath("//@id"))
    assert [id for id, times in ids.items() if times > 1] == []
    inner = [href.removeprefix("#") for href in root.xpath("//a/@href") if href.startswith("#")]
    assert len(inner) > 10
    assert [id for id in inner if id not in ids] == []


def test_links_between_pages_lead_within_the_document_and_others_to_the_site():
    assert {name: links_of("page-routes_oral")[name] for name in ("Nasal", "Doses", "Here", "All", "Data")} == {
        "Nasal": "#page-routes_nasal",
        "Doses": "#page-routes_nasal__doses",
        "Here": "#page-routes_oral__doses",
        "All": "#references",
        "Data": "../about/data/#files",
    }


def test_a_link_to_what_is_left_out_of_a_page_leads_to_the_page():
    assert links_of("page-routes_oral")["Its sources"] == "#page-routes_nasal"


def test_links_to_other_pages_are_marked_for_the_numbers_of_their_sheets():
    root = tree(made())
    marked = {link.text for link in root.find_class("paper-elsewhere")}
    assert marked == {"Nasal", "Doses", "All", "Its sources", "oral"}


def test_what_leads_to_another_paper_or_tells_how_to_cite_a_page_is_left_out():
    text = made([leaf("indications/cancer/mucositis.md", "<p>Sore.</p>", "Cancer pain")])
    assert "Not yet checked" in text
    assert "One sheet" not in text
    assert "Cite this page" not in text


def test_a_mark_of_a_link_leaves_its_class():
    links = '<p><a class="own" href="../nasal/">Nasal</a></p>'
    assert 'class="own paper-elsewhere"' in made([leaf("routes/oral.md", links), LEAVES[2]])


def test_pages_linked_as_files_lead_to_the_same_places():
    leaves = [
        replace(leaf("routes/oral.md", '<p><a href="nasal.html">Nasal</a>, <a href="../about/data.html">data</a></p>'),
                url="routes/oral.html"),
        replace(LEAVES[2], url="routes/nasal.html"),
    ]  # fmt: skip
    text = made(leaves, replace(EDITION, home="index.html"))
    assert 'href="#page-routes_nasal">Nasal' in text
    assert 'href="about/data.html">data' in text
    assert '<a href="index.html">Back to the guide</a>' in text


def test_what_an_attribute_points_to_keeps_its_name():
    drawing = (
        '<svg aria-labelledby="p-title p-desc"><title id="p-title">T</title><desc id="p-desc">D</desc>'
        '<clipPath id="c"><path id="m" d="M0"/></clipPath><g clip-path="url(#c)"><use href="#m"/></g></svg>'
    )
    root = tree(made([leaf("a.md", drawing), leaf("b.md", drawing)]))
    ids = root.xpath("//@id")
    assert len(ids) == len(set(ids))
    for page in ("page-a", "page-b"):
        svg = root.get_element_by_id(page).find(".//svg")
        pointed = [*svg.get("aria-labelledby").split(), svg.find(".//use").get("href")[1:]]
        pointed.append(re.search(r"url\(#(.*?)\)", svg.find(".//g").get("clip-path"))[1])
        assert all(id.startswith(f"{page}__") and id in ids for id in pointed), pointed


def test_sources_are_numbered_once_for_all_pages_in_the_order_of_their_first_citation():
    root = tree(made())
    assert [item.get("id") for item in root.xpath("//section[@class='guide-references']//li")] == [
        "ref-bell2017", "ref-hardy2012", "ref-nice2021",
    ]  # fmt: skip
    cited = [(link.text, link.get("href")) for link in root.xpath("//a[starts-with(@href, '#ref-')]")]
    assert cited == [("1", "#ref-bell2017"), ("2", "#ref-hardy2012"), ("1", "#ref-bell2017"), ("3", "#ref-nice2021")]
    assert root.xpath("//a[@href='#ref-hardy2012']/@aria-label") == ["Reference 2: Hardy 2012"]


def test_each_reference_says_where_it_is_found_what_it_is_and_how_much_was_read():
    root = tree(made())
    text = " ".join(root.get_element_by_id("ref-hardy2012").text_content().split())
    assert text == (
        "Hardy J. A trial. Pain. 2012. doi:10.1000/one, PMID 123. Randomised controlled trial; read as abstract."
    )


@pytest.mark.parametrize(
    ("key", "shown"),
    [
        ("bell2017", '<a href="https://pmc.ncbi.nlm.nih.gov/articles/PMC5/">PMC5</a>.'),
        ("nice2021", '<a href="https://nice.example/x?a=1&amp;b=2">https://nice.example/x?a=1&amp;b=2</a>.'),
        ("old1990", "No public address: printed book."),
    ],
)
def test_a_source_without_doi_and_pubmed_number_has_what_there_is(key, shown):
    item = made([leaf("a.md", f"<p>Pain fell{cite(key)}.</p>")]).partition(f'<li id="ref-{key}">')[2]
    assert f"{shown} <span" in item.partition("</li>")[0]


def test_folded_text_is_open_and_furniture_is_gone():
    root = tree(made())
    assert set(root.xpath("//details/@open")) == {"open"}
    assert root.xpath("//*[@class='headerlink'] | //main//script | //main//section") == []
    assert "Link to this section" not in made()


def test_only_what_is_needed_is_kept_of_comments_and_of_claims_ids():
    claims = (
        f'<p>One<span id="claim-aa"></span>{cite("old1990")}. Two<span id="claim-bb"></span>{cite("bell2017")}.</p>'
    )
    notes = '<!-- ask Ann --><p><a href="#claim-bb">Two</a> <!-- no-source: navigation --></p>'
    text = made([leaf("a.md", claims + notes)])
    assert re.findall("<!--.*?-->", text) == ["<!-- no-source: navigation -->"]
    assert re.findall('id="(page-a__claim-[^"]+)"', text) == ["page-a__claim-bb"]


def test_what_screen_readers_list_by_name_has_names_of_its_own():
    table = "<table><thead><tr><th>Dose</th></tr></thead><tbody></tbody></table>"
    root = tree(made([leaf(f"{part}/children.md", HEADING + table, part) for part in ("Cancer", "Surgery")]))
    names = root.xpath("//main//*[@role='region' or self::aside]/@aria-label")
    assert names == [
        f"{part}: Children: {what}"
        for part in ("Cancer", "Surgery")
        for what in ("State of this page", "Table 1: Doses")
    ]


def test_headings_stand_below_the_name_of_the_part_which_stands_on_its_first_page():
    root = tree(made())
    assert [part.text for part in root.xpath("//h2[@class='paper-part']")] == ["At a glance", "Routes", "About"]
    oral = root.get_element_by_id("page-routes_oral")
    assert [(h.tag, h.text) for h in oral.iter("h1", "h2", "h3", "h4")] == [
        ("h2", "Routes"), ("h3", "Oral"), ("h4", "Doses"),
    ]  # fmt: skip


def test_pages_come_in_the_order_of_the_navigation_with_the_site_pages_that_paper_needs_last():
    root = tree(made())
    order = ["page-home", "page-routes_oral", "page-routes_nasal", "page-about_method"]
    assert root.xpath("//*[@class='paper-page']/@id") == order
    assert root.xpath("//nav//a/@href") == [*(f"#{page}" for page in order), "#references"]
    assert [name.strip() for name in root.xpath("//nav//a/text()")] == [
        "Index",
        "Oral",
        "Nasal",
        "Method",
        "References",
    ]


def test_each_page_has_its_state_and_so_does_each_of_its_sheets():
    checked = leaf("routes/oral.md", HEADING, meta={**META, "checked_by": "Dr A"})
    text = made([LEAVES[0], checked, LEAVES[3]])
    assert text.count('class="guide-status"') == 2
    assert '@page page-home { @top-left { content: "Index: not yet checked by a clinician"; } }' in text
    assert '@page page-routes_oral { @top-left { content: "Oral"; } }' in text
    assert '@page page-about_method { @top-left { content: "Method"; } }' in text
    assert "1 of the 2 pages" in text


def test_a_title_cannot_leave_its_style():
    text = made([replace(LEAVES[1], title='A "b" </style><script>')])
    assert 'content: "A \\22 b\\22  \\3c /style>\\3c script>: not yet' in text


HOSTILE = "</style></p><script>x('1')</script> \"q\" 'a' & {0} {name} {{ name }} {% if x %} {# no #} %s <!-- -->"


def test_hostile_words_are_shown_as_they_are_written():
    entries = read_bibliography("references.bib", BIB).by_key
    fields = {"design": HOSTILE, "doi": HOSTILE, "unlinked": HOSTILE, "title": "A title"}
    entries = {**entries, "old1990": replace(entries["old1990"], fields=fields | {"doi": ""})}
    entries["hardy2012"] = replace(entries["hardy2012"], fields=fields)
    sources = {key: replace(SOURCES[key], design=HOSTILE, read=HOSTILE) for key in SOURCES}
    leaves = [
        replace(LEAVES[1], title=HOSTILE, part=HOSTILE),
        leaf("a.md", f"<p>{{0}} {{{{ name }}}}{cite('old1990')}.</p>"),
        leaf("about/report-an-error.md", "", "About", "site"),
    ]
    address = f"https://guide.example/{HOSTILE}/"
    edition = replace(EDITION, name=HOSTILE, description=HOSTILE, address=address)
    text = "".join(document(leaves, entries, sources, edition))
    root = tree(text)
    assert len(root.xpath("//script")) == 2
    assert len(root.xpath("//style")) == 3
    assert root.xpath("//comment()") == []
    assert root.xpath("//title/text()") == [f"{HOSTILE}: the whole guide to print"]
    assert root.xpath("//*[@class='paper-cover']/h1/text()") == [HOSTILE]
    assert root.xpath("//*[@class='paper-cover']/p[2]/text()") == [HOSTILE]
    assert root.xpath("//link[@rel='canonical']/@href") == [f"{address}print/"]
    assert root.xpath("//*[@id='guide-copy']/@data-address") == [address]
    assert root.xpath("//dd/a/@href")[0] == root.xpath("//dd/a/text()")[0] == address
    assert root.xpath("//nav//h3/text()")[0] == root.xpath("//nav//a/text()")[0] == HOSTILE
    assert root.xpath("//h2[@class='paper-part']/text()")[0] == HOSTILE
    assert root.get_element_by_id("page-routes_oral").get("aria-label") == HOSTILE
    assert "{0} {{ name }}" in root.get_element_by_id("page-a").text_content()
    link = root.xpath("//li[@id='ref-hardy2012']/a")[0]
    assert (link.text, link.get("href")) == (f"doi:{HOSTILE}", f"https://doi.org/{HOSTILE}")
    assert f"No public address: {HOSTILE}." in root.get_element_by_id("ref-old1990").text_content()
    assert root.xpath("//li[@id='ref-old1990']/span/text()")[0].endswith(f"; read as {HOSTILE}.")


# What it says of itself


def test_the_line_on_each_sheet_has_the_version_and_where_the_current_one_is():
    line = re.search(r"@bottom-left \{ content: (.*?); \}", made())[1]
    assert line == (
        f'"Ketamine in Pain, version 22 November 2026 (e88c756)" {DATED} '
        '";\\a check the current version at https://guide.example/ketamine/"'
    )


def test_the_cover_says_what_it_is_how_old_it_is_and_where_errors_go():
    cover = tree(made()).find_class("paper-cover")[0].text_content()
    for words in (
        "22 November 2026 (e88c756)", "None of the 3 pages", "not advice for one patient", "It has 3 pages",
        "list of 3 references", "https://guide.example/ketamine/about/report-an-error/",
    ):  # fmt: skip
        assert words in cover, words


def test_a_guide_that_is_not_published_names_no_address():
    text = made(edition=NO_ADDRESS)
    assert "check the current version" not in text
    assert "canonical" not in text
    assert text.count("ask whoever gave you this copy") == 2


# The site gate


# The text of a link is a title or heading of the site.
TITLED = '<div data-kind="site" id="files"><h2>All</h2><h2>Data</h2><h2>Here</h2><h2>Its sources</h2></div>'


def gate(tmp_path: Path, text: str) -> list[str]:
    files = {"print/index.html": text, "about/data/index.html": TITLED}
    files["assets/javascripts/copy.js"] = ""
    for name in ("index.html", "about/report-an-error/index.html"):
        files[name] = '<p data-kind="site"></p>'
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(content, "utf-8")
    return [finding.rule for finding in check_site(tmp_path)[0] if "/print/" in finding.path]


def test_the_site_gate_reads_every_claim_again(tmp_path):
    assert gate(tmp_path, made()) == []
    # What nobody sourced is found in the document too, whichever class it is dressed in.
    for text in ("<p>Cures.</p>", '<p class="guide-status">Cures.</p>', '<div class="guide-references">Cures.</div>'):
        assert gate(tmp_path, made([*LEAVES, leaf("routes/new.md", text)])) == ["uncited-claim"], text
    assert gate(tmp_path, made([*LEAVES, leaf("routes/new.md", "<p>See. <!-- no-source: navigation --></p>")])) == []
    assert gate(tmp_path, made().replace('id="ref-hardy2012"', "")) != []
