"""Tell of a table whose dates leave open, or say differently, whether the day or the month comes first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from entourage.formats.record import Notice
from entourage.formats.written_dates import leaves_order_open, order_said, read_date

if TYPE_CHECKING:
    from entourage.formats.delimited_table import Table

_CLIP = 200
# In English the order is that of a country; elsewhere the language says it, and other programs than these their own.
_OF_A_COUNTRY = frozenset({"", "outlook-en", "outlook-com", "live-mail-en"})


def told_of_order(found: Table) -> list[Notice]:
    """Give a notice with an example, where nobody said the order and another one is as likely."""
    if found.day_first is not None:
        return []
    firsts, seconds = order_said(found.dates())
    recognized = found.recognized
    is_open = recognized.language == "en" and recognized.dialect in _OF_A_COUNTRY and not firsts
    if firsts != seconds or not (firsts or is_open):
        return []
    example = next(((heading, text) for heading, text in found.dated() if leaves_order_open(text)), None)
    if example is None:
        return []
    heading, text = example
    read = read_date(text, day_first=found.puts_day_first)
    code = "dates_contradict" if firsts else "dates_open"
    return [Notice(property=heading, code=code, text=f"{text.strip()} → {read}"[:_CLIP])]
