"""Figures: what is read as one, which are the same quantity, and what belongs together."""

import json
import subprocess
import sys

import pytest
from guide.figures.figure import Figure, find_figures
from guide.figures.numbers import percent_of
from guide.figures.pairs import find_pairs
from guide.figures.quantity import states_quantity
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from limited import limited

PROPERTY = settings(derandomize=True, deadline=None, max_examples=150)


def _shown(text: str) -> list[str]:
    """Return the figures of `text`, each as value and units; a number that may have one is shown with both."""
    return [" ".join([figure.value, "|".join(sorted(figure.units))]).strip() for figure in find_figures(text)]


FOUND = {
    "a whole number": ("at 3 rooms", ["3"]),
    "a decimal": ("a mean of 2.5", ["2.5"]),
    "a decimal without its leading zero": ("a mean of .5", ["0.5"]),
    "a decimal with trailing zeros": ("a mean of 2.50", ["2.5"]),
    "a number with a zero too many before it": ("05 mg", ["05 mg"]),
    "thousands": ("8,341 people", ["8341 people"]),
    "millions": ("1,234,567 mg", ["1234567 mg"]),
    "a hyphen as a minus sign": ("-0.75 points", ["-0.75 points"]),
    "a true minus sign": ("−0.75 points", ["-0.75 points"]),
    "a full-width minus sign": ("－0.75 points", ["-0.75 points"]),
    "a minus sign in brackets": ("(−1.2 to −0.3)", ["-1.2", "-0.3"]),
    "a percentage": ("in 19% of them", ["19 %"]),
    "a percentage with a space": ("in 19 % of them", ["19 %"]),
    "a percentage in words": ("19 per cent or 19 percent", ["19 %", "19 %"]),
    "milligrams": ("0.5 mg, 0.5mg or 0.5 milligrams", ["0.5 mg"] * 3),
    "milligrams for each kilogram": ("0.5 mg/kg or 0.5 mg per kg", ["0.5 mg/kg"] * 2),
    "a rate": ("0.2 mg/kg/hour or 0.2 mg/kg/h", ["0.2 mg/kg/hour"] * 2),
    "a rate that is given daily": ("10 mg/hour of ketamine daily", ["10 mg/hour"]),
    "micrograms": ("5 micrograms, 5 mcg, 5 µg, 5 μg or 5 ug", ["5 micrograms"] * 5),
    "a concentration": ("50 mg/mL or 50 mg/ml", ["50 mg/ml"] * 2),
    "hours": ("24 hours, a 24-hour infusion or 24 h", ["24 hour"] * 3),
    "other times": (
        "5 days, 6 weeks, 7 months, 8 years, 9 minutes",
        ["5 day", "6 week", "7 month", "8 year", "9 minute"],
    ),
    "people": ("20 patients and 20 women", ["20 people", "20 people"]),
    "people with what they are like": ("20 opioid-tolerant adult patients", ["20 people"]),
    "people behind a little word only as a number": ("20 of the patients", ["20"]),
    "studies": ("14 small randomised trials", ["14 studies"]),
    "a number in words": ("Three trials, twelve hours", ["3 studies", "12 hour"]),
    "a thousand without how many": ("several thousand patients", ["1000 people"]),
    "thousands in words": ("two hundred thousand and five people", ["200005 people"]),
    "one before a unit": ("one week", ["1 week"]),
    "one of several": ("one of 12", ["1", "12"]),
    "one in ten": ("one in ten", ["1", "10"]),
    "a P value": ("P = 0.04", ["0.04 P="]),
    "a P value without spaces": ("p<0.001", ["0.001 P<"]),
    "a P value of each comparison": ("P > 0.1, P ≤ 0.2, P ≥ 0.3", ["0.1 P>", "0.2 P≤", "0.3 P≥"]),
    "both ends of a range": ("0.1 mg to 0.3 mg", ["0.1 mg", "0.3 mg"]),
    "a range with one unit": ("0.1 to 0.3 mg", ["0.1 mg", "0.3 mg"]),
    "a range with an en dash": ("0.1–0.3 mg", ["0.1 mg", "0.3 mg"]),
    "a list with one unit": ("12, 24 and 48 hours", ["12 hour", "24 hour", "48 hour"]),
    # Read alike in each run: the order of a set is another each time.
    "a list before a comma, behind which another thing may begin": (
        "in 2005 to 2017, 194 people, 15/77, 27.3%",
        ["2005 |people", "2017 |people", "194 people", "15 |%", "77 |%", "27.3 %"],
    ),
    "two numbers of which neither lends its unit": ("in 3 rooms for 5 days", ["3", "5 day"]),
    "an interval, whose level lends nothing": ("0.86, 95% CI 0.71 to 1.05", ["0.86", "95 %", "0.71", "1.05"]),
    "a part and its whole": ("7 of 9, 7/9 and seven of nine", ["7", "9", "7", "9", "7", "9"]),
    "a number in brackets and quotes": ("(10 mg) “10 mg” [10 mg]", ["10 mg"] * 3),
    "a number behind a sign": ("≥10 mg, ~10 mg, £10", ["10 mg", "10 mg", "10"]),
    "a year": ("in 2019", ["2019"]),
    "figures in a row of a table": ("| 0.5 mg/kg | 31% (29 of 93) |", ["0.5 mg/kg", "31 %", "29", "93"]),
}


