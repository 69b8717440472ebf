"""Pictures: what they show is what the cards state, and their tables say the same to those who cannot see them."""

import re
from html import unescape
from itertools import chain, pairwise
from pathlib import Path

import markdown
import pytest
from guide.guide import load_guide
from guide.markdown.reading import read_page
from guide.sources.cards import read_card
from guide.sources.effects import Effect, read_effects
from lxml import etree, html
from presentation.pages.page import page_html
from presentation.pictures.places import PLACE, with_pictures
from presentation.pictures.scale import Scale
from presentation.references import Source, format_sources
from showing import page_at, shown_as, small_guide

ROOT = Path(__file__).parents[3]
GUIDE = load_guide(ROOT / "docs", ROOT / "references.bib", ROOT)
COUNTED = ["cheung2020", "hardy2012", "motov2017", "sigtermans2009a", "smyth2025"]
PICTURES = ["perioperative-effects", "chronic-effects", "evidence-map", *COUNTED]
DOSES = ["doses-surgery", "doses-emergency", "doses-cancer", "doses-chronic"]
SVG = "{http://www.w3.org/2000/svg}"
COMMON = "indication: perioperative, outcome: pain, measure: mean difference"
SCALE = "unit: points on a 0 to 10 scale"
STYLES = (ROOT / "hooks/presentation/theme/assets/stylesheets/guide.css").read_text("utf-8")
PAPER = (ROOT / "hooks/presentation/paper/document.css").read_text("utf-8")


def card(key: str, effects: tuple[str, ...] | list[str] = (), of: str = "effects", **fields: str):
    fields = {"design": "meta-analysis", "about": "perioperative", "participants": "", **fields}
    listed = "\n".join([f"{of}:", *(f"  - {{{effect}}}" for effect in effects)]) if effects else "checked: 2026-11-22"
    text = (
        f"---\nkind: source\nkey: {key}\ndesign: {fields['design']}\nparticipants: {fields['participants']}\n"
        f"about: [{fields['about']}]\n{listed}\n---\n\n## What was found\n\n- Pain fell. *Abstract*\n"
    )
    return read_card(read_page(f"docs/sources/{key}.md", text, f"sources/{key}.md"))


def sources(cards) -> dict[str, Source]:
    known = format_sources(GUIDE.bibliography.by_key)
    return {card.key: known.get(card.key) or Source(card.key, "", "", "", "", "") for card in cards}


def way(key: str) -> str:
    return f"../sources/{key}/"


def drawn(name: str, cards=GUIDE.cards) -> str:
    return with_pictures(f"# Page\n\n<!-- picture: {name} -->\n", cards, sources(cards), way)


def svgs(text: str) -> list[etree._Element]:
    return [etree.fromstring(found) for found in re.findall(r"<svg.*?</svg>", text)]


def words(svg: etree._Element) -> list[str]:
    return ["".join(element.itertext()) for element in svg.iter(f"{SVG}text")]


def rows(text: str) -> list[list[str]]:
    lines = [line for line in text.splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines[2:]]


@pytest.mark.parametrize("picture", [*PICTURES, *DOSES])
def test_the_same_cards_give_the_same_picture(picture):
    assert drawn(picture) == drawn(picture, tuple(GUIDE.cards))
    assert not re.search(r"<metadata|<!--|\d{4}-\d\d-\d\dT", drawn(picture))


@pytest.mark.parametrize("picture", [*PICTURES, *DOSES])
def test_a_picture_has_a_name_and_a_description(picture):
    for svg in svgs(drawn(picture)):
        # A picture that is an image to screen readers would hide its links from them.
        assert svg.get("role") == "group"
        title, description = (svg.find(f"{SVG}{tag}") for tag in ("title", "desc"))
        assert svg.get("aria-labelledby") == title.get("id")
        assert svg.get("aria-describedby") == description.get("id")
        assert title.text and "table below" in description.text


def test_no_id_is_there_twice_and_nothing_points_at_another_picture():
    text = "".join(map(drawn, [*PICTURES, *DOSES]))
    ids = re.findall(r' id="([^"]+)"', text)
    assert len(ids) == len(set(ids))
    # A name and a description each; a key is also what links lead to.
    keys = [svg for svg in svgs(text) if svg.get("id")]
    assert len([found for svg in svgs(text) for found in svg.xpath("//@id")]) == 2 * len(svgs(text)) + len(keys)
    assert len(keys) == len(DOSES)
    assert not re.search(r"url\(|<use|<defs", text)


