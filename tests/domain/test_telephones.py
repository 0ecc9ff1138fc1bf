from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entourage.domain.telephones import usual_form
from entourage.domain.text import digits


@pytest.mark.parametrize(
    ("text", "region", "shown"),
    [
        ("4186435555", "CA", "(418) 643-5555"),
        ("+14186435555", "CA", "+1 418-643-5555"),
        ("+1 418.643.5555", "FR", "+1 418-643-5555"),
        ("0612345678", "FR", "06 12 34 56 78"),
        ("+33612345678", "FR", "+33 6 12 34 56 78"),
        ("0033612345678", "FR", "+33 6 12 34 56 78"),
        ("011 33 6 12 34 56 78", "CA", "+33 6 12 34 56 78"),
        ("+33612345678", "", "+33 6 12 34 56 78"),
    ],
)
def test_a_number_is_grouped_as_its_region_does_and_stays_international_where_it_is_written_so(
    text: str, region: str, shown: str
) -> None:
    assert usual_form(text, region) == shown


@pytest.mark.parametrize(
    "text",
    ["0612345678", "555-0101", "1-800-FLOWERS", "514 643-5555 ext. 12", "514-643-5555,,12", "*31#0612345678", ""],
)
def test_what_is_no_valid_number_here_stays_as_it_was_typed(text: str) -> None:
    assert usual_form(text, "CA") == text
    assert usual_form(text, "") == text


@given(st.text(alphabet="0123456789+-. ()", max_size=16), st.sampled_from(["", "CA", "FR", "US", "ZZ"]))
def test_no_digit_of_a_number_is_invented(text: str, region: str) -> None:
    assert digits(usual_form(text, region)).lstrip("0")[-6:] in digits(text) or usual_form(text, region) == text