@pytest.mark.parametrize(("text", "expected"), FOUND.values(), ids=FOUND)
def test_what_is_found_is(text: str, expected: list[str]):
    assert _shown(text) == expected


NONE = (
    *("CYP3A4 and CYP2B6*6", "table 2", "Tables 2", "figure 3", "section 4.1", "chapter 5", "version 2"),
    *("NCT01369680", "NCT 01369680", "COVID-19", "IL-6", "alpha-2 agonists", "S2k", "L4 and T2", "GABA-A"),
    *("the 1st and 2nd dose", "no one knew", "one of them", "one patient", "one trial", "two-arm"),
    *("in the 1990s", "trials of the late 1980s and 1990s"),
    *("someone", "often", "weight", "a fifth study", "half-life", "double-blind", "", "mg/kg", "95CI"),
)


@pytest.mark.parametrize("text", NONE)
def test_no_figure_is(text: str):
    assert _shown(text) == []


def test_a_figure_knows_where_and_how_it_is_written():
    text = "A bolus of 0.50 mg/kg, P < 0.001, in Three trials."
    assert [(figure.start, figure.text) for figure in find_figures(text)] == [
        (11, "0.50 mg/kg"),
        (23, "P < 0.001"),
        (37, "Three trials"),
    ]


SAME = {
    "1.0 mg/kg": "1 mg/kg",
    "1 mg per kg": "1 mg/kg",
    "0.50 mg": "0.5 mg",
    ".5 mg": "0.5 mg",
    "0.5mg": "0.5 mg",
    "24-hour": "24 hours",
    "24 h": "24 hours",
    "8341 people": "8,341 people",
    "three": "3",
    "Three hospitals": "3 hospitals",
    "20 patients": "20 people",
    "20 patients of them": "20",
    "14 trials": "14",
    "14": "14 trials",
    "14 studies": "14 small trials",
    "10 µg": "10 micrograms",
    "10 mcg/kg/min": "10 micrograms/kg/minute",
    "19 %": "19%",
    "p=.04": "P = 0.04",
    "−0.75": "-0.75",
    "lower by 0.75": "−0.75",
    "lower by 0.75%": "−0.75%",
}


@pytest.mark.parametrize(("claim", "source"), SAME.items(), ids=SAME)
def test_is_the_same_quantity(claim: str, source: str):
    (stated,), (known,) = find_figures(claim), find_figures(source)
    assert stated.same_as(known)


OTHER = [
    ("0.5 mg", "0.5 mg/kg"),
    ("0.5 mg/kg", "0.5 mg"),
    ("0.2 mg/kg", "0.2 mg/kg/hour"),
    ("0.2 mg/kg/minute", "0.2 mg/kg/hour"),
    ("5 mg", "0.5 mg"),
    ("0.05 mg", "0.5 mg"),
    ("05 mg", "5 mg"),
    ("25 mg", "25 micrograms"),
    ("24 hours", "24 days"),
    ("24 hours", "24"),
    ("19", "19%"),
    ("19%", "19"),
    ("19%", "19 people"),
    ("20 patients", "20 trials"),
    ("20 patients", "20 mg"),
    ("P = 0.04", "P < 0.04"),
    ("P < 0.01", "P < 0.001"),
    ("0.04", "P = 0.04"),
    ("−0.75", "0.75"),
    ("three", "4"),
    ("8,341 people", "8,314 people"),
]