@pytest.mark.parametrize("picture", [*PICTURES, *DOSES])
def test_a_picture_takes_colours_and_typeface_of_the_style_sheets(picture):
    classes = set()
    for element in chain.from_iterable(svg.iter() for svg in svgs(drawn(picture))):
        assert not {"style", "fill", "stroke", "color", "font-family", "font-size"} & set(element.attrib)
        classes |= set(element.get("class", "").split())
    for styles in (STYLES, PAPER):
        assert {name for name in classes if not re.search(rf"\.{name}\b", styles)} == set()


@pytest.mark.parametrize("picture", [name for name in PICTURES if name != "evidence-map"])
def test_each_mark_is_a_link_to_the_source_of_its_row(picture):
    text = drawn(picture)
    links = [link for svg in svgs(text) for link in svg.iter(f"{SVG}a")]
    table = rows(text)
    assert len(links) == len(table)
    known = {key: source.name for key, source in sources(GUIDE.cards).items()}
    for link, row in zip(links, table, strict=True):
        key = link.get("href").removeprefix("../sources/").removesuffix("/")
        assert row[-1] in (f"[@{key}]", "none states it")
        assert known[key] in link.get("aria-label")
        # Who speaks to the browser says what is seen.
        seen = [" ".join(element.itertext()) for element in link.iter(f"{SVG}text")]
        assert all(words in link.get("aria-label") for words in seen)


def test_each_mark_of_the_map_leads_to_all_its_sources():
    text = drawn("evidence-map")
    links = [link for svg in svgs(text) for link in svg.iter(f"{SVG}a")]
    listed = {line.get("id"): line for line in html.fromstring(text).xpath("//div[@class='guide-behind']//p")}
    assert len(links) == len(listed) == len(rows(text))
    for link, row in zip(links, rows(text), strict=True):
        line = listed[link.get("href").removeprefix("#")]
        found = [way.removeprefix("../sources/").removesuffix("/") for way in line.xpath("./a/@href")]
        assert len(set(found)) == len(found) == int(row[3])
        assert row[-1] in ("none states it", *(f"[@{key}]" for key in found))
        assert line.getparent().find("summary").text.startswith(f"{row[0]}: ")
        assert line.find("b").text.lower() == f"{row[1]}, {row[2]} ({row[3]}):".lower()
        seen = [" ".join(element.itertext()) for element in link.iter(f"{SVG}text")]
        assert all(words in link.get("aria-label") for words in seen)


def test_many_routes_make_two_panels_and_few_one():
    def map_of(routes: list[str]) -> list[etree._Element]:
        about = f"cancer, {', '.join(routes)}"
        return svgs(drawn("evidence-map", (card("one2001", design="meta-analysis", about=about),)))

    few, many = ["intravenous", "oral", "topical"], ["intravenous", "oral", "topical", "nebulised", "rectal", "local"]
    assert [len(list(svg.iter(f"{SVG}a"))) for svg in map_of(few)] == [3]
    first, second = map_of([*many, "caudal", "epidural"])
    assert [len(list(svg.iter(f"{SVG}a"))) for svg in (first, second)] == [6, 2]
    # The key stands once, below the shorter panel.
    assert "Shape: kind of source" in words(second) and "Shape: kind of source" not in words(first)


@pytest.mark.parametrize("picture", PICTURES)
def test_every_mark_stands_in_a_link(picture):
    drawings = svgs(drawn(picture))
    for svg in drawings:
        marks = svg.findall(f".//{SVG}path[@class='guide-picture__outline']")
        key = 8 if picture == "evidence-map" and svg is drawings[-1] else 0
        assert len(marks) == len(list(svg.iter(f"{SVG}a"))) + key
        assert sum(mark.getparent().tag == f"{SVG}a" for mark in marks) == len(marks) - key


@pytest.mark.parametrize("picture", [*PICTURES, *DOSES])
def test_markdown_leaves_the_picture_alone_and_makes_the_table(picture):
    text = drawn(picture)
    shown = markdown.markdown(text, extensions=["tables", "md_in_html", "attr_list", "abbr"])
    figure = re.search(r"<figure.*?</figure>", text, re.DOTALL)[0]
    assert "\n\n" not in figure and figure in shown
    assert shown.count("<tr>") == len(rows(text)) + 1
    assert "|" not in re.sub(r"<figure.*?</figure>", "", shown, flags=re.DOTALL)


