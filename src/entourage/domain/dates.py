"""Dates as people know them: whole, without the year, or only a year (ISO 8601, RFC 6350 § 4.3.1)."""

from __future__ import annotations

import re
from calendar import monthrange
from typing import NamedTuple

_ISO = re.compile(r"(?:(\d{4})|-)(?:-?-(\d\d)(?:-(\d\d))?|)")
_ANY_LEAP_YEAR = 2000


class PartialDate(NamedTuple):
    """Hold what is known of a date; at least a year, or a month and a day."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        year = "-" if self.year is None else f"{self.year:04}"
        month = "" if self.month is None else f"-{self.month:02}"
        day = "" if self.day is None else f"-{self.day:02}"
        return year + month + day


def partial_date(year: int | None = None, month: int | None = None, day: int | None = None) -> PartialDate | None:
    """Build a date that exists on the calendar, or None: 31 February, month 13, a day without its month."""
    if year is None and (month is None or day is None):
        return None
    if year is not None and not 1 <= year <= 9999:  # noqa: PLR2004 - years of four digits
        return None
    if month is None:
        return PartialDate(year) if day is None else None
    if not 1 <= month <= 12:  # noqa: PLR2004 - months
        return None
    if day is not None and not 1 <= day <= monthrange(year or _ANY_LEAP_YEAR, month)[1]:
        return None
    return PartialDate(year, month, day)


def from_iso(text: str) -> PartialDate | None:
    """Read "1985-04-12", "--04-12", "1985-04" or "1985", or None."""
    match = _ISO.fullmatch(text.strip())
    if not match:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    return partial_date(year, month, day)
