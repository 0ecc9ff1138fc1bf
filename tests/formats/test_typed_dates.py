"""Dates are read as people type them, and as they are shown back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entourage import assets
from entourage.domain.dates import PartialDate
from entourage.domain.errors import EntourageError
from entourage.formats.typed_dates import read_typed
from entourage.language import Language

if TYPE_CHECKING:
    from datetime import date

TONGUES = {
    tag: Language(tag, assets.folder("i18n")) for tag in ("en", "en_US", "en_CA", "en_GB", "fr", "fr_FR", "fr_CA")
}
TONGUE = st.sampled_from(list(TONGUES.values()))
DAYS = st.dates().filter(lambda day: day.year >= 1000)


@given(TONGUE, DAYS, st.booleans())
def test_a_date_that_is_shown_is_read_back_the_same(language: Language, day: date, with_year: bool) -> None:  # noqa: FBT001
    known = PartialDate(day.year if with_year else None, day.month, day.day)
    assert read_typed(language, language.partial_date(known)) == known
    assert read_typed(language, str(known)) == known


@given(TONGUE, st.integers(1000, 9999), st.none() | st.integers(1, 12))
def test_a_year_or_a_month_of_it_that_is_shown_is_read_back_the_same(
    language: Language, year: int, month: int | None
) -> None:
    known = PartialDate(year, month)
    assert read_typed(language, language.partial_date(known)) == known
    assert read_typed(language, str(known)) == known


@given(TONGUE, st.text(max_size=20))
def test_whatever_is_typed_is_a_date_or_explained(language: Language, text: str) -> None:
    try:
        found = read_typed(language, text)
    except EntourageError as error:
        assert error.code in {"date_unclear", "date_ambiguous"}  # noqa: PT017 - either is right
    else:
        assert read_typed(language, str(found)) == found


@pytest.mark.parametrize(
    ("tag", "text", "known"),
    [
        ("en", "12 April 1985", (1985, 4, 12)),
        ("en_CA", "april 12", (None, 4, 12)),
        ("en", "Apr 1985", (1985, 4, None)),
        ("en", "25/4/1985", (1985, 4, 25)),
        ("en_US", "4/12/1985", (1985, 4, 12)),
        ("fr", "4/12/1985", (1985, 12, 4)),
        ("fr", "1er  août", (None, 8, 1)),
        ("fr_CA", "août 1985", (1985, 8, None)),
        ("fr", "04/1985", (1985, 4, None)),
        ("fr", "1985-04", (1985, 4, None)),
        ("fr", "--02-29", (None, 2, 29)),
        ("fr", " 1985 ", (1985, None, None)),
    ],
)
def test_a_date_is_read_in_the_words_and_order_of_the_place(tag: str, text: str, known: tuple[int | None, ...]) -> None:
    assert read_typed(TONGUES[tag], text) == known


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("fr", "31 février"),
        ("fr", "13/1985"),
        ("en", "soon"),
        ("fr", "12 avrilou"),
        ("en", ""),
    ],
)
def test_what_is_no_date_is_unclear(tag: str, text: str) -> None:
    with pytest.raises(EntourageError, match="date_unclear"):
        read_typed(TONGUES[tag], text)


@pytest.mark.parametrize("tag", ["en", "fr_CA"])
def test_what_could_be_two_dates_is_named_with_both(tag: str) -> None:
    with pytest.raises(EntourageError) as fault:
        read_typed(TONGUES[tag], "4/12/1985")
    assert (fault.value.code, str(fault.value.params["one"]), str(fault.value.params["other"])) == (
        "date_ambiguous",
        "1985-04-12",
        "1985-12-04",
    )
