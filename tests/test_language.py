"""Dates are written as the place writes them."""

from __future__ import annotations

from datetime import date

import pytest

from entourage import assets
from entourage.domain.dates import PartialDate
from entourage.language import Language


def language(tag: str) -> Language:
    return Language(tag, assets.folder("i18n"))


@pytest.mark.parametrize("tag", ["fr", "fr_CA"])
def test_french_writes_the_first_of_a_month_as_an_ordinal_and_no_other_day(tag: str) -> None:
    written = [language(tag).date(date(2026, 11, day)) for day in (1, 11, 21)]
    assert written == ["1er novembre 2026", "11 novembre 2026", "21 novembre 2026"]


def test_english_writes_the_first_of_a_month_as_any_other_day() -> None:
    assert language("en_GB").date(date(2026, 11, 1)) == "1 November 2026"


@pytest.mark.parametrize(
    ("known", "french", "english"),
    [
        (PartialDate(1985, 4, 12), "12 avril 1985", "April 12, 1985"),
        (PartialDate(None, 2, 29), "29 février", "February 29"),
        (PartialDate(None, 4, 1), "1er avril", "April 1"),
        (PartialDate(1985, 4), "avril 1985", "April 1985"),
        (PartialDate(1985), "1985", "1985"),
    ],
)
def test_a_date_that_is_partly_known_shows_what_is_known(known: PartialDate, french: str, english: str) -> None:
    assert [language(tag).partial_date(known) for tag in ("fr", "en_US")] == [french, english]