@pytest.mark.parametrize(("claim", "source"), OTHER, ids=map(" and ".join, OTHER))
def test_is_another_quantity(claim: str, source: str):
    (stated,), (known,) = find_figures(claim), find_figures(source)
    assert not stated.same_as(known)


QUANTITIES = {
    "Stop at 10 mg": "10 mg",
    "After 0.5 mg/kg": "0.5 mg/kg",
    "In 7% of people": "7%",
    "Within 24 hours": "24 hours",
    "A mean of 2.5": "2.5",
    "From 6 to 9": "6 to 9",
    "From 0.1 to 0.3 mg": "0.1 to 0.3 mg",
    "In 12 of 30": "12 of 30",
    "In 12/30 people": "12/30 people",
    "P < 0.05": "P < 0.05",
    "Trials with n = 40": "n = 40",
    "Trials with N=40": "N=40",
    "In 3 and after 8,341 mg": "8,341 mg",
    "": "",
    "Pain": "",
    "Step 3": "",
    "In 2019": "",
    "CYP3A4 and table 2": "",
    "Three trials": "",
    "After a twelve-week course": "",
    "Five questions": "",
    "Adults aged 65 years": "",
    "Children under 6 months": "",
    "For 65 years": "65 years",
}


@pytest.mark.parametrize(("title", "expected"), QUANTITIES.items(), ids=QUANTITIES)
def test_the_first_quantity_of_a_title_is(title: str, expected: str):
    assert states_quantity(title) == expected


PAIRS = {
    "a range": ("0.1 to 0.3 mg", [(0, ("0.1", "0.3"))]),
    "a range with an en dash": ("0.1–0.3 mg", [(0, ("0.1", "0.3"))]),
    "a range with a hyphen": ("0.1-0.3 mg", [(0, ("0.1", "0.3"))]),
    "a range with both units": ("0.1 mg to 0.3 mg", [(0, ("0.1", "0.3"))]),
    "a range below zero": ("−1.2 to −0.3", [(0, ("-1.2", "-0.3"))]),
    "a part and its whole": ("7 of 9, 7/9, 7 out of 9, 7 of the 9", [(n, ("7", "9")) for n in (0, 2, 4, 6)]),
    "a part in words": ("seven of nine", [(0, ("7", "9"))]),
    "an estimate and its interval": (
        "0.86 (95% CI 0.71 to 1.05)",
        [(0, ("0.86", "0.71", "1.05")), (2, ("0.71", "1.05"))],
    ),
    "an estimate and an interval with commas": ("0.86, 95% CI 0.71, 1.05", [(0, ("0.86", "0.71", "1.05"))]),
    "an estimate and a credible interval": (
        "0.86; 95% credible interval 0.71 to 1.05",
        [(0, ("0.86", "0.71", "1.05")), (2, ("0.71", "1.05"))],
    ),
    "nothing of two numbers": ("12 and 24 hours, 3 mg", []),
    "nothing of an interval without an estimate": ("95% CI 0.71", []),
    "nothing of an estimate that stands elsewhere": ("0.86 in all, 95% CI 0.71", []),
    "nothing of one number": ("7 of them", []),
    "nothing of nothing": ("", []),
}


@pytest.mark.parametrize(("text", "expected"), PAIRS.values(), ids=PAIRS)
def test_what_is_written_as_one_thing_is(text: str, expected: list[tuple[int, tuple[str, ...]]]):
    assert [(index, pair.values) for index, pair in find_pairs(text, find_figures(text))] == expected


@pytest.mark.parametrize("text", ["Pain fell from 8 to 3", "It fell from about 8 to 3"])
def test_a_change_is_a_pair_of_a_source_and_none_of_a_claim(text: str):
    figures = find_figures(text)
    assert [(index, pair.values) for index, pair in find_pairs(text, figures)] == [(0, ("8", "3"))]
    assert [pair.change for _, pair in find_pairs(text, figures, of_claim=True)] == [True]