# What the marks of a page look for: certainty, a figure with its unit, a table, a heading, a citation, an abbreviation.
DECORATED = (
    "<p>GRADE: low certainty, low to moderate certainty, certainty of the evidence was very low; 0.5 mg/kg.</p>",
    "<svg viewBox='0 0 9 9'><text>low certainty</text>\n<text>certainty rated as high</text><text>10 mg</text></svg>",
    "<figure><svg><title>Moderate certainty</title><a href='x/'><text>5 mg/kg/hour</text></a></svg></figure>",
)


def inside(text: str) -> list[list[tuple]]:
    """Return the elements of each picture of some HTML, with all that stands in them."""
    found = html.fragment_fromstring(text, create_parent=True).iter("svg")
    return [[(e.tag, dict(e.attrib), e.text, e.tail) for e in svg.iterdescendants()] for svg in found]


@pytest.mark.parametrize("kind", ["evidence", "site"])
def test_presenting_a_page_changes_nothing_inside_a_picture(kind):
    pictures = [re.search(r"<figure.*?</figure>", drawn(name), re.DOTALL)[0] for name in PICTURES]
    text = "\n".join(["<h1>Page</h1>", *pictures, *DECORATED])
    guide = shown_as(small_guide(""))
    path = "index.md" if kind == "evidence" else "about/method.md"
    shown = page_html(text, page_at(path, guide, {"kind": kind}), guide)
    assert inside(shown) == inside(text)
    assert len(inside(text)) >= 9
    # Near misses: the words of the page are marked as ever.
    assert shown.count('class="guide-certainty"') == (3 if kind == "evidence" else 0)


@pytest.mark.parametrize("picture", PICTURES[:2])
def test_what_a_forest_plot_shows_stands_in_its_table_in_the_same_order(picture):
    text = drawn(picture)
    shown = []
    for svg in svgs(text):
        labels = [word for word in words(svg) if re.search(r"^−?[\d.,]+ \(|^[^−]* \d{4}$", word)]
        shown += [(names, size) for size, names in zip(labels[1::2], labels[::2], strict=True)]
    table = rows(text)
    sizes = [re.sub(r"\((?:\d+% )?CI ", "(", row[5]) for row in table]
    assert shown == [(row[0], size) for row, size in zip(table, sizes, strict=True)]
    assert all(re.fullmatch(r"\[@[a-z0-9]+\]", row[-1]) for row in table)


@pytest.mark.parametrize("picture", PICTURES[:2])
def test_a_forest_plot_of_the_guide_has_effects_of_several_reviews_and_cites_them(picture):
    text = drawn(picture)
    table = rows(text)
    assert len(table) >= 6 and len({row[-1] for row in table}) >= 3
    caption = unescape(re.search(r"<figcaption>(.*?)</figcaption>", text)[1])
    assert set(re.findall(r"@([a-z0-9]+)", caption)) == {row[-1].strip("[@]") for row in table}
    assert re.fullmatch(r"[^.\[]+ \[[^\]]+\]\.", caption), "a caption is one sentence with one citation before its end"


def test_every_place_in_the_guide_names_a_picture():
    places = {name for page in GUIDE.pages for name in PLACE.findall(page.text)}
    assert places == {*PICTURES, *DOSES}


def test_a_place_without_anything_to_draw_is_left_empty():
    text = "<!-- picture: chronic-effects -->\n\n<!-- picture: pain -->\n\n<!-- picture: evidence-map -->\n"
    cards = (card("one2001"),)
    assert with_pictures(text, cards, sources(cards), way).strip() == ""


def test_a_card_without_an_entry_is_not_drawn():
    cards = (
        card("one2001", [f"{COMMON}, estimate: −1, {SCALE}"]),
        card("two2002", [f"{COMMON}, estimate: −2, {SCALE}"]),
    )
    known = {key: source for key, source in sources(cards).items() if key == "one2001"}
    text = with_pictures("<!-- picture: perioperative-effects -->", cards, known, way)
    assert [row[-1] for row in rows(text)] == ["[@one2001]"]


