"""The amounts of a dose in one unit: by arithmetic alone, and none where a part of the sum is not stated."""

import pytest
from guide.sources.amounts import dose_of, is_amount, rate_of, total_of
from guide.sources.doses import Dose, Limit


def _dose(**stated: str) -> Dose:
    return Dose("smith2019", 5, **stated)


@pytest.mark.parametrize(
    ("stated", "shown"),
    [
        ({"dose": "0.5 mg/kg"}, "0.5"),
        ({"dose": "250 micrograms/kg"}, "0.25"),
        ({"dose": "0.25 to 0.5 mg/kg"}, "0.25 to 0.5"),
        ({"dose": "0.5 mg/kg", "rate": "0.1 mg/kg/hour", "time": "24 hours"}, "2.9"),
        ({"dose": "0.5 mg/kg", "rate": "0.1 to 0.2 mg/kg/hour", "time": "10 hours"}, "1.5 to 2.5"),
        ({"rate": "0.1 mg/kg/hour", "time": "4 to 6 hours"}, "0.4 to 0.6"),
        ({"rate": "0.1 to 0.2 mg/kg/hour", "time": "10 hours", "days": "3"}, "3 to 6"),
        ({"dose": "0.5 mg/kg", "days": "several"}, "0.5"),
        ({"dose": "0.5 mg/kg", "total": "2 mg/kg"}, "2"),
        ({"dose": "0.5 mg/kg", "often": "every 6 hours"}, "None"),
        ({"dose": "0.5 mg/kg", "rate": "0.1 mg/kg/hour"}, "None"),
        ({"dose": "0.5 mg/kg", "rate": "5 mg/hour", "time": "24 hours"}, "None"),
        ({"rate": "0.2 mg/kg/hour then 0.1 mg/kg/hour", "time": "24 hours"}, "None"),
        ({"rate": "up to 0.2 mg/kg/hour", "time": "24 hours"}, "None"),
        ({"rate": "0.2 mg/kg/hour", "time": "at least 24 hours"}, "None"),
        ({"dose": "30 mg"}, "None"),
        ({}, "None"),
    ],
    ids=str,
)
def test_the_total_is_the_sum_of_what_is_stated(stated, shown):
    assert str(total_of(_dose(**stated))) == shown


def test_a_rate_is_shown_in_mg_per_kg_and_hour():
    assert str(rate_of(_dose(rate="5 micrograms/kg/minute"))) == "0.3"
    assert str(rate_of(_dose(rate="2.4 to 4.8 mg/kg/day"))) == "0.1 to 0.2"
    assert str(rate_of(Limit("smith2019", 5, rate="1 mg/kg/hour"))) == "1"
    assert rate_of(_dose(rate="10 mg/hour")) is None
    assert rate_of(_dose(dose="0.5 mg/kg")) is None


def test_a_dose_in_two_kinds_of_unit_is_none():
    assert dose_of(_dose(dose="0.5 mg/kg, at most 30 mg")) is None


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("time", "24 hours"), ("time", "30 minutes"), ("time", "2 days"), ("rate", "0.1 mg/kg/hour"),
        ("rate", "10 mg/hour"), ("rate", "5 micrograms/minute"), ("dose", "0.5 mg/kg"), ("dose", "30 mg"),
        ("total", "500 micrograms"),
    ],
)  # fmt: skip
def test_an_amount_has_a_unit_of_its_kind(name, text):
    assert is_amount(name, text)


@pytest.mark.parametrize(
    ("name", "text"),
    [("time", "5 mg"), ("rate", "5 mg/kg"), ("dose", "0.1 mg/kg/hour"), ("dose", "30"), ("dose", "a low one"),
     ("dose", "0.5 mg/kg for 24 hours")],
)  # fmt: skip
def test_an_amount_of_another_kind_is_none(name, text):
    assert not is_amount(name, text)
