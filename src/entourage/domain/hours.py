"""Hours of a week: when I work, and when a circle may reach me."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from entourage.domain.errors import EntourageError
from entourage.domain.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

DAYS, MIDNIGHT, _NOON, _HOUR = 7, 24 * 60, 12 * 60, 60
_DAY_NAMES = (
    *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
    *("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
)
_SEVERAL_DAYS = {
    range(7): ("daily", "every day", "everyday", "any day", "tous les jours", "chaque jour", "7/7", "7j/7", "7 j/7"),
    range(5): ("weekdays", "working days", "week days", "en semaine", "jours ouvrables", "jours de semaine"),
    range(5, 7): ("weekends", "weekend", "week-end", "week-ends", "fin de semaine", "fins de semaine"),
}
_ALWAYS, _NEVER = ("always", "any time", "anytime", "toujours", "24/7"), ("never", "jamais")
_NOON_WORDS, _MIDNIGHT_WORDS = ("noon", "midi"), ("midnight", "minuit")
_TOKEN = re.compile(
    r"(?P<several>\x01[0-2])"
    r"|(?P<time>\d{1,2}(?:\s?(?:h|:|\.)\s?\d{2}|\s?h(?:eures?)?\b)?(?:\s?[ap]\.?\s?m\b\.?)?)"
    r"|(?P<to>--?|/(?=\d)|\b(?:a|au|to|till|until|through|jusqu'a)\b)|(?P<word>[a-z]+)\.?|(?P<other>[^\s,;:&+()'])"
)
_READ_TIME = re.compile(r"(\d{1,2})(?:\s?[h:.]\s?(\d{2}))?[^\dap]*([ap])?")
_FILLING = frozenset({"and", "at", "de", "du", "et", "from", "le", "les", "on", "the"})
_SHORTEST = 2


class Span(NamedTuple):
    """Hold hours of one day: weekday from 0 for Monday, begin and end in minutes after midnight."""

    weekday: int
    begin: int
    end: int


Hours: TypeAlias = tuple[Span, ...]


def parse(text: str) -> Hours:
    """Read hours as a person writes them in English or French ("Mon–Fri 9:00–17:00", « lun-ven 9h-12h, 14h-18h »).

    What goes past midnight goes on the next day. Raises EntourageError: "hours_unclear".
    """
    plain = fold(text.replace("–", "-").replace("—", "-").replace("’", "'")).strip(" .")
    if plain in _NEVER:
        return ()
    if plain in _ALWAYS:
        return tuple(Span(day, 0, MIDNIGHT) for day in range(DAYS))
    reading = _Reading(text)
    for kind, said in _tokens(plain):
        reading.take(kind, said)
    return reading.finished()


def _tokens(plain: str) -> Iterator[tuple[str, str]]:
    for place, words in enumerate(_SEVERAL_DAYS.values()):
        for word in sorted(words, key=len, reverse=True):
            plain = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", f" \x01{place} ", plain)
    for word in _NOON_WORDS:
        plain = re.sub(rf"\b{word}\b", "12:00", plain)
    for word in _MIDNIGHT_WORDS:
        plain = re.sub(rf"\b{word}\b", "24:00", plain)
    for found in _TOKEN.finditer(plain):
        kind = str(found.lastgroup)
        yield kind, found[kind]


class _Reading:
    """Live while hours are read, word by word: days, then their hours, then the next days."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._days: list[int] = []
        self._spans: list[Span] = []
        self._begin: tuple[int, bool] | None = None
        self._is_to = self._has_hours = False

    def take(self, kind: str, said: str) -> None:
        """Take the next word."""
        if kind == "several":
            self._take_days(list(list(_SEVERAL_DAYS)[int(said[1])]))
        elif kind == "time":
            self._take_time(*self._time(said))
        elif kind == "to":
            self._is_to = True
        elif kind == "other" or said not in _FILLING:
            self._take_days([self._day(said) if kind == "word" else self._refuse()])

    def _refuse(self) -> int:
        raise EntourageError("hours_unclear", text=self._text)

    def _day(self, said: str) -> int:
        bare = said if said in _DAY_NAMES else said.removesuffix("s")
        found = {place % DAYS for place, name in enumerate(_DAY_NAMES) if name.startswith(bare)}
        return found.pop() if len(bare) >= _SHORTEST and len(found) == 1 else self._refuse()

    def _take_days(self, days: list[int]) -> None:
        if self._begin is not None:
            self._refuse()
        if self._has_hours:
            self._days, self._has_hours = [], False
        if self._is_to:
            if not self._days or len(days) != 1:
                self._refuse()
            first = self._days[-1]
            days = [(first + step) % DAYS for step in range(1, (days[0] - first) % DAYS + 1)]
            self._is_to = False
        self._days += days

    def _time(self, said: str) -> tuple[int, bool]:
        """Read a time as minutes, and whether it says which half of the day it is in."""
        found = _READ_TIME.match(said)
        hour, minute, half = (int(found[1]), int(found[2] or 0), found[3]) if found else (99, 0, None)
        if half and 1 <= hour <= 12:  # noqa: PLR2004 - of a clock
            hour = hour % 12 + (12 if half == "p" else 0)
        elif half:
            self._refuse()
        minutes = hour * 60 + minute
        return (minutes if minute < 60 and minutes <= MIDNIGHT else self._refuse()), bool(half)  # noqa: PLR2004

    def _take_time(self, minutes: int, is_half: bool) -> None:  # noqa: FBT001 - what _time gives
        if not self._days:
            self._refuse()
        if self._begin is None:
            if self._is_to:
                self._refuse()
            self._begin = minutes, is_half
            return
        begin, has_half = self._begin
        if not self._is_to:
            self._refuse()
        if is_half and not has_half and begin < _NOON and begin + _NOON < minutes:
            begin += _NOON  # "2 to 6 pm"
        if _HOUR <= minutes < begin < _NOON and not is_half:
            minutes += _NOON  # "9 to 5"; but "9h to 0h" is midnight
        if minutes == begin:
            self._refuse()
        self._spans += [span for day in self._days for span in _spans(day, begin, minutes)]
        self._begin, self._is_to, self._has_hours = None, False, True

    def finished(self) -> Hours:
        """Give what was read; "hours_unclear" where something is missing."""
        if self._begin is not None or self._is_to or not self._has_hours:
            self._refuse()
        return joined(self._spans)


