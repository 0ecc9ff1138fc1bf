"""Read and write the dates of vCards (RFC 6350 § 4.3, RFC 2426, and Apple's year of none)."""

from __future__ import annotations

import re

from entourage.domain.dates import from_iso, partial_date
from entourage.formats import written_dates

NO_YEAR = 1604
_DATE = re.compile(
    r"(?P<year>\d{4}|--|-(?=-))?[-/.]?(?P<month>\d{1,2})(?P<gap>[-/.]?)(?P<day>\d{1,2})(?:[T ].*)?", re.DOTALL
)
_MONTH = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d))?")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")


def read_date(text: str) -> str:
    """Read a date in any of vCard's forms, or as people write it, without its time, as ISO 8601; else give nothing."""
    text = text.strip()
    return _read_standard(text) or _read_written(text)


def _read_written(text: str) -> str:
    """Read « Jan 1, 1970 » or 19.4.1954: what says its whole year, and is another date in no country."""
    if not _YEAR.search(text) or written_dates.leaves_order_open(text):
        return ""
    return written_dates.read_date(text, day_first=True)


def _read_standard(text: str) -> str:
    match = _MONTH.fullmatch(text)
    if match:
        return str(partial_date(_year(match["year"]), int(match["month"]) if match["month"] else None) or "")
    match = _DATE.fullmatch(text)
    if not match or not match["year"]:
        return ""
    if not match["gap"] and len(match["month"] + match["day"]) < 4:  # noqa: PLR2004 - without a sign between, two digits each
        return ""
    date = partial_date(_year(match["year"]), int(match["month"]), int(match["day"]))
    return str(date) if date else ""


def _year(text: str) -> int | None:
    year = int(text) if text.isdigit() else 0
    return None if year in {0, NO_YEAR} else year


def write_date(iso: str, version: str) -> tuple[str, str] | None:
    """Write an ISO 8601 date as (parameters, value) of a version, or None where it is no date."""
    date = from_iso(iso)
    if not date:
        return None
    if date.month is None or date.day is None:
        return "", iso
    if version == "4.0":
        return "", iso.replace("-", "") if date.year else f"--{date.month:02}{date.day:02}"
    if date.year is None:
        return f";X-APPLE-OMIT-YEAR={NO_YEAR}", f"{NO_YEAR}{iso[1:]}"
    return "", iso
