"""Read a date as a person types it, in the order of the place and the words of its language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from entourage.domain.dates import from_iso
from entourage.domain.errors import EntourageError
from entourage.formats.written_dates import read_date, read_month

if TYPE_CHECKING:
    from entourage.domain.dates import PartialDate
    from entourage.language import Language


def read_typed(language: Language, text: str) -> PartialDate:
    """Read "12 April 1985", "12 avril", "April 1985", "1985", "--04-12" and the like.

    Raises EntourageError "date_unclear" for what is no date, or could be two.
    """
    text = " ".join(text.split())
    readings = {read_date(text, day_first=first) or read_month(text) for first in _orders(language)}
    found = from_iso(readings.pop()) if len(readings) == 1 else None
    if found is None:
        raise EntourageError("date_unclear", text=text)
    return found


def _orders(language: Language) -> tuple[bool, ...]:
    """Tell whether the day comes first where a language is spoken: either way, where nobody can tell."""
    territory = language.locale.territory
    if territory == "CA" or (language.locale.language == "en" and territory is None):
        return (True, False)
    return (territory != "US",)
