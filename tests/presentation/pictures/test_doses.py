"""The dose landscape: what it draws is what the cards state, by arithmetic alone, and its table says all of it."""

import re

import pytest
from guide.markdown.reading import read_page
from guide.sources.cards import Card, read_card
from guide.vocabulary import DOSE_PICTURES
from lxml import etree
from presentation.pictures.places import with_pictures
from presentation.pictures.scale import LogScale
from presentation.references import Source
from test_pictures import DOSES, GUIDE, SVG, drawn, rows, svgs, way, words

COMMON = "indication: surgery, drug: ketamine, route: intravenous, given: 1"
ALONE = f"{COMMON}, against: nothing, result: not compared"
TRIAL = f"{COMMON}, against: placebo or no ketamine, comparator: placebo, outcome: pain, found: 2"


def card(key: str, doses: list[str], of: str = "doses", design: str = "randomised controlled trial") -> Card:
    listed = "\n".join(f"  - {{{dose}}}" for dose in doses)
    front = f"---\nkind: source\nkey: {key}\ndesign: {design}\n{of}:\n{listed}\n---\n"
    text = f"{front}\n## What was found\n\n- Pain fell. *Abstract*\n"
    return read_card(read_page(f"docs/sources/{key}.md", text, f"sources/{key}.md"))


def landscape(*cards: Card) -> str:
    known = {card.key: Source(f"{card.key[:-4].capitalize()} {card.key[-4:]}", "", "", "", "", "") for card in cards}
    return with_pictures("<!-- picture: doses-surgery -->", cards, known, way)


def panels(text: str) -> dict[str, etree._Element]:
    return {svg.findtext(f"{SVG}title") or "": svg for svg in svgs(text)}


def marks(svg: etree._Element) -> list[etree._Element]:
    return [
        path for link in svg.iter(f"{SVG}a") for path in link.findall(f"{SVG}path[@class='guide-picture__outline']")
    ]


def across(mark: etree._Element) -> float:
    """Return where the middle of a triangle, a diamond or a circle is from left to right."""
    return float(re.match(r"M([\d.]+) ", mark.get("d"))[1])


@pytest.mark.parametrize("picture", DOSES)
def test_each_mark_is_a_link_to_a_source_of_the_table_that_says_what_is_seen(picture):
    text = drawn(picture)
    cited = {row[-1].strip("[@]") for row in rows(text)}
    links = [link for svg in svgs(text) for link in svg.iter(f"{SVG}a") if not link.get("href").startswith("#")]
    assert links
    for link in links:
        assert link.get("href").removeprefix("../sources/").removesuffix("/") in cited
        assert len(link.findall(f"{SVG}path[@class='guide-picture__outline']")) == 1
        seen = ["".join(element.itertext()) for element in link.iter(f"{SVG}text")]
        assert all(line in link.get("aria-label") for line in seen)


@pytest.mark.parametrize("picture", DOSES)
def test_every_dose_on_the_cards_of_an_indication_stands_in_a_table(picture):
    stated = [
        dose["indication"]
        for card in GUIDE.cards
        for name in ("doses", "limits")
        for dose in card.page.front_matter.fields.get(name) or ()
    ]
    assert len(rows(drawn(picture))) == sum(indication in DOSE_PICTURES[picture] for indication in stated)


def test_no_dose_on_the_cards_is_left_without_a_picture():
    known = {indication for indications in DOSE_PICTURES.values() for indication in indications}
    for read in GUIDE.cards:
        for name in ("doses", "limits"):
            assert {dose["indication"] for dose in read.page.front_matter.fields.get(name) or ()} <= known


@pytest.mark.parametrize(
    ("fields", "rate", "total"),
    [
        ("rate: 10 micrograms/kg/minute", "0.6, worked out", "not known"),
        ("rate: 0.1 mg/kg/hour, time: 24 hours", "0.1", "2.4, worked out"),
        ("dose: 0.5 mg/kg, rate: 0.1 mg/kg/hour, time: 30 minutes", "0.1", "0.55, worked out"),
        ("rate: 0.5 mg/kg/day, time: 4 days", "0.0208, worked out", "2, worked out"),
        ("rate: 0.5 to 2 mg/kg/hour, time: 6 hours, days: 5", "0.5 to 2", "15 to 60, worked out"),
        ("dose: 300 micrograms/kg", "", "0.3"),
        ("dose: 0.5 mg/kg, days: 5", "", "2.5, worked out"),
        ("rate: 0.1 mg/kg/hour, total: 3 mg/kg", "0.1", "3"),
    ],
)
def test_rate_and_total_are_worked_out_by_arithmetic_and_shown_as_such(fields, rate, total):
    (row,) = rows(landscape(card("one2001", [f"{ALONE}, {fields}"])))
    assert row[2:4] == [rate, total]


