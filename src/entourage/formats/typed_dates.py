"""Read a date as a person types it, in the order of the place and the words of its language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from entourage.domain.dates import from_iso
from entourage.domain.errors import EntourageError
from entourage.domain.text import fold
from entourage.formats.written_dates import read_date, read_month

if TYPE_CHECKING:
    from entourage.domain.dates import PartialDate
    from entourage.language import Language

_WORD = re.compile(r"[^\W\d_]{3,}")
_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november"),
    *("december", "janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre"),
    *("novembre", "decembre", "januar", "februar", "marz", "juni", "juli", "oktober", "dezember"),
)


def read_typed(language: Language, text: str) -> PartialDate:
    """Read "12 April 1985", "12 avril", "April 1985", "1985", "--04-12" and the like.

    Raises EntourageError: "date_unclear" for what is no date, "date_ambiguous" for what could be two.
    """
    text = " ".join(text.split())
    readings = {read_date(text, day_first=first) or read_month(text) for first in _orders(language)}
    dates = sorted(filter(None, map(from_iso, filter(None, readings))), key=str) if _names_months(text) else []
    if not dates:
        raise EntourageError("date_unclear", text=text)
    if len(dates) > 1:
        raise EntourageError("date_ambiguous", text=text, one=dates[0], other=dates[1])
    return dates[0]


def _names_months(text: str) -> bool:
    """Tell whether every word of a date is the name of a month, or begins one: "Mary 12" is no date."""
    return all(any(month.startswith(word) for month in _MONTHS) for word in _WORD.findall(fold(text)))


def _orders(language: Language) -> tuple[bool, ...]:
    """Tell whether the day comes first where a language is spoken: either way, where nobody can tell."""
    territory = language.locale.territory
    if territory == "CA" or (language.locale.language == "en" and territory is None):
        return (True, False)
    return (territory != "US",)
