from __future__ import annotations

import pytest

from entourage.formats import delimited
from entourage.formats.record import Notice, Told

ENGLISH = "First Name,Last Name,Birthday\nAda,Love,{}\nBob,Byron,{}\nCy,Coat,{}\n"
FRENCH = "Prénom,Nom,Date de naissance\nAda,Love,{}\nBob,Byron,{}\nCy,Coat,{}\n"


def told(text: str, told: Told | None = None) -> list[tuple[str, str, str]]:
    items = delimited.read(text.encode(), told or Told()).items
    return [(item.code, item.property, item.text) for item in items if isinstance(item, Notice)]


def test_dates_in_both_orders_are_told_once_with_one_that_can_be_both() -> None:
    text = ENGLISH.format("25/12/1980", "12/25/1981", "03/04/1982")
    assert told(text) == [("dates_contradict", "Birthday", "03/04/1982 → 1982-03-04")]


def test_dates_of_which_none_tells_the_order_are_told_once() -> None:
    text = ENGLISH.format("03/04/1980", "05/06/1981", "03/03/1982")
    assert told(text) == [("dates_open", "Birthday", "03/04/1980 → 1980-03-04")]


@pytest.mark.parametrize("day_first", [True, False])
def test_an_order_that_was_said_leaves_nothing_to_tell(day_first: bool) -> None:  # noqa: FBT001 - of the table
    for last in ("03/04/1982", "12/25/1981"):
        text = ENGLISH.format("03/04/1980", "05/06/1981", last)
        assert told(text, Told(day_first=day_first)) == []


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH.format("03/04/1980", "25/06/1981", "05/06/1982"),
        ENGLISH.format("1980-04-03", "3 April 1981", "03.04.1982"),
        ENGLISH.format("03/03/1980", "", "25/12/1981"),
        ENGLISH.format("25/12/1980", "12/25/1981", "3 April 1982"),
        FRENCH.format("03/04/1980", "05/06/1981", "07/08/1982"),
    ],
)
def test_dates_whose_order_is_clear_are_not_told(text: str) -> None:
    assert told(text) == []