def _spans(day: int, begin: int, end: int) -> Iterator[Span]:
    if end > begin:
        yield Span(day, begin, end)
        return
    yield Span(day, begin, MIDNIGHT)
    if end:
        yield Span((day + 1) % DAYS, 0, end)


def joined(spans: Iterable[Span]) -> Hours:
    """Put hours in order, those that overlap or meet as one."""
    found: list[Span] = []
    for one in sorted(spans):
        if found and found[-1].weekday == one.weekday and one.begin <= found[-1].end:
            found[-1] = found[-1]._replace(end=max(found[-1].end, one.end))
        else:
            found.append(one)
    return tuple(found)


def is_always(hours: Sequence[Span]) -> bool:
    """Tell whether hours are all of the week."""
    return len({one.weekday for one in hours}) == DAYS and all(one.end - one.begin == MIDNIGHT for one in hours)


def is_within(hours: Sequence[Span], moment: datetime) -> bool:
    """Tell whether a moment, in the time of this place, is within hours."""
    minutes = moment.hour * 60 + moment.minute
    return any(one.weekday == moment.weekday() and one.begin <= minutes < one.end for one in hours)


def alike(hours: Sequence[Span]) -> list[tuple[tuple[int, ...], tuple[tuple[int, int], ...]]]:
    """Put neighbouring days of the same hours together: (weekdays, their hours as (begin, end))."""
    by_day = [(day, tuple((one.begin, one.end) for one in hours if one.weekday == day)) for day in range(DAYS)]
    return [(tuple(day for day, _ in some), spans) for spans, some in groupby(by_day, key=lambda one: one[1]) if spans]
