"""Hours as people write them."""

from __future__ import annotations

from datetime import datetime

import pytest

from entourage.domain import hours
from entourage.domain.errors import EntourageError

_WEEK = "01234"


def _said(text: str) -> dict[str, str]:
    """Write hours by days as one reads them."""
    clock = "{:02}:{:02}"
    return {
        "".join(map(str, days)): " ".join(
            "-".join(clock.format(*divmod(minutes, 60)) for minutes in span) for span in spans
        )
        for days, spans in hours.alike(hours.parse(text))
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mon–Fri 9:00–17:00", {_WEEK: "09:00-17:00"}),
        ("lun-ven 9h-12h, 14h-18h; sam 10h-12h", {_WEEK: "09:00-12:00 14:00-18:00", "5": "10:00-12:00"}),
        ("Lundi à vendredi de 9 h à 17 h 30", {_WEEK: "09:00-17:30"}),
        ("du lundi au jeudi de 8 h 30 à midi et de 13 h 30 à 18 heures", {"0123": "08:30-12:00 13:30-18:00"}),
        ("Mon, Wed and Fri 9-5", {"0": "09:00-17:00", "2": "09:00-17:00", "4": "09:00-17:00"}),
        ("weekdays 9am-5:30pm", {_WEEK: "09:00-17:30"}),
        ("monday to friday, 9 a.m. to 5 p.m.", {_WEEK: "09:00-17:00"}),
        ("every day 2 to 6 pm", {"0123456": "14:00-18:00"}),
        ("ven 22:00-02:00", {"4": "22:00-24:00", "5": "00:00-02:00"}),
        ("lun 9h-0h, mar 9h30-00:30", {"0": "09:00-24:00", "1": "09:30-24:00", "2": "00:00-00:30"}),
        ("ven-lun 10h-12h", {"0": "10:00-12:00", "456": "10:00-12:00"}),
        ("en semaine 9-12 et 11-17", {_WEEK: "09:00-17:00"}),
        ("toujours", {"0123456": "00:00-24:00"}),
        ("never", {}),
    ],
)
def test_hours_are_read_in_both_languages(text: str, expected: dict[str, str]) -> None:
    assert _said(text) == expected


@pytest.mark.parametrize(
    "text", ["", "Sat", "9-17", "Mon 9", "Mon 25-26", "banana 9-12", "Mon 9-9", "Mon 9-12 -", "Mon 13pm-14pm"]
)
def test_what_says_no_hours_is_refused(text: str) -> None:
    with pytest.raises(EntourageError) as caught:
        hours.parse(text)
    assert caught.value.code == "hours_unclear"


@pytest.mark.parametrize(
    ("moment", "expected"),
    [("2026-11-24T08:59", False), ("2026-11-24T09:00", True), ("2026-11-24T17:00", False), ("2026-11-28T10:00", False)],
)
def test_an_end_is_not_within(moment: str, *, expected: bool) -> None:
    assert hours.is_within(hours.parse("Mon-Fri 9:00-17:00"), datetime.fromisoformat(moment)) is expected
