"""No word of the tables goes by unseen because a text was passed over that seemed to have none."""

import re

import pytest
from claimcheck.rules.odd_number import _MAY_BE_ODD, _ODD
from claimcheck.word_tables import AMOUNTS, IN_AMOUNTS, IN_OVERSTATED, OVERSTATED
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(("pairs", "parts"), [(AMOUNTS, IN_AMOUNTS), (OVERSTATED, IN_OVERSTATED)])
@given(data=st.data())
def test_each_word_has_one_of_the_parts_that_a_text_is_passed_over_without(pairs, parts, data):
    pattern, _ = data.draw(st.sampled_from(pairs))
    word = data.draw(st.from_regex(re.compile(pattern, re.ASCII), fullmatch=True))
    assert any(part in word for part in parts)


@given(st.from_regex(_ODD))
def test_no_odd_number_goes_by_because_a_text_seemed_to_have_none(text):
    assert _MAY_BE_ODD.search(text)
