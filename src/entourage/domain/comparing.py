"""When two values say the same thing."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from entourage.domain import countries, telephones_plain
from entourage.domain.contact import Kind, Value
from entourage.domain.profiles import RELATIONS
from entourage.domain.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from entourage.domain.contact import Photo

Identity = tuple[str, str, str]

DIGEST = "sha256:"
"""How the name of a picture begins whose content is known: the SHA-256 of it follows."""

_LETTER = re.compile(r"[^\W\d_]")
_PUNCTUATION = re.compile(r"[^0-9*#]+")
_LAST_DIGITS = 7  # that every writing of a number has
_REGION, _COUNTRY = 4, 6  # among the parts of an address


def normalized(value: Value) -> str:
    """Give the form in which a value is compared with others of its kind, empty where there is none."""
    form = _FORMS.get(value.kind)
    return form(value) if form else fold(value.text)


def _telephone(value: Value) -> str:
    return _dialled(value.text)


def _photo(value: Value) -> str:
    return photo_identity(value.photo) if value.photo else ""


def _url(value: Value) -> str:
    return value.text.strip().rstrip("/")


def _digest(value: Value) -> str:
    return hashlib.sha256(value.text.encode()).hexdigest() if value.text else ""


def _parts(value: Value) -> str:
    return "|".join(map(fold, value.parts)).rstrip("|") if value.parts else fold(value.text)


def _profile(value: Value) -> str:
    relations = sorted(RELATIONS.intersection(value.types))
    return "|".join((*map(fold, value.parts), *relations)).rstrip("|") if value.parts else fold(value.text)


# By kind, because to ask for each member of an enumeration by its name takes longer than to compare.
_FORMS: Mapping[Kind, Callable[[Value], str]] = {
    Kind.TELEPHONE: _telephone,
    Kind.PHOTO: _photo,
    Kind.URL: _url,
    Kind.NOTE: _digest,
    Kind.OTHER: _digest,
    Kind.NAME: _parts,
    Kind.ADDRESS: _parts,
    Kind.ORGANIZATION: _parts,
    Kind.PROFILE: _profile,
}


@lru_cache(1024)  # where someone has several numbers, each is asked for to find doubles, and again to be kept
def _dialled(text: str) -> str:
    """Keep what is dialled; letters, * and # are dialled too (1-800-FLOWERS, *31#)."""
    folded = fold(text)
    return folded if _LETTER.search(folded) else _PUNCTUATION.sub("", folded) or folded


def photo_identity(photo: Photo) -> str:
    """Name a picture by its content (SHA-256), or by its address where that is all there is."""
    return DIGEST + hashlib.sha256(photo.data).hexdigest() if photo.data else photo.url


def identity(value: Value) -> Identity:
    """Give what tells a value from the others of one contact."""
    return value.identity or _identity(value)


def _identity(value: Value) -> Identity:
    found = (value.kind, value.name, normalized(value))
    object.__setattr__(value, "identity", found)
    return found


def says_the_same(one: Value, other: Value) -> bool:
    """Tell whether two values of one contact say the same: one identity, or one thing in two writings.

    A number may be there with and without its country, the country and province of an address in full and by letters.
    No region is asked for: what once was one value stays so in every book, wherever it is opened.
    """
    if one.kind is Kind.TELEPHONE is other.kind and one.name == other.name:
        return _is_one_number(one.text, other.text)
    return shelf(one) == shelf(other)


@lru_cache(4096)
def _is_one_number(one: str, other: str) -> bool:
    numbers = telephones_plain.plain(one), telephones_plain.plain(other)
    if not all(numbers):
        return not any(numbers) and _dialled(one) == _dialled(other)
    if telephones_plain.extension(one) != telephones_plain.extension(other):
        return False
    return _dialled(one) == _dialled(other) or telephones_plain.is_same(*numbers, region="")


class Known:
    """Live as values among which those are found that say the same as another."""

    def __init__(self, values: Iterable[Value] = ()) -> None:
        self._shelves: defaultdict[Identity, list[Value]] = defaultdict(list)
        self.add(values)

    def add(self, values: Iterable[Value]) -> None:
        """Put more values beside those that are known."""
        for value in values:
            self._shelves[shelf(value)].append(value)

    def __contains__(self, value: Value) -> bool:
        """Tell whether one of them says the same."""
        return any(says_the_same(one, value) for one in self._shelves.get(shelf(value), ()))


def shelf(value: Value) -> Identity:
    """Give what all values have in common that say the same."""
    if value.kind is Kind.TELEPHONE and (number := telephones_plain.plain(value.text)):
        return (value.kind, value.name, number[-_LAST_DIGITS:])
    if value.kind is Kind.ADDRESS and value.parts:
        return (value.kind, value.name, _place(value.parts))
    return identity(value)


@lru_cache(4096)
def _place(parts: tuple[str, ...]) -> str:
    """Give an address in one form, however its country and its province are written."""
    said = list(map(fold, parts))
    if len(said) > _COUNTRY:
        said[_COUNTRY] = countries.country(parts[_COUNTRY])
        said[_REGION] = countries.region(parts[_REGION], said[_COUNTRY])
    return "|".join(said).rstrip("|")


def without_doubles(values: tuple[Value, ...]) -> tuple[Value, ...]:
    """Keep the first of the values that say the same to the letter, with the types of all; drop those that say nothing.

    Values of one identity may differ in an accent or a label, and each is kept.
    """
    kept: dict[tuple[object, ...], Value] = {}
    several = _twice(values)
    for value in values:
        if value.is_empty:
            continue
        key = _as_written(value) if value.kind in several else (value.kind,)
        first = kept.setdefault(key, value)
        if first is not value:
            kept[key] = replace(first, types=tuple(dict.fromkeys(first.types + value.types)))
    return tuple(kept.values())


def _twice(values: tuple[Value, ...]) -> set[Kind]:
    """Name the kinds of which there are several values."""
    once: set[Kind] = set()
    several: set[Kind] = set()
    for value in values:
        (several if value.kind in once else once).add(value.kind)
    return several


def _as_written(value: Value) -> tuple[object, ...]:
    form = _LETTERS.get(value.kind)
    written = form(value.text.strip()) if form else value.text.strip()
    photo = photo_identity(value.photo) if value.photo else ""
    parts = tuple(part.strip() for part in value.parts)
    return (value.kind, value.name, written, parts, value.label, value.parameters, photo)


_LETTERS: Mapping[Kind, Callable[[str], str]] = {
    Kind.TELEPHONE: _dialled,
    Kind.EMAIL: str.casefold,
    Kind.CATEGORY: str.casefold,
}