SAME_PAIRS = [
    ("0.1 to 0.3 mg", "0.1–0.3 mg", True),
    ("0.1 mg to 0.3 mg", "0.10 to 0.30 mg", True),
    ("7/9", "seven of nine", True),
    ("−1.2 to −0.3", "-1.2 to -0.3", True),
    ("1.2 to 0.3", "−1.2 to −0.3", True),
    ("1.2 to 0.3", "−1.2 to 0.3", False),
    ("0.75 (95% CI −1.2 to −0.3)", "−0.75 (95% CI −1.2 to −0.3)", True),
    ("0.1 to 0.3 mg", "0.1 to 0.4 mg", False),
    ("0.1 to 0.3 mg", "0.3 to 0.1 mg", False),
    ("9 of 7", "7 of 9", False),
    ("−1.2 to 0.3", "1.2 to 0.3", False),
    ("1.2 to −0.3", "1.2 to 0.3", False),
    ("0.86 (95% CI 0.72 to 1.05)", "0.86 (95% CI 0.71 to 1.05)", False),
    ("0.86 (95% CI 0.71 to 1.06)", "0.86 (95% CI 0.71 to 1.05)", False),
    ("0.75 (95% CI 0.3 to 1.2)", "−0.75 (95% CI −1.2 to −0.3)", True),
    ("0.75 (95% CI 1.2 to 0.3)", "−0.75 (95% CI −1.2 to −0.3)", False),
    ("0.86 (95% CI 0.71 to 1.05)", "0.86 to 0.71", False),
]


@pytest.mark.parametrize(("claim", "source", "same"), SAME_PAIRS, ids=[f"{a} and {b}" for a, b, _ in SAME_PAIRS])
def test_pairs_are_compared_end_by_end(claim: str, source: str, same: bool):
    (_, stated), *_ = find_pairs(claim, find_figures(claim))
    (_, known), *_ = find_pairs(source, find_figures(source))
    assert stated.same_as(known) is same


# Properties: a quantity is written in many ways, and none of them changes it.
UNITS = {
    "": ("",),
    "%": ("%", " %", " per cent", " percent"),
    "mg": ("mg", " mg", "\xa0mg", " milligrams", "-mg"),
    "mg/kg": (" mg/kg", "-mg/kg", " mg per kg", "mg/kg", " mg / kg"),
    "mg/kg/hour": (" mg/kg/hour", " mg/kg/h", " mg/kg per hour", " mg per kg per hour"),
    "micrograms": (" micrograms", " mcg", " µg", " μg", "ug", " microgram"),
    "mmHg": (" mmHg", " mm Hg", "-mmHg"),
    "hour": (" hours", "-hour", " h", " hrs", "\xa0hours"),
    "day": (" days", "-day", " d"),
    "people": (" people", " patients", " adult women", " children"),
    "studies": (" studies", " randomised trials", " RCTs"),
}
MINUS = "-−–‐‑﹣－"
UNIT = st.sampled_from(sorted(UNITS))


@st.composite
def numbers(draw: st.DrawFn) -> str:
    """Draw a number above zero as its plainest form."""
    whole = draw(st.integers(0, 99_999) | st.integers(100_000, 9_999_999))
    decimals = draw(st.sampled_from(["", ".5", ".05", ".25", ".125", ".01"]))
    assume(whole or decimals)
    return f"{whole}{decimals}"


@st.composite
def written(draw: st.DrawFn, number: str, unit: str) -> str:
    whole, point, decimals = number.partition(".")
    if draw(st.booleans()):
        whole = f"{int(whole):,}"
    zeros = draw(st.sampled_from(["", "0", "00"]))
    if point or zeros:
        decimals, point = decimals + zeros, "."
    if whole == "0" and draw(st.booleans()):
        whole = ""
    return f"{whole}{point}{decimals}{draw(st.sampled_from(UNITS[unit]))}"


def _only(text: str) -> Figure:
    (figure,) = find_figures(f"It was {text} in all.")
    return figure


