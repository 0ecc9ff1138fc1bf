from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entourage.domain.dates import PartialDate, from_iso, partial_date

if TYPE_CHECKING:
    from datetime import date


@given(st.dates())
def test_a_whole_date_is_read_back_as_it_is_written(day: date) -> None:
    assert from_iso(day.isoformat()) == PartialDate(day.year, day.month, day.day)
    assert str(from_iso(day.isoformat())) == day.isoformat()


@given(
    st.none() | st.integers(-1, 10_000),
    st.none() | st.integers(-1, 14),
    st.none() | st.integers(-1, 33),
)
def test_what_can_be_built_is_read_back_as_it_is_written(year: int | None, month: int | None, day: int | None) -> None:
    built = partial_date(year, month, day)
    assert built is None or from_iso(str(built)) == built == (year, month, day)


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("1985-04-12", (1985, 4, 12)),
        ("--04-12", (None, 4, 12)),
        ("--02-29", (None, 2, 29)),
        ("1985-04", (1985, 4, None)),
        ("1985", (1985, None, None)),
        (" 1985-04-12 ", (1985, 4, 12)),
    ],
)
def test_a_date_is_read_with_what_is_known_of_it(text: str, known: tuple[int | None, ...]) -> None:
    assert from_iso(text) == known
    assert str(from_iso(text)) == text.strip()


@pytest.mark.parametrize(
    "text",
    ["", "-", "--04", "1985-13-01", "1985-02-31", "1985-02-29", "1900-02-29", "--02-30", "0000-01-01", "1985-4-12"],
)
def test_a_date_that_is_on_no_calendar_is_none(text: str) -> None:
    assert from_iso(text) is None


def test_a_day_without_its_month_is_none() -> None:
    assert partial_date(1985, None, 12) is None
