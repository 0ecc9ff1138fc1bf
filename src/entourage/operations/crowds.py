"""Refuse what holds more people than any book of addresses, before it fills the memory."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from entourage.domain.errors import EntourageError
from entourage.formats import limits
from entourage.formats.limits import not_crowded
from entourage.formats.record import Notice

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from entourage.formats.record import Reading

Item = TypeVar("Item")


def without_crowd(path: Path, reading: Reading, items: Iterable[Item | Notice]) -> Iterator[Item | Notice]:
    """Give what is read of a file; raise EntourageError where there is too much of it, at once if that is seen at once.

    Codes: too_many_people, too_many_remarks.
    """
    if reading.people > limits.MOST_PEOPLE:
        raise EntourageError("too_many_people", path=str(path), most=limits.MOST_PEOPLE)
    for item in not_crowded(items):
        if isinstance(item, Notice) and item.code == "too_many_people":
            raise EntourageError("too_many_people", path=str(path), most=limits.MOST_PEOPLE)
        if isinstance(item, Notice) and item.code == "too_many_remarks":
            raise EntourageError("too_many_remarks", path=str(path), most=limits.MOST_REMARKS)
        yield item


class Crowd:
    """Live as the people of all files of an import; once they are too many, no further file is read."""

    def __init__(self) -> None:
        self._people = 0

    def add(self, path: Path, people: int = 0) -> None:
        """Count the people of a file; raise EntourageError, "too_many_together", where there are too many with them."""
        self._people += people
        if self._people > limits.MOST_PEOPLE:
            raise EntourageError("too_many_together", path=str(path), most=limits.MOST_PEOPLE)
