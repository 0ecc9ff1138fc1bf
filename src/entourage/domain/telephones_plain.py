"""Telephone numbers as they are compared: bare digits, and whether two of them ring at one place."""

from __future__ import annotations

import re
from functools import lru_cache

from entourage.domain.telephones_regions import CODES, Dialling, dialling
from entourage.domain.text import digits, fold

_WITHOUT_EXTENSION = re.compile(r"\+?\s*\(?\d[^A-Za-z;,#]*")
_EXTENSION = re.compile(
    r"[^a-z0-9]*(?:(?:extension|extn?|x|poste?|interne?|int|durchwahl|dw)[^a-z0-9]*)?(\d+)[^a-z0-9]*"
)
_BRACKETED_TRUNK = re.compile(r"\(0\)")
_FEWEST, _MOST = 7, 15  # digits of a number: shorter ones are a service's, longer ones none (ITU-T E.164)
_SURE = 8  # digits of a national number that no other number has by chance
_NATIONAL = 10  # digits that the longest usual national number has


@lru_cache(4096)
def plain(text: str) -> str:
    """Give the digits of a number without its extension, with a plus where it is international; empty for no number."""
    match = _WITHOUT_EXTENSION.search(text)
    if not match:
        return ""
    said = match[0]
    is_international = said[0] == "+"
    if is_international or said.startswith("00"):
        said = _BRACKETED_TRUNK.sub("", said)
    number = digits(said)
    if not _FEWEST <= len(number) <= _MOST + 3:
        return ""
    return f"+{number}" if is_international else number


def extension(text: str) -> str:
    """Give the digits of an extension, in words (poste 12) or signs (;ext=12), else whatever stands behind a number."""
    match = _WITHOUT_EXTENSION.search(text)
    rest = fold(text[match.end() :]) if match else ""
    said = _EXTENSION.fullmatch(rest)
    return said[1] if said else rest


@lru_cache(maxsize=65536)
def whole(number: str, region: str) -> str:
    """Write a plain number with a plus and its calling code, as it is dialled in a region; without one if unknown."""
    if number[0] == "+":
        return number
    how = _dialling(region)
    if how is None:
        return f"+{number[2:]}" if number.startswith("00") else number
    abroad = how.abroad.match(number)
    if abroad and len(number) - abroad.end() >= _FEWEST:
        return f"+{number[abroad.end() :]}"
    if how.trunk and number.startswith(how.trunk):
        return f"+{how.code}{number[len(how.trunk) :]}"
    if len(number) > _NATIONAL and number.startswith(how.code):
        return f"+{number}"
    return f"+{how.code}{number}"


@lru_cache(maxsize=65536)
def is_same(first: str, second: str, region: str) -> bool:
    """Tell whether two plain numbers are the same, dialled in a region: empty where nobody said.

    A number typed without its country is also the same as one with it that goes on alike: friends abroad are often
    written down as they write themselves.
    """
    if whole(first, region) == whole(second, region):
        return True
    if first[0] == second[0] == "+":
        return False
    longer, shorter = sorted((_national(first), _national(second)), key=len, reverse=True)
    if len(shorter) < _SURE or not longer.endswith(shorter):
        return False
    code = longer[: -len(shorter)]
    return (
        not code or code in CODES or code.removesuffix("0") in CODES
    )  # Italians keep it, others forget to leave it out


def _national(number: str) -> str:
    return number.removeprefix("+").lstrip("0")


@lru_cache(maxsize=8)
def _dialling(region: str) -> Dialling | None:
    return dialling(region) if region else None
