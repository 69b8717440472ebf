"""One sheet an indication: what of a page stands on it, word for word, and what is left out where there is no room."""

from dataclasses import replace
from pathlib import Path

import pytest
from claimcheck.site_gate import check_site
from guide.markdown.reading import read_page
from guide.sources.cards import read_card
from lxml import html
from presentation.addresses import sheet_file
from presentation.paper import fit
from presentation.paper.sheet_parts import Part, parts_of, tree_of
from presentation.paper.sheets import sheet, write_sheets
from presentation.paper.stopping import about, stopping_part
from test_document import META, SHOWN, cite, leaf

ADDRESS = "https://guide.example/ketamine/"
HEAD = "<thead><tr>{}</tr></thead>"
DOSES = "Population Route Dose Duration Compared Result Source".split()


def table(heads: list[str], rows: list[list[str]]) -> str:
    head = HEAD.format("".join(f"<th>{name}</th>" for name in heads))
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table>{head}<tbody>{body}</tbody></table>"


def heading(level: int, id: str, title: str) -> str:
    return f'<h{level} id="{id}">{title}<a class="headerlink" href="#{id}" title="Link">&para;</a></h{level}>'


def dose(people: str, key: str = "bell2017") -> list[str]:
    return [people, "oral", "10 mg", "once", "placebo", "no difference", cite(key)]


TEXT = "".join(
    [
        heading(2, "bottom-line", "Bottom line"),
        f"<p>It did not help{cite('hardy2012')}.</p><ul><li>Not at 10 mg{cite('bell2017')}.</li>",
        '<li><a href="../oral/">Oral</a></li></ul>',
        heading(2, "what-the-evidence-says", "What the evidence says"),
        heading(3, "trials", "Trials"),
        f"<p>Two trials found nothing{cite('nice2021')}.</p><p>More on trials{cite('nice2021')}.</p>",
        heading(3, "drawn", "Drawn"),
        f"<p>All of these fell{cite('nice2021')}.</p><figure><svg></svg></figure>",
        heading(2, "doses-studied", "Doses studied"),
        f"<p>One dose was studied{cite('bell2017')}.</p>",
        table(
            DOSES,
            [
                dose("20 people"),
                ["30 people", "nasal", "20 mg", "twice", "saline", "less pain", cite("hardy2012")],
            ],
        ),
        table(DOSES, [dose("In a second table")]),
        heading(2, "harms-seen-here", "Harms seen here"),
        f"<p>Few were counted{cite('bell2017')}.</p><p>One fainted{cite('hardy2012', 'nice2021')}.</p><ul>",
        *(f"<li>Harm {number}{cite('bell2017')}.</li>" for number in range(1, 7)),
        "</ul>",
        heading(2, "where-sources-disagree", "Where sources disagree"),
        f"<p>They differ{cite('bell2017')}.</p><ul><li>On how{cite('bell2017')}.</li></ul>",
        heading(2, "what-is-not-known", "What is not known"),
        "<p>No trial in children was found. <!-- no-source: method --></p>",
        f"<ul><li>Nor any dose{cite('bell2017')}.</li></ul>",
        heading(2, "studies", "Studies"),
        f"<p>All of them{cite('bell2017')}.</p>",
    ]
)
PAGE = leaf("indications/cancer/mucositis.md", TEXT, part="Cancer pain")
RULES = "Document Setting Rule Source".split()
STOPPING = leaf(
    "practice/before-during-after.md",
    heading(2, "stopping-rules-and-response", "Stopping rules and response")
    + f"<p>Few print a rule{cite('bell2017')}.</p>"
    + table(RULES, [[f"By {key}", "anywhere", "Stop", cite(key)] for key in ("hardy2012", "bell2017", "nice2021")]),
    part="In practice",
)
PATHS = (PAGE.path, STOPPING.path)
ADDRESSES = {PAGE.path: PAGE.url, STOPPING.path: STOPPING.url}
CARDS = tuple(
    read_card(read_page(f"docs/sources/{key}.md", f"---\nkind: source\nkey: {key}\nabout: [{tag}]\n---\n"))
    for key, tag in (("hardy2012", "cancer"), ("bell2017", "perioperative"), ("nice2021", "liver"))
)
GUIDE = replace(
    SHOWN,
    guide=replace(SHOWN.guide, cards=CARDS),
    address=ADDRESS,
    addresses={**SHOWN.addresses, **ADDRESSES},
    order=PATHS,
    pages={PAGE.path: PAGE, STOPPING.path: STOPPING},
)


def made(page=PAGE, shown=GUIDE) -> html.HtmlElement:
    return html.document_fromstring(sheet(page, shown, stopping_part(shown)))


def words(part: html.HtmlElement) -> str:
    return " ".join(part.text_content().split())


def section(root: html.HtmlElement, title: str) -> html.HtmlElement:
    (found,) = root.xpath("//main/section[h2 = $title]", title=title)
    return found