@PROPERTY
@given(st.data(), numbers(), UNIT)
def test_a_quantity_is_the_same_however_it_is_written(data: st.DataObject, number: str, unit: str):
    one, other = (_only(data.draw(written(number, unit))) for _ in range(2))
    assert one.same_as(other)
    assert other.same_as(one)


@PROPERTY
@given(numbers(), UNIT, st.sampled_from(MINUS), st.sampled_from(MINUS))
def test_every_minus_sign_is_one_and_only_a_claim_may_put_it_in_words(number: str, unit: str, one: str, other: str):
    form = UNITS[unit][0]
    minus, same, plain = _only(f"{one}{number}{form}"), _only(f"{other}{number}{form}"), _only(f"{number}{form}")
    assert minus.same_as(same)
    assert plain.same_as(minus)
    assert not minus.same_as(plain)


@PROPERTY
@given(numbers(), UNIT, st.data())
def test_a_changed_digit_is_another_quantity(number: str, unit: str, data: st.DataObject):
    at = data.draw(st.sampled_from([index for index, char in enumerate(number) if char != "."]))
    digit = data.draw(st.sampled_from([digit for digit in "0123456789" if digit != number[at]]))
    form = UNITS[unit][0]
    changed = _only(number[:at] + digit + number[at + 1 :] + form)
    assert not changed.same_as(_only(number + form))
    assert not _only(number + form).same_as(changed)


@PROPERTY
@given(numbers(), UNIT, st.data())
def test_a_moved_or_lost_decimal_point_is_another_quantity(number: str, unit: str, data: st.DataObject):
    digits = number.replace(".", "")
    at = data.draw(st.integers(1, len(digits)))
    moved = f"{digits[:at]}.{digits[at:]}".rstrip(".")
    form = UNITS[unit][0]
    assume(float(moved) != float(number) and not moved.startswith("00"))
    assert not _only(moved + form).same_as(_only(number + form))


@PROPERTY
@given(numbers(), UNIT, UNIT, st.data())
def test_another_unit_is_another_quantity(number: str, unit: str, other: str, data: st.DataObject):
    assume(unit != other)
    # What is counted may be left unsaid: 14 trials, 14 of them.
    assume(not ({unit, other} <= {"", "people", "studies"} and "" in (unit, other)))
    one, two = (_only(number + data.draw(st.sampled_from(UNITS[name]))) for name in (unit, other))
    assert not one.same_as(two)


@PROPERTY
@given(numbers(), numbers(), UNIT, st.sampled_from([" to ", "–", "-"]), st.sampled_from([" to ", "–", "-"]))
def test_a_range_is_the_same_with_any_dash(low: str, high: str, unit: str, one: str, other: str):
    form = UNITS[unit][0]
    texts = [f"It was {low}{dash}{high}{form} in all." for dash in (one, other)]
    figures = [find_figures(text) for text in texts]
    (_, stated), (_, known) = (next(find_pairs(text, found)) for text, found in zip(texts, figures, strict=True))
    assert stated.same_as(known)
    assert all(a.same_as(b) for a, b in zip(*figures, strict=True))
    if float(low) != float(high):
        assert not stated._replace(values=stated.values[::-1]).same_as(known)


PIECES = st.sampled_from(
    [
        *"0123456789.,%/()[]<>=*_-−–±|'\"\n \xa0\u2009PpNnxs٣½²",
        *("one ", "seven ", "to ", "of ", "mg", "kg/", "µg", "hours", "patients ", "RCTs", "1,000", "0.5 mg/kg"),
        *("95% CI ", "P = ", "P < ", "table ", "NCT", "CYP3A4"),
    ]
)


@PROPERTY
@given(st.text(max_size=60) | st.lists(PIECES, max_size=20).map("".join))
def test_any_text_has_figures_in_order_that_stand_where_they_say(text: str):
    figures = find_figures(text)
    end = 0
    for figure in figures:
        assert figure.start >= end
        assert figure.text
        assert text.startswith(figure.text, figure.start)
        assert figure.units
        assert figure.same_as(figure)
        end = figure.start + len(figure.text)
    for index, pair in find_pairs(text, figures):
        assert 0 <= index < len(figures) - 1
        assert pair.same_as(pair)
    quantity = states_quantity(text)
    assert quantity in text