def test_effects_are_read_as_they_are_printed():
    line = f"{COMMON}, estimate: −1.10, low: −2.00, high: 0.30, interval: 95% CI, {SCALE}"
    (effect,) = read_effects(card("one2001", [line]))
    pain = ("perioperative", "pain", "mean difference")
    assert effect == Effect("one2001", 8, *pain, "−1.10", "−2.00", "0.30", "95% CI", "points on a 0 to 10 scale")


def test_effects_share_a_panel_only_with_the_same_measure_on_the_same_known_scale():
    effects = {
        "one2001": [f"{COMMON}, estimate: −1, {SCALE}", f"{COMMON}, estimate: −2, unit: scale not stated"],
        "two2002": [f"{COMMON}, estimate: −3, {SCALE}", f"{COMMON}, estimate: −40, unit: scale not stated"],
        "three2003": [COMMON.replace("mean", "standardised mean") + ", estimate: −0.5"],
        "four2004": [COMMON.replace("pain", "opioid use") + ", estimate: −9, unit: mg of morphine"],
    }
    text = drawn("perioperative-effects", tuple(card(key, lines) for key, lines in effects.items()))
    panels = [{word for word in words(svg) if word.startswith("−") and "interval" in word} for svg in svgs(text)]
    values = [sorted(word.split()[0] for word in panel) for panel in panels]
    assert values == [["−1", "−3"], ["−2"], ["−40"], ["−0.5"], ["−9"]]


def test_rows_are_in_order_of_time():
    times = ["48 hours", "within 30 minutes", "one week", "3 to 5 days", "4 days", "1 month"]
    lines = [f"{COMMON}, estimate: −{number}, {SCALE}, time: {time}" for number, time in enumerate(times, 1)]
    lines.append(f"{COMMON}, estimate: −7, {SCALE}")
    shown = [row[1].removeprefix("Pain, ") for row in rows(drawn("perioperative-effects", (card("one2001", lines),)))]
    assert shown == [
        *("within 30 minutes", "48 hours", "4 days", "3 to 5 days", "one week", "1 month", "time not reported")
    ]


def test_a_figure_is_drawn_where_its_number_is():
    lines = [
        f"{COMMON}, estimate: {value}, {SCALE}, time: {day} days" for day, value in enumerate(("−3", "−1", "1"), 2)
    ]
    (svg,) = svgs(drawn("perioperative-effects", (card("one2001", lines),)))
    outlines = svg.findall(f".//{SVG}path[@class='guide-picture__outline']")
    marks = [float(re.match(r"M([\d.]+) ", outline.get("d"))[1]) for outline in outlines]
    first, second = (after - before for before, after in pairwise(marks))
    assert len(marks) == 3 and first > 0 and abs(first - second) < 0.1


@pytest.mark.parametrize(
    ("low", "high", "written"),
    [
        (-3.1, 1.0, "−3 −2 −1 0 1"),
        (-1.8, 0.6, "−1.5 −1.0 −0.5 0.0 0.5"),
        (-40, 12, "−40 −20 0"),
        (-0.02, 0.09, "0.00 0.05"),
        (0, 5, "0 1 2 3 4 5"),
        (-1400, 420, "−1000 −500 0"),
        (-0.3, 0.3, "−0.2 0.0 0.2"),
        (0, 1, "0.0 0.2 0.4 0.6 0.8 1.0"),
    ],
)
def test_ticks_are_round_and_few(low, high, written):
    ticks = Scale(low, high, 10, 110).ticks()
    assert " ".join(number for _, number in ticks) == written
    places = [at for at, _ in ticks]
    assert places == sorted(places) and places[0] >= 10 and places[-1] <= 110


@pytest.mark.parametrize("estimate", ["0", "0.00", "12", "−1,234.5"])
def test_an_effect_of_any_size_is_drawn_and_so_is_none(estimate):
    (svg,) = svgs(drawn("perioperative-effects", (card("one2001", [f"{COMMON}, estimate: '{estimate}', {SCALE}"]),)))
    (outline,) = svg.findall(f".//{SVG}path[@class='guide-picture__outline']")
    (zero,) = svg.findall(f".//{SVG}path[@class='guide-picture__zero']")
    mark, line = (float(re.match(r"M([\d.]+) ", element.get("d"))[1]) for element in (outline, zero))
    expected = {"0": 0, "0.00": 0, "12": 1, "−1,234.5": -1}[estimate]
    assert (mark > line) - (mark < line) == expected
    assert 0 < mark < 360 and 0 < line < 360


