"""When two values say the same thing."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from entourage.domain.contact import Kind, Value
from entourage.domain.profiles import RELATIONS
from entourage.domain.text import fold

if TYPE_CHECKING:
    from entourage.domain.contact import Photo

Identity = tuple[str, str, str]

_LETTER = re.compile(r"[^\W\d_]")
_PUNCTUATION = re.compile(r"[^0-9*#]+")


def normalized(value: Value) -> str:
    """Give the form in which a value is compared with others of its kind, empty where there is none."""
    kind = value.kind
    if kind is Kind.TELEPHONE:
        return _dialled(value.text)
    if kind is Kind.PHOTO:
        return photo_identity(value.photo) if value.photo else ""
    if kind is Kind.URL:
        return value.text.strip().rstrip("/")
    if kind in (Kind.NOTE, Kind.OTHER):
        return hashlib.sha256(value.text.encode()).hexdigest() if value.text else ""
    if value.parts and kind in (Kind.NAME, Kind.ADDRESS, Kind.ORGANIZATION, Kind.PROFILE):
        relations = sorted(RELATIONS.intersection(value.types)) if kind is Kind.PROFILE else ()
        return "|".join((*map(fold, value.parts), *relations)).rstrip("|")
    return fold(value.text)


def _dialled(text: str) -> str:
    """Keep what is dialled; letters, * and # are dialled too (1-800-FLOWERS, *31#)."""
    folded = fold(text)
    return folded if _LETTER.search(folded) else _PUNCTUATION.sub("", folded) or folded


def photo_identity(photo: Photo) -> str:
    """Name a picture by its content (SHA-256), or by its address where that is all there is."""
    return "sha256:" + hashlib.sha256(photo.data).hexdigest() if photo.data else photo.url


def identity(value: Value) -> Identity:
    """Give what tells a value from the others of one contact."""
    return (value.kind, value.name, normalized(value))


def without_doubles(values: tuple[Value, ...]) -> tuple[Value, ...]:
    """Keep the first of the values that say the same to the letter, with the types of all; drop those that say nothing.

    Values of one identity may differ in an accent or a label, and each is kept.
    """
    kept: dict[tuple[object, ...], Value] = {}
    kinds = Counter(value.kind for value in values)
    for value in values:
        if value.is_empty:
            continue
        key = _as_written(value) if kinds[value.kind] > 1 else (value.kind,)
        first = kept.setdefault(key, value)
        if first is not value:
            kept[key] = replace(first, types=tuple(dict.fromkeys(first.types + value.types)))
    return tuple(kept.values())


def _as_written(value: Value) -> tuple[object, ...]:
    written = value.text.strip()
    if value.kind is Kind.TELEPHONE:
        written = _dialled(written)
    elif value.kind in (Kind.EMAIL, Kind.CATEGORY):
        written = written.casefold()
    photo = photo_identity(value.photo) if value.photo else ""
    parts = tuple(part.strip() for part in value.parts)
    return (value.kind, value.name, written, parts, value.label, value.parameters, photo)