@PROPERTY
@given(st.lists(PIECES, max_size=20).map("".join))
def test_figures_do_not_depend_on_the_sentence_after_them(text: str):
    assert _shown(text + " . Then") == _shown(text + " . Then pain fell.")


LONG = {
    "digits": ("1" * 1_000_000, 1),
    "thousands": ("1" + ",000" * 250_000, 1),
    "zeros behind a point": ("0." + "0" * 1_000_000, 1),
    "units": ("1" + " mg/kg" * 160_000, 1),
    "units without a number": ("mg/kg/" * 80_000, 0),
    "doses": ("0.5 mg/kg, " * 10_000, 10_000),
    "ranges": ("1 to " * 10_000, 10_000),
    "minus signs": ("−" * 250_000 + "1", 1),
    "numbers in words": ("seven " * 10_000, 10_000),
    "white space between numbers": ("1" + " " * 250_000 + "2", 2),
    "words before what is counted": ("1 " + "a " * 125_000, 1),
    "P values": ("P = 0.04; " * 10_000, 10_000),
    "decimal points of another kind": ("0·5 mg/kg " * 10_000, 10_000),
    "signs without width": ("1" + "\u200b" * 100_000 + "0 mg", 1),
    "numbers joined by spaces": ("1 " * 50_000, 50_000),
    "emphasis": ("**5** mg " * 10_000, 10_000),
    "doses with a frequency": ("5 mg 3 times daily, " * 5_000, 10_000),
    "units with powers": ("1" + " mg kg⁻¹" * 12_000, 1),
    "words of direction": ("no more less than " * 6_000, 0),
    "words of certainty": ("certainty of the evidence rated " * 3_000, 0),
    "brackets before numbers": ("(mg/kg " * 15_000 + "5", 1),
    "intervals": ("0.8 (95% CI 0.7 to 0.9) " * 2_500, 10_000),
}


def test_long_texts_cost_linear_time():
    """No clock is looked at: what is quadratic in any of these does not end in a minute of the processor."""
    program = (
        "import json, sys\n"
        "from guide.figures.certainty import find_certainty\n"
        "from guide.figures.direction import find_directions\n"
        "from guide.figures.figure import find_figures\n"
        "from guide.figures.pairs import find_pairs\n"
        "for text in json.load(sys.stdin):\n"
        "    figures = find_figures(text)\n"
        "    list(find_pairs(text, figures))\n"
        "    find_certainty(text)\n"
        "    list(find_directions(text))\n"
        "    print(len(figures))"
    )
    texts, counts = zip(*LONG.values(), strict=True)
    command = limited(sys.executable, "-c", program)
    done = subprocess.run(command, input=json.dumps(texts), capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert tuple(map(int, done.stdout.split())) == counts


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Pain fell by 0.76 and half of the people slept.", {"0.76": "", "1/2": "part"}),
        ("From 12 to a quarter of the people slept.", {"12": "", "1/4": "part"}),
        ("Three thirds or 50% slept.", {"1": "part", "50": "%"}),
    ],
)
def test_a_number_beside_a_part_is_none_and_every_part_can_be_held_against_a_percentage(text, values):
    figures = find_figures(text)
    assert {figure.value: "".join(figure.units) for figure in figures} == values
    percentages = find_figures("50% and 100% and 25%")
    assert [figure.text for figure in figures for other in percentages if figure.same_as(other)] == [
        figure.text for figure in figures if figure.value in ("1/2", "1/4", "1", "50")
    ]


@pytest.mark.parametrize(("part", "percent"), [("1/2", "50"), ("3/4", "75"), ("1/3", ""), ("1/8", "")])
def test_a_part_is_so_many_per_cent_where_that_is_a_round_number(part: str, percent: str):
    assert percent_of(part) == percent


@pytest.mark.parametrize("text", ["Every 6 hours they had it.", "They had it every 6 hours."])
def test_an_interval_is_told_from_a_time_wherever_it_stands(text: str):
    assert [figure.kind for figure in find_figures(text)] == ["every"]
    assert [figure.kind for figure in find_figures("They had it for 6 hours.")] == [""]