def test_its_sections_stand_in_the_order_in_which_they_are_looked_up():
    assert [words(title) for title in made().xpath("//main//h2")] == [
        *("Bottom line", "Harms seen here", "Doses studied", "What the evidence says"),
        *("Stopping rules and response", "Where sources disagree", "What is not known"),
    ]


def test_a_section_has_its_lead_and_what_says_something_below_it():
    root = made()
    assert [words(part) for part in section(root, "Bottom line")] == [
        *("Bottom line", "It did not help[1].", "Not at 10 mg[2]."),
    ]
    assert words(section(root, "What the evidence says")) == "What the evidence says TrialsTwo trials found nothing[3]."
    assert words(section(root, "Where sources disagree")) == "Where sources disagree They differ[2]."
    unknown = words(section(root, "What is not known"))
    assert unknown == "What is not known No trial in children was found. Nor any dose[2]."


def test_it_has_the_first_table_of_doses_with_the_source_of_each_row():
    doses = section(made(), "Doses studied")
    assert [words(cell) for cell in doses.xpath(".//thead//th")] == DOSES
    assert [(words(row[0]), words(row[-1])) for row in doses.xpath(".//tbody/tr")] == [
        *(("20 people", "[2]"), ("30 people", "[1]")),
    ]


def test_what_is_the_same_in_each_row_is_said_above_the_table_as_on_the_page():
    alike = table(DOSES, [dose("20 people"), dose("30 people", "hardy2012")])
    page = leaf(PAGE.path, heading(2, "doses-studied", "Doses studied") + f"<p>One{cite('bell2017')}.</p>{alike}")
    assert "Route in each row: oral" in words(section(made(page), "Doses studied").find(".//thead"))


def test_it_has_five_harms_and_says_where_the_others_are():
    harms = section(made(), "Harms seen here")
    # Sources of one citation stand in the order of their numbers, whatever it was on the page.
    assert [words(item) for item in harms.iter("li")] == [
        "One fainted[1,3].",
        *(f"Harm {number}[2]." for number in range(1, 5)),
    ]
    (more,) = harms.find_class("sheet-more")
    # Paper leads nowhere, so it says what is so and not where to go.
    assert words(more) == "Shown in part; the rest is in the guide"
    assert more.find("a").get("href") == "../../../../../indications/cancer/mucositis/#harms-seen-here"


def test_of_what_documents_say_on_stopping_it_has_those_on_its_kind_of_pain_and_on_none():
    root = made()
    stopping = section(root, "Stopping rules and response")
    assert [words(row[0]) for row in stopping.xpath(".//tbody/tr")] == ["By hardy2012", "By nice2021"]
    (more,) = stopping.find_class("sheet-more")
    assert more.find("a").get("href") == "../../../../../practice/before-during-after/#stopping-rules-and-response"
    surgery = replace(PAGE, path="indications/perioperative/children.md")
    rows = about(stopping_part(GUIDE), surgery, GUIDE).points
    assert [words(row.element[0]) for row in rows] == ["By bell2017", "By nice2021"]


def test_a_guide_without_the_page_on_stopping_has_sheets_all_the_same():
    alone = replace(GUIDE, pages={PAGE.path: PAGE})
    assert "Stopping rules and response" not in words(made(shown=alone))


def test_each_number_leads_to_its_source_and_no_id_is_there_twice():
    root = made()
    ids = root.xpath("//@id")
    assert len(ids) == len(set(ids))
    named = [words(item) for item in root.xpath("//footer//li")]
    assert named == ["Hardy 2012", "Bell 2017", "National Institute of Care 2021"]
    for link in root.xpath("//main//a[starts-with(@href, '#')]"):
        assert link.get("href").removeprefix("#") in ids
        assert named[int(link.text) - 1] == link.get("aria-label").partition(": ")[2]


def test_a_warning_about_a_source_keeps_its_words():
    link = '<a class="guide-warning" href="#ref-hardy2012">Retracted: Hardy 2012</a>'
    page = replace(PAGE, html=PAGE.html.replace("</span>.</p>", f" {link}</span>.</p>", 1))
    assert "It did not help[1] Retracted: Hardy 2012." in words(made(page))


def test_it_says_who_checked_it_how_old_it_is_and_where_the_page_is():
    root = made()
    top = words(root.find(".//header"))
    assert "Ketamine in Pain, one sheet: Cancer pain Mucositis" in top
    assert f"Not yet checked by a clinician. Evidence to 22 November 2026. Version {SHOWN.version.words}." in top
    assert f"{ADDRESS}indications/cancer/mucositis/" in top
    assert len(root.find_class("guide-qr")) == 1
    assert '@bottom-left { content: "Cancer pain: Mucositis. Ketamine in Pain, version' in sheet(PAGE, GUIDE, None)
    checked = replace(PAGE, meta={**META, "checked_by": "Dr A"})
    assert "Checked by Dr A. Evidence" in words(made(checked).find(".//header"))


def test_it_is_called_as_the_page_calls_itself_and_not_as_the_menu_does():
    named = replace(PAGE, title="Children", meta={**META, "title": "Cancer pain in children"})
    assert words(made(named).find(".//h1")) == "Cancer pain in children"