@pytest.mark.parametrize(
    ("fields", "rate", "total"),
    [
        ("rate: 20 mg/hour, time: 24 hours", "not drawn: not by weight", "not known"),
        ("dose: 20 mg", "", "not drawn: not by weight"),
        ("dose: 0.5 mg/kg, often: every 6 hours", "", "not known"),
    ],
)
def test_nothing_is_drawn_where_a_weight_or_a_sum_is_not_stated(fields, rate, total):
    text = landscape(card("one2001", [f"{ALONE}, {fields}"]))
    (row,) = rows(text)
    assert row[2:4] == [rate, total]
    assert list(panels(text)) == ["Key to the marks"]


@pytest.mark.parametrize(
    "fields",
    [
        "rate: at most 0.35 mg/kg/hour, time: 4 hours",
        "rate: 0.1 mg/kg/hour, time: up to 48 hours",
        "rate: '5, then 2 micrograms/kg/minute', time: 48 hours",
    ],
)
def test_what_was_given_up_to_some_amount_or_at_several_rates_has_a_rate_and_no_total(fields):
    text = landscape(card("one2001", [f"{ALONE}, {fields}"]))
    assert list(panels(text)) == ["Key to the marks", "Surgery: rate of infusion"]
    assert rows(text)[0][3] == "not known"


def test_a_dose_whose_route_is_not_stated_is_listed_and_not_drawn():
    text = landscape(card("one2001", [f"{ALONE.replace('route: intravenous, ', '')}, dose: 0.5 mg/kg"]))
    assert rows(text)[0][3] == "0.5, not drawn: route not stated"
    assert list(panels(text)) == ["Key to the marks"]


def test_studies_stand_in_order_of_dose_below_what_they_were_set_against():
    doses = [f"{TRIAL}, result: better, rate: {rate} mg/kg/hour" for rate in ("0.4", "0.1", "0.2")]
    one, two = card("one2001", doses), card("two2002", [f"{ALONE}, rate: 0.05 mg/kg/hour"])
    svg = panels(landscape(one, two))["Surgery: rate of infusion"]
    places = [across(mark) for mark in marks(svg)]
    assert places[:3] == sorted(places[:3]) and places[3] < places[0]
    heads = ["".join(e.itertext()) for e in svg.iter(f"{SVG}text") if e.get("class") == "guide-picture__head"]
    assert heads == ["Against placebo or", "no ketamine", "Against nothing"]
    # Twice the dose is as far from one as from the other.
    assert abs((places[1] - places[0]) - (places[2] - places[1])) < 0.1


def test_shape_tells_the_result_filling_blinding_and_size_people():
    results = ("better", "no difference", "worse")
    doses = [f"{TRIAL}, result: {result}, dose: 1 mg/kg, people: '1,0{at}0'" for at, result in enumerate(results)]
    doses += [f"{TRIAL}, result: better, dose: 1 mg/kg, people: 40, blinding: double-blind"]
    doses += [f"{TRIAL}, result: better, dose: 1 mg/kg, people: 40, blinding: open-label"]
    svg = panels(landscape(card("one2001", doses)))["Surgery: total dose"]
    shapes = [re.sub(r"[\d.]+", "", mark.get("d")) for mark in marks(svg)]
    assert len(set(shapes[:3])) == 3
    filled = [link.find(f"{SVG}path[@class='guide-picture__filling']") is not None for link in svg.iter(f"{SVG}a")]
    assert filled == [False, False, False, True, False]
    assert "l10 20h-20z" in marks(svg)[0].get("d") and "h-8.5z" in marks(svg)[4].get("d")
    assert [label for label in words(svg) if label.startswith("1,0")] == [
        "1,000 people",
        "1,010 people",
        "1,020 people",
    ]


