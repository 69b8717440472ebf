"""For any number, unit and notation: the card's quantity passes however it is written, and no other one does."""

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from test_matching import missing, reported

PROPERTY = settings(derandomize=True, deadline=None, max_examples=250)
# A unit, and ways of writing it behind a number that a reader takes for the same.
UNITS = {
    "%": ("%", " %", "\u202f%", " per cent", "&percnt;", "\\%"),
    "mg": (" mg", "mg", "&nbsp;mg", "\u2009mg", "\u202fmg", " **mg**", "-mg", " (mg)", " milligrams"),
    "mg/kg": (" mg/kg", " mg per kg", " mg kg⁻¹", " mg·kg⁻¹", " mg.kg-1", " *mg/kg*"),
    "mg/kg/hour": (" mg/kg/hour", " mg/kg/h", " mg kg⁻¹ h⁻¹", " mg.kg-1.h-1", " mg/kg hourly", " mg/kg every hour"),
    "mg/day": (" mg/day", " mg a day", " mg daily", " mg per day", " mg each day", " mg of ketamine daily"),
    "mg 3 times daily": (" mg 3 times daily", " mg three times a day", " mg by mouth 3 times per day", " mg tds"),
    "mg every 6 hours": (" mg every 6 hours", " mg every six hours", " mg q6h", " mg orally each 6 hours"),
    "micrograms": (" micrograms", " mcg", " µg", "ug", "\u2009μg"),
    "ng/ml": (" ng/ml", " ng/mL", " ng ml⁻¹", " ng·mL-1"),
    "mmHg": (" mmHg", " mm Hg"),
    "kPa": (" kPa", "kPa"),
    "hours": (" hours", " h", "-hour", "\xa0hours"),
    "people": (" people", " patients", " adult patients", " (people)"),
    "trials": (" trials", " randomised trials", " RCTs"),
    "infusions": (" infusions", " infusions of it"),
}
NEIGHBOURS = ("", " in all", ", then", " (the dose)", " and no more", "; placebo", " | placebo", " versus placebo")
BEFORE = ("It was ", "It was **", "They had (", "It came to ", "Dose: ", "It was about ", "| ")
MIDLINE = str.maketrans("0123456789", "０１２３４５６７８９")


@st.composite
def numbers(draw: st.DrawFn) -> str:
    whole = draw(st.integers(0, 999) | st.integers(1000, 99_999))
    decimals = draw(st.sampled_from(["", "", ".5", ".05", ".25", ".125"]))
    assume(whole or decimals)
    # "One person" is no figure, as in "one of them".
    return f"{whole}{decimals}"


@st.composite
def written(draw: st.DrawFn, number: str) -> str:
    """Draw a notation of a number that a reader takes for the same."""
    whole, point, decimals = number.partition(".")
    if len(whole) > 3 or (len(whole) == 4 and draw(st.booleans())):
        separator = draw(st.sampled_from([",", "\u2009", "\u202f", "'", "’", ""]))
        whole = f"{int(whole):,}".replace(",", separator)
    point = point and draw(st.sampled_from([".", "·", "٫", "‧"]))
    text = f"{whole}{point}{decimals}{draw(st.sampled_from(['', '0'])) if point else ''}"
    if draw(st.booleans()):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(st.sampled_from(["\u200b", "\u2060", "&shy;", ""])) + text[at:]
    return text.translate(MIDLINE) if draw(st.integers(0, 5)) == 0 and "&" not in text else text


def _sentence(data: st.DataObject, number: str, unit: str) -> str:
    before, after = data.draw(st.sampled_from(BEFORE)), data.draw(st.sampled_from(NEIGHBOURS))
    ways = UNITS[unit]
    way = data.draw(st.sampled_from([way for way in ways if "(" not in way or "(" not in before]))
    closing = "**" if "**" in before else ")" if "(" in before else ""
    return f"{before}{data.draw(written(number))}{way}{closing}{after}"


@PROPERTY
@given(st.data(), numbers(), st.sampled_from(sorted(UNITS)))
def test_the_same_quantity_passes_in_any_notation(data: st.DataObject, number: str, unit: str):
    card, claim = (_sentence(data, number, unit) for _ in range(2))
    assert missing(card.strip("| "), f"{claim.strip('| ')} {{c}}.") == []


@PROPERTY
@given(st.data(), numbers(), numbers(), st.sampled_from(sorted(UNITS)), st.sampled_from(sorted(UNITS)))
def test_any_other_quantity_is_reported(data: st.DataObject, number: str, other: str, unit: str, other_unit: str):
    assume((float(number), unit) != (float(other), other_unit))
    # A dose may be named without how often it was given.
    assume(not (float(number) == float(other) and other_unit == "mg" and unit.startswith("mg ")))
    card, claim = _sentence(data, number, unit), _sentence(data, other, other_unit)
    assert reported(card.strip("| "), f"{claim.strip('| ')} {{c}}.")


@PROPERTY
@given(st.data(), numbers(), st.sampled_from(sorted(UNITS)))
def test_a_part_of_a_number_is_no_number(data: st.DataObject, number: str, unit: str):
    digits = number.replace(".", "")
    assume(len(digits) > 1)
    start = data.draw(st.integers(0, len(number) - 1))
    end = data.draw(st.integers(start + 1, len(number)))
    part = number[start:end].strip(".")
    assume(part and float(part) != float(number))
    card = _sentence(data, number, unit)
    assert reported(card.strip("| "), f"{_sentence(data, part, unit).strip('| ')} {{c}}.")
