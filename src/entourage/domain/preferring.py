"""Which of two values for one place is the better one to stand there."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from entourage.domain import countries
from entourage.domain.contact import DATE_KINDS, Kind
from entourage.domain.dates import from_iso
from entourage.domain.sheet import spoken
from entourage.domain.text import fold

if TYPE_CHECKING:
    from entourage.domain.contact import Address, Value

_NAMES = frozenset({Kind.FORMATTED_NAME, Kind.NAME, Kind.PHONETIC_NAME})
_CASELESS = frozenset({Kind.EMAIL, Kind.URL, Kind.PROFILE, Kind.TELEPHONE})
_ABBREVIATION = 4  # letters that a word in capitals may have without being shouted: IBM, UQAM


def is_better(one: Value, other: Value) -> bool:
    """Tell whether one of two values that cannot both stand says more, or says the same more carefully.

    A day with its year is better than without, a picture better than the address of one, the larger better than the
    smaller; names written out better than initials, accents better than none, capital letters throughout worse; a
    number of which it is said what it is for better than one alone, then one with its country; an address whose country
    and region are written out better than by their letters.
    """
    if one.kind is Kind.PHOTO:
        return _size(one) > _size(other)
    if one.kind in DATE_KINDS:
        return _is_more_of_a_date(one, other)
    mine, theirs = _careful(one, other)
    return (*mine, *_told(one)) > (*theirs, *_told(other))


def is_fuller(one: Value, other: Value) -> bool:
    """Tell whether one of two names, days, pictures, or writings of one thing, stands in the other's place unasked.

    That one of them is labelled, or has more types, is no reason.
    """
    if one.kind is Kind.PHOTO or one.kind in DATE_KINDS:
        return is_better(one, other)
    if one.kind is Kind.GENDER:
        return False
    mine, theirs = _careful(one, other)
    return mine > theirs


def _careful(one: Value, other: Value) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Rank how carefully each of two values is written."""
    texts = _text(one), _text(other)
    is_same = fold(texts[0]) == fold(texts[1])
    mine, theirs = (
        (*_care(value, text), _accents(text) if is_same else 0) for value, text in zip((one, other), texts, strict=True)
    )
    return mine, theirs


def _size(value: Value) -> int:
    return len(value.photo.data) or value.photo.size if value.photo else 0


def _is_more_of_a_date(one: Value, other: Value) -> bool:
    """Tell whether a day says all that another does, and more; whatever can be read says more than what cannot."""
    date, less = from_iso(one.text), from_iso(other.text)
    if date is None or less is None:
        return date is not None
    return date != less and all(part in (None, known) for known, part in zip(date, less, strict=True))


def _text(value: Value) -> str:
    if value.kind is Kind.NAME and value.parts:
        name = value.as_name
        return " ".join(filter(None, (name.given, name.additional, name.family)))
    return value.text or " ".join(filter(None, value.parts))


def _care(value: Value, text: str) -> tuple[bool, int]:
    """Say whether letters are written as they should be, and how many words of a name are written out, at most two.

    Of a number: whether it is said what it is for, and whether its country is there; of an address: how many of country
    and region are.
    """
    if value.kind is Kind.TELEPHONE:
        return bool(value.label or spoken(value)), int(text.lstrip().startswith(("+", "00", "tel:+")))
    if value.kind not in _NAMES:
        longest = max(map(len, text.split()), default=0)
        is_shouted = text.isupper() and longest > _ABBREVIATION
        written_out = _written_out(value.as_address) if value.kind is Kind.ADDRESS else 0
        return not is_shouted and (value.kind in _CASELESS or not text.islower()), written_out
    words = text.replace(".", " ").split()
    return not (text.isupper() or text.islower()), min(2, sum(len(word) > 1 for word in words))


def _written_out(place: Address) -> int:
    return countries.is_written_out(place.country) + countries.is_written_out(place.region)


def _accents(text: str) -> int:
    return sum(not letter.isascii() and "LATIN" in unicodedata.name(letter, "") for letter in text)


def _told(value: Value) -> tuple[bool, int]:
    return bool(value.label), len(value.types)