def test_a_ceiling_is_a_row_and_a_line_down_through_the_studies():
    limit = f"{COMMON}, kind: ceiling, what: acute pain, rate: at most 1 mg/kg/hour"
    one, two = card("one2001", [limit], "limits", "guideline"), card("two2002", [f"{ALONE}, rate: 0.1 mg/kg/hour"])
    text = landscape(one, two)
    svg = panels(text)["Surgery: rate of infusion"]
    (line,) = svg.findall(f"{SVG}path[@class='guide-picture__limit']")
    ceiling, study = marks(svg)
    assert across(line) == across(ceiling) > across(study)
    assert "ceiling ↑" in words(svg)
    assert rows(text)[0][1:3] == ["ketamine at most 1 mg/kg/hour, intravenous", "1"]


def test_all_panels_of_one_unit_share_their_scale():
    ticks = {}
    for picture in DOSES:
        for svg in svgs(drawn(picture))[1:]:
            unit = "hour" if "rate" in svg.findtext(f"{SVG}title") else "all"
            ticks.setdefault(unit, set()).add(tuple(e.get("x") for e in svg.find(f"{SVG}g").iter(f"{SVG}text")))
    assert [len(seen) for seen in ticks.values()] == [1, 1]


def test_the_key_stands_once_on_a_page_before_the_first_picture_and_the_others_lead_to_it():
    one = card("one2001", [f"{TRIAL}, result: better, dose: 1 mg/kg", f"{ALONE}, rate: 0.1 mg/kg/hour"])
    other = card("two2002", [f"{ALONE.replace('surgery', 'headache')}, dose: 1 mg/kg"])
    known = {key: Source(key, "", "", "", "", "") for key in ("one2001", "two2002")}
    places = "<!-- picture: doses-surgery -->\n\n<!-- picture: doses-chronic -->"
    drawings = panels(with_pictures(places, (one, other), known, way))
    assert list(drawings) == [
        *("Key to the marks", "Surgery: rate of infusion", "Surgery: total dose", "Headache: total dose")
    ]
    leads = {title: [link.get("href") for link in svg.iter(f"{SVG}a")] for title, svg in drawings.items()}
    id = drawings["Key to the marks"].get("id")
    assert [title for title, links in leads.items() if f"#{id}" in links] == ["Headache: total dose"]


def test_each_kind_of_mark_is_in_the_key():
    limits = ["rate: 0.1 mg/kg/hour", "rate: 0.1 to 0.3 mg/kg/hour"]
    advised = [f"{COMMON}, kind: advised, what: pain, {limit}" for limit in limits]
    ceiling = f"{COMMON}, kind: ceiling, what: pain, rate: at most 1 mg/kg/hour"
    drawings = panels(
        landscape(
            card("one2001", [*advised, ceiling], "limits", "guideline"), card("two2002", [ALONE + ", dose: 1 mg/kg"])
        )
    )

    def forms(svg: etree._Element) -> set[str]:
        paths = svg.iter(f"{SVG}path")
        drawn = ("guide-picture__outline", "guide-picture__filling")
        return {re.sub(r"[\d.]+", "", path.get("d")) for path in paths if path.get("class") in drawn}

    assert forms(drawings["Surgery: rate of infusion"]) <= forms(drawings["Key to the marks"])


def test_a_picture_without_doses_is_left_empty():
    assert landscape(card("one2001", [ALONE.replace("surgery", "headache") + ", dose: 1 mg/kg"])).strip() == ""


@pytest.mark.parametrize(
    ("low", "high", "written"),
    [(0.02, 2, "0.03 0.1 0.3 1"), (0.05, 60, "0.1 0.3 1 3 10 30"), (1, 10, "1 3 10")],
)
def test_ticks_of_a_logarithmic_scale_are_ones_and_threes(low, high, written):
    ticks = LogScale(low, high, 10, 110).ticks()
    assert " ".join(number for _, number in ticks) == written
    assert all(10 <= at <= 110 for at, _ in ticks)


def test_words_of_a_card_are_escaped_once():
    text = landscape(card("one2001", [f"{ALONE}, population: under 18 & over, dose: 1 mg/kg"]))
    assert "under 18 & over," in words(panels(text)["Surgery: total dose"])
    assert "&amp;amp;" not in text