def test_words_of_a_source_are_escaped_once():
    cards = (card("one2001", [f"{COMMON}, estimate: −1, {SCALE}, population: people under 18 & over"]),)
    known = {"one2001": Source("O'Brien & Sons <sub> 2001", "", "", "", "", "")}
    text = with_pictures("<!-- picture: perioperative-effects -->", cards, known, way)
    (svg,) = svgs(text)
    assert "O'Brien & Sons <sub> 2001" in words(svg)
    assert rows(unescape(text))[0][0] == "O'Brien & Sons <sub> 2001"
    assert "<sub>" not in text


NAUSEA = "outcome: nausea, population: adults after surgery, drug: ketamine"


def figures(svg: etree._Element) -> list[tuple[int, int]]:
    """Return for each group how many small figures are drawn, and how many of them are filled."""
    groups = []
    for link in svg.iter(f"{SVG}a"):
        paths = {path.get("class"): path.get("d") for path in link.iter(f"{SVG}path")}
        outline, filling = (paths.get(f"guide-picture__{part}", "") for part in ("outline", "filling"))
        # What is filled is the first of what is drawn.
        assert outline.startswith(filling)
        groups.append((outline.count("M"), filling.count("M")))
    return groups


@pytest.mark.parametrize("number", [0, 1, 10, 31, 99, 100])
def test_as_many_figures_are_filled_as_the_card_counts(number):
    line = f"{NAUSEA}, count: {number}, comparator: a dummy drug, comparator_count: 15"
    text = drawn("one2001", (card("one2001", [line], "counts"),))
    (svg,) = svgs(text)
    assert figures(svg) == [(100, number), (100, 15)]
    assert words(svg) == [
        *("Nausea", "in adults after surgery", "with ketamine", f"{number} of 100"),
        *("with a dummy drug", "15 of 100"),
    ]
    assert f"{number} of 100 people with ketamine, 15 of 100 people with a dummy drug." in " ".join(svg.itertext())
    assert rows(text) == [
        ["Nausea", "adults after surgery", "ketamine", f"{number} of 100", "[@one2001]"],
        ["Nausea", "adults after surgery", "a dummy drug", "15 of 100", "[@one2001]"],
    ]


def test_each_count_of_a_card_is_a_drawing_of_its_own_and_what_is_no_count_is_none():
    lines = [f"{NAUSEA}, count: 35", f"{NAUSEA.replace('nausea', 'death')}, count: 2", f"{NAUSEA}, count: 101", NAUSEA]
    text = drawn("one2001", (card("one2001", lines, "counts"),))
    assert [figures(svg) for svg in svgs(text)] == [[(100, 35)], [(100, 2)]]
    assert drawn("two2002", (card("one2001", lines, "counts"),)).strip() == "# Page"


def test_small_figures_stand_inside_the_drawing_and_none_on_another():
    (svg,) = svgs(drawn("smyth2025"))
    width, height = map(float, svg.get("viewBox").split()[2:])
    outlines = [path.get("d") for path in svg.iter(f"{SVG}path") if path.get("class") == "guide-picture__outline"]
    heads = [tuple(map(float, head)) for d in outlines for head in re.findall(r"M([\d.]+) ([\d.]+)", d)]
    assert len(set(heads)) == 200
    assert all(5 < x < width - 5 and 0 < y < height - 22 for x, y in heads)


def test_the_map_counts_sources_and_names_the_one_with_most_people():
    trial = "randomised controlled trial"
    cards = (
        card("one2001", design=trial, about="cancer, oral", participants="20 people"),
        card("two2002", design=trial, about="cancer, oral, topical", participants="1,204 people (600 ketamine)"),
        card("three2003", about="perioperative, oral", participants="12 trials"),
        card("four2004", design="guideline", about="cancer, oral"),
    )
    assert rows(drawn("evidence-map", cards)) == [
        ["Oral", "Cancer pain", "Randomised trials", "2", "1,204", "[@two2002]"],
        ["Oral", "Perioperative pain", "Systematic reviews", "1", "not stated", "none states it"],
        ["Topical", "Cancer pain", "Randomised trials", "1", "1,204", "[@two2002]"],
    ]


def test_the_map_shows_each_row_of_its_table_as_a_mark_with_its_number():
    text = drawn("evidence-map")
    numbers = [word for svg in svgs(text) for word in words(svg) if re.fullmatch(r"[\d,]+", word)]
    assert numbers == [row[3] for row in rows(text)]
