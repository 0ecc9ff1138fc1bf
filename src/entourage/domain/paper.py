"""What a person may want of people on a page."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class Detail(StrEnum):
    """Name what a page can tell of people beside their names, in the order in which it does."""

    PHOTO = "photo"
    COMPANY = "company"
    TITLE = "title"
    EMAIL = "email"
    TELEPHONE = "telephone"
    ADDRESS = "address"
    BIRTHDAY = "birthday"
    WHERE = "where"
    NOTE = "note"


USUAL = (Detail.COMPANY, Detail.TITLE, Detail.EMAIL, Detail.TELEPHONE, Detail.WHERE)
ONLY_FOR_MYSELF = frozenset({Detail.NOTE})


def written(details: Iterable[Detail]) -> str:
    """Write a choice of details as it is kept ("company title")."""
    chosen = set(details)
    return " ".join(detail for detail in Detail if detail in chosen)


def read(text: str) -> tuple[Detail, ...]:
    """Read a choice of details; words that are none are left out."""
    known = set(text.split())
    return tuple(detail for detail in Detail if detail in known)


def for_reader(details: Iterable[Detail], *, for_myself: bool) -> tuple[Detail, ...]:
    """Keep those details that whoever the page is for may read."""
    return tuple(detail for detail in details if for_myself or detail not in ONLY_FOR_MYSELF)
