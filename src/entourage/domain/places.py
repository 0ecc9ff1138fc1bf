"""Postal addresses as they are compared: house number, street, what stands beside it, postal code, town."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from entourage.domain.matching_words import KINDS_OF_STREET
from entourage.domain.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from entourage.domain.contact import Value

_WORDS = re.compile(r"[a-z0-9]+")
_NUMBER = re.compile(r"\b(\d{1,5})(?:\s?(?:bis|ter|[a-d]))?\b")
_POSTCODE = re.compile(r"\b(?:[a-z]\d[a-z] ?\d[a-z]\d|(?:[a-z]{1,2}-)?\d{4,6}|[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2})\b")
_STREETS_LIKE, _TOWNS_LIKE = 0.8, 0.8
_SEPARATOR = "\t"


class Place(NamedTuple):
    """Hold the parts of an address, folded: a house number, two lines without it, a postal code, a town."""

    number: str
    street: str
    beside: str
    postcode: str
    town: str


class Likeness(NamedTuple):
    """Say what of two addresses is the same: 1.0 where a part is, less where it is spelled nearly so, 0.0 else."""

    number: float
    street: float
    beside: float
    postcode: float
    town: float


def form(value: Value) -> str:
    """Give an address as one text of its parts."""
    said = value.as_address
    street, beside, town = said.street, said.extended or said.po_box, said.locality
    postcode = said.postcode
    if not (street or town or postcode):
        street, postcode, town = _parted(fold(value.text))
    if "\n" in street and not beside:
        street, _, beside = street.partition("\n")
    number, street = _numbered(fold(street))
    if not number:
        number, beside = _numbered(fold(beside))
    place = (
        number,
        street,
        " ".join(_WORDS.findall(fold(beside))),
        _NO_GAPS.sub("", fold(postcode)),
        " ".join(_WORDS.findall(fold(town))),
    )
    return _SEPARATOR.join(place) if any(place) else ""


_NO_GAPS = re.compile(r"[^a-z0-9]+")


@lru_cache(65536)
def read(form: str) -> Place:
    """Take the text of an address apart."""
    return Place(*form.split(_SEPARATOR))


def _parted(text: str) -> tuple[str, str, str]:
    """Find street, postal code and town of an address that stands on one line."""
    found = list(_POSTCODE.finditer(text))
    if not found:
        street, _, town = text.partition(",")
        return street, "", town.partition(",")[0]
    last = found[-1]
    before, behind = text[: last.start()].strip(" ,"), text[last.end() :].strip(" ,")
    if behind:
        return before.partition(",")[0], last[0], behind.partition(",")[0]
    street, _, town = before.rpartition(",")
    return street or before, last[0], town if street else ""


def _numbered(text: str) -> tuple[str, str]:
    """Take the house number out of a line."""
    found = _NUMBER.search(text)
    rest = f"{text[: found.start()]} {text[found.end() :]}" if found else text
    return found[1].lstrip("0") if found else "", " ".join(_WORDS.findall(rest))


@lru_cache(16384)
def named(street: str) -> str:
    """Leave of a street what it is named, without what sort of street it is."""
    words = street.split()
    return " ".join([word for word in words if word not in KINDS_OF_STREET] or words)


def nearest(first: Iterable[str], second: Iterable[str]) -> tuple[Likeness, Place, Place]:
    """Find the two addresses of two people that are most alike, and what these have in common."""
    how, one, other = max([(compared(one, other), one, other) for one in first for other in second], key=_sum)
    return how, read(one), read(other)


def _sum(found: tuple[Likeness, str, str]) -> float:
    return sum(found[0])


def begin_alike(street: str, other: str) -> bool:
    """Tell quickly whether two streets may be one, by what they begin with."""
    return street[:1] == other[:1] or named(street)[:1] == named(other)[:1]


@lru_cache(16384)
def compared(first: str, second: str) -> Likeness:
    """Compare two addresses part by part; the lines may have changed places."""
    number, street, beside, postcode, town = first.split(_SEPARATOR)
    other_number, other_street, other_beside, other_postcode, other_town = second.split(_SEPARATOR)
    straight = _near(street, other_street, _STREETS_LIKE)
    if straight == 1.0 or not (beside or other_beside):
        crossed = 0.0
    else:
        crossed = max(_near(street, other_beside, _STREETS_LIKE), _near(beside, other_street, _STREETS_LIKE))
    near = _near(beside, other_beside, _STREETS_LIKE) if straight >= crossed else straight
    return Likeness(
        1.0 if number == other_number != "" else 0.0,
        max(straight, crossed),
        near,
        1.0 if postcode == other_postcode != "" else _turned(postcode, other_postcode),
        _near(town, other_town, _TOWNS_LIKE),
    )


def _turned(first: str, second: str) -> float:
    """Tell whether two postal codes differ by one letter, or by two neighbours that changed places."""
    if len(first) != len(second) or not first:
        return 0.0
    wrong = [place for place, (one, other) in enumerate(zip(first, second, strict=True)) if one != other]
    if len(wrong) == 1:
        return 0.5
    is_turned = len(wrong) == 2 and sorted(first) == sorted(second)  # noqa: PLR2004 - two neighbours
    return 0.5 if is_turned else 0.0


def _near(first: str, second: str, least: float) -> float:
    if not first or not second:
        return 0.0
    if first == second or named(first) == named(second):
        return 1.0
    return _similarity()(first.replace(" ", ""), second.replace(" ", ""), score_cutoff=least)


@lru_cache(1)
def _similarity() -> Callable[..., float]:
    # Who only reads a part of a large file compares nobody, and would import for nothing.
    from rapidfuzz.distance import OSA  # noqa: PLC0415

    return OSA.normalized_similarity
