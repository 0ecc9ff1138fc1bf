"""Hours of a week, as one reads them."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import TYPE_CHECKING

from babel import dates

from entourage.domain.hours import DAYS, MIDNIGHT, alike

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
    if len({one.weekday for one in found}) == DAYS and all(one.end - one.begin == MIDNIGHT for one in found):
        return language.pgettext("hours", "always")
    parts = [
        language.gettext("{days}, {times}").format(
            days=_days(language, days), times=language.listing([_span(language, *span) for span in spans])
        )
        for days, spans in alike(found)
    ]
    return language.clauses(parts)


def typed(language: Language, found: Sequence[Span] | None) -> str:
    """Write hours so that they are read again where they are typed; empty where nobody said them."""
    return "" if found is None else hours(language, found)


def _days(language: Language, days: Sequence[int]) -> str:
    called = [day(language, one) for one in days]
    if len(days) == DAYS:
        return language.pgettext("hours", "every day")
    if len(days) <= _SEVERAL:
        return language.listing(called)
    return language.gettext("{first} to {last}").format(first=called[0], last=called[-1])


def day(language: Language, weekday: int) -> str:
    """Name a day of the week, 0 for Monday."""
    return str(dates.format_date(_MONDAY + timedelta(weekday), "EEEE", locale=language.locale))


def _span(language: Language, begin: int, end: int) -> str:
    return language.gettext("{begin}–{end}").format(begin=_clock(language, begin), end=_clock(language, end))


def _clock(language: Language, minutes: int) -> str:
    at = time(minutes // 60 % 24, minutes % 60)
    if minutes == MIDNIGHT:
        return language.pgettext("hours", "midnight")
    return str(dates.format_time(at, "short", locale=language.locale)).replace(" ", "\u00a0")


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
