"""Read the dates that people and programs write in tables: numbers in the order of a place, or names of months."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from entourage.domain.dates import from_iso, partial_date
from entourage.domain.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

_NUMBERS = re.compile(r"(\d{1,2})([./-])(\d{1,2})(?:\2(\d{4}|\d{2}))?\2?")
_YEAR_FIRST = re.compile(r"(\d{4})(?:([./-]) ?(\d{1,2})\2 ?(\d{1,2})\2?|[年년] ?(\d{1,2})[月월] ?(\d{1,2})[日일])")
_BARE = re.compile(r"((?:18|19|20)\d\d)(\d\d)(\d\d)")
_DAY_MONTH = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th|er|re|o)?[. -]+(?:de )?([^\W\d_]+)[. -]*(?:del? )?(\d{4}|\d{2})?(?: ?[gr]\.?)?"
)
_MONTH_DAY = re.compile(r"([^\W\d_]+)[. ]+(\d{1,2})(?:st|nd|rd|th)?,? *(\d{4})?")
# Programs put their own order of words around the months of other languages: "7月 01, 2026", "Thg 7 01, 2026"; folded.
_MONTH_BY_NUMBER = re.compile(r"(?:(\d{1,2}) ?(?:yue|wol)|(?:thg|thang) (\d{1,2})) ?(\d{1,2}),? +(\d{4})")
_DAY_MONTH_BY_NUMBER = re.compile(r"(\d{1,2}) (?:thg|thang) (\d{1,2}),? +(\d{4})")
_YEAR_MONTH_DAY = re.compile(r"(\d{4})[. ]+([^\W\d_]+)[. ]+(\d{1,2})\.?")
_MONTH_YEAR = re.compile(r"([^\W\d_]+)[. ]+(?:de )?(\d{4})|(\d{1,2})[./](\d{4})")
_TIME = re.compile(r",?(?<![T ])[T ]++\d{1,2}:\d\d.*", re.DOTALL)
_NOTHING = re.compile(r"[0./ :-]*")
_LONGEST = 100
_OUTLOOK_NEVER = "4501-01-01"
_LAST_SHORT_YEAR = 29
# How the names of months begin, folded, in the languages in which programs write them.
_MONTHS = (
    ("jan", "ene", "gen", "sty", "yan", "oca", "led", "sich", "tammi"),
    ("feb", "fev", "lut", "sub", "uno", "lyut", "helmi"),
    ("mar", "mrz", "maa", "mrt", "bre", "ber"),
    ("apr", "avr", "abr", "kwi", "nis", "dub", "kvit", "huhti"),
    ("may", "mai", "mag", "mei", "maj", "kvet", "trav", "touko"),
    ("jun", "juin", "giu", "cze", "iyun", "haz", "cervn", "chervn", "kesa"),
    ("jul", "juil", "lug", "lip", "iyul", "tem", "cerven", "heina"),
    ("aug", "aou", "ago", "sie", "avg", "agu", "srp", "serp", "elo"),
    ("sep", "set", "wrz", "sen", "eyl", "zar", "veres", "syys"),
    ("oct", "okt", "ott", "out", "paz", "eki", "rij", "zhov", "loka"),
    ("nov", "lis", "noy", "kas", "marras"),
    ("dec", "dez", "dic", "gru", "dek", "ara", "pros", "joulu"),
)
_PREFIXES = {prefix: number for number, prefixes in enumerate(_MONTHS, 1) for prefix in prefixes}


def day_comes_first(texts: Iterable[str], *, by_default: bool) -> bool:
    """Decide the order of day and month on all the dates of a file."""
    firsts, seconds = order_said(texts)
    return by_default if firsts == seconds else firsts


def order_said(texts: Iterable[str]) -> tuple[bool, bool]:
    """Tell whether any date puts the day first, and whether any the month: a number over 12 can be no month."""
    firsts = seconds = False
    for text in set(texts):
        match = _NUMBERS.fullmatch(_TIME.sub("", text.strip()))
        if match:
            firsts = firsts or int(match[1]) > 12  # noqa: PLR2004 - months
            seconds = seconds or int(match[3]) > 12  # noqa: PLR2004 - months
    return firsts, seconds


def says_nothing(text: str) -> bool:
    """Tell whether this is how a program writes that there is no date ("0/0/00", Outlook's year 4501)."""
    return bool(_NOTHING.fullmatch(text)) or read_date(text, day_first=False) == _OUTLOOK_NEVER


def read_date(text: str, *, day_first: bool) -> str:
    """Read a date as ISO 8601 ("1985-04-12", "--04-12"), or give an empty text where it is none."""
    return _read_date(text, day_first=day_first) if len(text) <= _LONGEST else ""


@lru_cache(maxsize=10_000)
def _read_date(text: str, *, day_first: bool) -> str:
    text = _TIME.sub("", text.strip())
    if from_iso(text):
        return text
    match = _YEAR_FIRST.fullmatch(text)
    if match:
        return _iso(match[1], int(match[3] or match[5]), int(match[4] or match[6]))
    match = _BARE.fullmatch(text)
    if match:
        return _iso(match[1], int(match[2]), int(match[3]))
    match = _NUMBERS.fullmatch(text)
    if match:
        return _read_numbers(match, day_first=day_first or match[2] == ".")
    return _read_words(fold(text))


def leaves_order_open(text: str) -> bool:
    """Tell whether a date reads otherwise where the month comes first."""
    return read_date(text, day_first=True) != read_date(text, day_first=False)


def read_month(text: str) -> str:
    """Read a month of a year ("April 1985", "04/1985") as ISO 8601 ("1985-04"), or give an empty text."""
    match = _MONTH_YEAR.fullmatch(fold(text[:_LONGEST]))
    if not match:
        return ""
    month = _month(match[1]) if match[1] else int(match[3])
    return str(partial_date(int(match[2] or match[4]), month) or "")


def _read_numbers(match: re.Match[str], *, day_first: bool) -> str:
    first, second = int(match[1]), int(match[3])
    day, month = (first, second) if day_first else (second, first)
    return _iso(match[4], month, day) or _iso(match[4], day, month)


def _read_words(text: str) -> str:
    match = _DAY_MONTH.fullmatch(text)
    if match:
        return _iso(match[3], _month(match[2]), int(match[1]))
    match = _MONTH_DAY.fullmatch(text)
    return _iso(match[3], _month(match[1]), int(match[2])) if match else _read_rarer_words(text)


def _read_rarer_words(text: str) -> str:
    if match := _MONTH_BY_NUMBER.fullmatch(text):
        return _iso(match[4], int(match[1] or match[2]), int(match[3]))
    if match := _DAY_MONTH_BY_NUMBER.fullmatch(text):
        return _iso(match[3], int(match[2]), int(match[1]))
    match = _YEAR_MONTH_DAY.fullmatch(text)
    return _iso(match[1], _month(match[2]), int(match[3])) if match else ""


def _month(word: str) -> int:
    return next((_PREFIXES[word[:size]] for size in (6, 5, 4, 3) if word[:size] in _PREFIXES), 0)


def _iso(year: str | None, month: int, day: int) -> str:
    return str(partial_date(_full_year(year), month, day) or "")


def _full_year(year: str | None) -> int | None:
    """Complete a year of two digits as Windows does by default: up to 29 it is of this century."""
    if not year or year == "0000":
        return None
    if len(year) > 2:  # noqa: PLR2004 - two digits
        return int(year)
    return int(year) + (2000 if int(year) <= _LAST_SHORT_YEAR else 1900)