def test_a_guide_without_an_address_has_neither_address_nor_code():
    root = made(shown=replace(GUIDE, address=""))
    assert root.find_class("guide-qr") == []
    assert "http" not in words(root)


def test_the_site_gate_reads_every_sentence_of_it(tmp_path: Path):
    def rules(folder: str, text: str) -> list[str]:
        target = tmp_path / folder / "print/sheets/indications/cancer/mucositis/index.html"
        target.parent.mkdir(parents=True)
        target.write_text(text, "utf-8")
        return [finding.rule for finding in check_site(tmp_path / folder)[0] if finding.rule != "dead-link"]

    text = sheet(PAGE, GUIDE, stopping_part(GUIDE))
    assert rules("good", text) == []
    assert rules("bad", text.replace("<li>Harm 1", "<li>Nobody says so.</li><li>Harm 1")) == ["uncited-claim"]


@pytest.mark.parametrize(
    ("page", "name"),
    [
        ("indications/cancer/index.md", "sheets/ketamine-cancer.pdf"),
        ("indications/cancer/neuropathic-pain.md", "sheets/ketamine-cancer-neuropathic-pain.pdf"),
        ("indications/chronic-noncancer/index.md", "sheets/ketamine-chronic-noncancer.pdf"),
    ],
)
def test_its_file_has_a_name_of_its_own(page: str, name: str):
    assert sheet_file(page) == name


def test_searches_find_it_and_are_led_to_its_page():
    (head,) = made(replace(PAGE, meta={**META, "summary": "What is known."})).iter("head")
    assert head.xpath("./meta[@name='description']/@content") == ["What is known."]
    assert head.xpath("./link[@rel='canonical']/@href") == [f"{ADDRESS}indications/cancer/mucositis/"]
    assert head.xpath("./link[@rel='icon']/@href") == ["../../../../../assets/images/guide.svg"]
    assert head.xpath("./meta[@name='robots']") == []


def test_only_indications_have_one(tmp_path: Path):
    write_sheets(tmp_path, GUIDE)
    written = [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.html")]
    assert written == ["print/sheets/indications/cancer/mucositis/index.html"]
    (tmp_path / written[0]).unlink()
    as_file = replace(PAGE, url="indications/cancer/mucositis.html")
    write_sheets(tmp_path, replace(GUIDE, pages={PAGE.path: as_file}, order=(PAGE.path,)))
    text = (tmp_path / "print/sheets/indications/cancer/mucositis.html").read_text("utf-8")
    assert 'href="../../../../indications/cancer/mucositis.html">Back to the page' in text


# Where there is too much for two sides


def long(findings: int, rows: int, unknown: int = 9) -> list[Part]:
    """Return the sections of a page with so many findings, doses and things that nobody knows."""
    said = f"A sentence that is long enough for four lines of half a sheet. {'It is. ' * 18}{cite('bell2017')}."
    lead, items = f"<p>Lead{cite('bell2017')}.</p>", "<ul>{}</ul>"
    people = "20 people with cancer pain and mucositis " * 2
    text = "".join(
        [
            *(heading(2, "bottom-line", "Bottom line"), lead, items.format(f"<li>{said}</li>" * 5)),
            heading(2, "what-the-evidence-says", "What the evidence says"),
            (heading(3, "a", "A title") + f"<p>{said}</p>") * findings,
            *(heading(2, "doses-studied", "Doses studied"), lead, table(DOSES, [dose(people)] * rows)),
            *(heading(2, "what-is-not-known", "What is not known"), lead, items.format(f"<li>{said}</li>" * unknown)),
        ]
    )
    return parts_of(tree_of(leaf("indications/cancer/mucositis.md", text)), None)


def left(parts: list[Part]) -> dict[str, tuple[int, bool]]:
    return {part.id: (len(part.points), part.cut) for part in fit.fitted(parts, 30)}


def test_what_fits_is_left_as_it_is():
    assert left(long(6, 6, 2)) == {
        "bottom-line": (5, False),
        "doses-studied": (6, False),
        "what-the-evidence-says": (6, False),
        "what-is-not-known": (2, False),
    }


def test_what_nobody_knows_is_cut_before_doses_and_doses_before_findings_and_a_bottom_line_never():
    some = left(long(10, 8))
    assert some["what-is-not-known"][1]
    assert (some["doses-studied"], some["what-the-evidence-says"]) == ((8, False), (10, False))
    more = left(long(12, 25))
    assert more["what-is-not-known"] == (0, True)
    assert 8 <= more["doses-studied"][0] < 25
    assert more["what-the-evidence-says"] == (12, False)
    most = left(long(60, 60))
    assert most["bottom-line"] == (5, False)
    assert most["doses-studied"][1] and most["what-the-evidence-says"][1]
    assert 4 <= most["what-the-evidence-says"][0] < 60


@pytest.mark.parametrize(("findings", "rows"), [(12, 25), (30, 10), (60, 60)])
def test_what_is_left_fits(findings: int, rows: int):
    assert fit.height(fit.fitted(long(findings, rows), 30), 30) <= 2 * 271 - 34
