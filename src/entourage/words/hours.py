"""Hours of a week, as one reads them."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import TYPE_CHECKING

from babel import dates

from entourage.domain.hours import DAYS, MIDNIGHT, alike, is_always

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from entourage.domain.hours import Span
    from entourage.language import Language

_MONDAY = date(2024, 1, 1)
_SEVERAL = 2


def hours(language: Language, found: Sequence[Span]) -> str:
    """Write hours, days with the same ones together; "never" where there are none."""
    if not found:
        return language.pgettext("hours", "never")
    if is_always(found):
        return language.pgettext("hours", "always")
    parts = [
        language.gettext("{days}, {times}").format(
            days=_days(language, days), times=language.listing([_span(language, *span) for span in spans])
        )
        for days, spans in alike(found)
    ]
    return language.clauses(parts)


def typed(language: Language, found: Sequence[Span] | None) -> str:
    """Write hours shortly, as they are typed and read again ("Mon–Fri 9–17"); empty where nobody said them."""
    if found is None:
        return ""
    if not found or is_always(found):
        return hours(language, found)
    parts = (
        f"{_short_days(language, days)} {language.listing([_span(language, *span) for span in spans])}"
        for days, spans in alike(found)
    )
    return "; ".join(parts)


def _short_days(language: Language, days: Sequence[int]) -> str:
    called = [_day(language, one, "EEE").rstrip(".") for one in days]
    return language.listing(called) if len(days) <= _SEVERAL else f"{called[0]}–{called[-1]}"


def _days(language: Language, days: Sequence[int]) -> str:
    called = [day(language, one) for one in days]
    if len(days) == DAYS:
        return language.pgettext("hours", "every day")
    if len(days) <= _SEVERAL:
        return language.listing(called)
    return language.gettext("{first} to {last}").format(first=called[0], last=called[-1])


def day(language: Language, weekday: int) -> str:
    """Name a day of the week, 0 for Monday."""
    return _day(language, weekday, "EEEE")


def _day(language: Language, weekday: int, pattern: str) -> str:
    return str(dates.format_date(_MONDAY + timedelta(weekday), pattern, locale=language.locale))


def _span(language: Language, begin: int, end: int) -> str:
    return language.gettext("{begin}–{end}").format(begin=_clock(language, begin), end=_clock(language, end))


def _clock(language: Language, minutes: int) -> str:
    at = time(minutes // 60 % 24, minutes % 60)
    if minutes == MIDNIGHT:
        return language.pgettext("hours", "midnight")
    # Tables of clocks have 09:00 and 09 h 00; in a sentence French writes 9 h and 17 h 30.
    french = f"{at.hour} h {at.minute:02}" if at.minute else f"{at.hour} h"
    is_french = language.locale.language == "fr"
    said = french if is_french else str(dates.format_time(at, "short", locale=language.locale))
    return said.replace(" ", "\u00a0")


def now(language: Language, moment: datetime, *, is_working: bool | None) -> str:
    """Say what time it is and whether I work then; empty where nobody said when I do."""
    if is_working is None:
        return ""
    sentence = (
        language.gettext("It is {day} {time}, within your working hours.")
        if is_working
        else language.gettext("It is {day} {time}, outside your working hours.")
    )
    clock = _clock(language, moment.hour * 60 + moment.minute)
    return sentence.format(day=day(language, moment.weekday()), time=clock)
