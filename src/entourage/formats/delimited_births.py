"""Take a birth that several columns say together for one day: « Birth year » beside « Birthday », yob, mob and dob."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from entourage.domain.contact import Kind
from entourage.domain.dates import PartialDate, from_iso
from entourage.domain.text import fold
from entourage.formats.delimited_names import texts_of
from entourage.formats.dialects import column_of
from entourage.formats.written_dates import read_date, read_month

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from entourage.formats.dialects import Column

_PARTS = PartialDate._fields
_MONTH = re.compile(r"0?[1-9]|1[0-2]")
_DAY = re.compile(r"0?[1-9]|[12]\d|3[01]")
_WHOLE_YEAR = re.compile(r"\d{4}")


def with_parts_of_birth(
    columns: Sequence[Column], headers: Sequence[str], rows: Sequence[Sequence[str]]
) -> list[Column]:
    """Take « mob » of months beside a year of birth for its month, and « dob » of days of a month for its day."""
    found = list(columns)
    for part, is_open, numbers, beside in (
        ("month", _is_short_month, _MONTH, "year"),
        ("day", _is_whole, _DAY, "month"),
    ):
        parts = {column.part for column in found if column.block.kind is Kind.BIRTHDAY}
        places = [at for at, column in enumerate(found) if is_open(column)]
        texts = texts_of(rows, places[0]) if len(places) == 1 else []
        if texts and beside in parts and part not in parts and all(map(numbers.fullmatch, texts)):
            found[places[0]] = column_of(headers[places[0]], places[0], f"birthday.{part}")
    return found


def _is_short_month(column: Column) -> bool:
    return not column.is_known and fold(column.block.name) == "mob"


def _is_whole(column: Column) -> bool:
    return column.block.kind is Kind.BIRTHDAY and column.part == "value"


def with_one_birth(columns: Sequence[Column]) -> tuple[Column, ...]:
    """Let the column of birthdays, where there is one, and those of their parts make one value together."""
    parts = [column.block for column in columns if column.block.kind is Kind.BIRTHDAY and column.part in _PARTS]
    if not parts or sum(map(_is_whole, columns)) != 1:
        return tuple(columns)
    return tuple(replace(one, block=replace(one.block, key=parts[0].key)) if _is_whole(one) else one for one in columns)


def births_of(parts: Mapping[str, str], *, day_first: bool) -> list[dict[str, str]]:
    """Say which dates a cell of a birthday and others of its parts make: one, or two where they contradict each other.

    A date that is read from several cells has what they say as « written ».
    """
    whole = {"value": parts["value"]}
    others = {part: parts[part] for part in _PARTS if part in parts}
    date = from_iso(read_date(parts["value"], day_first=day_first))
    if date is None:
        return [others, whole]
    said = {part: str(number) for part, number in date._asdict().items() if number is not None}
    together = from_iso(date_of_parts({**said, **others}))
    if together is None or not _agree(date, together, parts["value"]):
        return [whole, others]
    if together == date:
        return [whole]
    return [{"value": str(together), "written": " ".join([parts["value"], *others.values()])}]


def _agree(date: PartialDate, together: PartialDate, text: str) -> bool:
    """Tell whether a date says nothing else; a century that it leaves out may be any."""
    is_open = date.year is not None and together.year is not None and not _WHOLE_YEAR.search(text)
    if is_open and (date.year or 0) % 100 == (together.year or 0) % 100:
        date = date._replace(year=together.year)
    return all(one is None or one == other for one, other in zip(date, together, strict=True))


def date_of_parts(parts: Mapping[str, str]) -> str:
    """Read a date from its year, month and day as ISO 8601, or give an empty text where they make none."""
    year, month, day = (parts.get(part, "").strip() for part in _PARTS)
    if month and day:
        return read_date(f"{day}.{month}.{year}", day_first=True)
    if len(year) != 4 or day:  # noqa: PLR2004 - a whole year
        return ""
    return read_month(f"{month}/{year}" if month.isdigit() else f"{month} {year}") if month else year
