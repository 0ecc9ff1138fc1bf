"""What was typed in the editor and not saved, kept until the program ends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from pathlib import Path

    from entourage.domain.contact import Contact
    from entourage.domain.sheet import Line
    from entourage.operations.naming import Named
    from entourage.ui.desk import Desk


@dataclass(frozen=True, slots=True)
class Kept:
    """Hold a sheet that was not saved: whose it is, None for someone new, its lines, the circle meant for a new one."""

    seen: Contact | None
    lines: tuple[Line, ...]
    circle: Named | None


class Unfinished(QObject):
    """Live as the sheets that were not saved, by book and person (0 for someone new), whatever window shows them.

    gathering: editors that are open keep what is typed in them.
    """

    gathering = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._kept: dict[tuple[Path, int], Kept] = {}

    def _key(self, contact_id: int) -> tuple[Path, int]:
        return (self._desk.folder, contact_id)

    def keep(self, contact_id: int, kept: Kept) -> None:
        """Remember a sheet."""
        self._kept[self._key(contact_id)] = kept

    def get(self, contact_id: int) -> Kept | None:
        """Give the sheet of a person, None where there is none."""
        return self._kept.get(self._key(contact_id))

    def forget(self, contact_id: int) -> None:
        """Remember it no more."""
        self._kept.pop(self._key(contact_id), None)

    def forget_book(self, folder: Path) -> None:
        """Remember nothing of a book."""
        self._kept = {key: kept for key, kept in self._kept.items() if key[0] != folder}

    def all(self) -> list[Kept]:
        """List the sheets of all books, what is typed just now too."""
        self.gathering.emit()
        return list(self._kept.values())

    def here(self) -> list[int]:
        """List whose sheets belong to the book shown."""
        return [contact_id for folder, contact_id in self._kept if folder == self._desk.folder]


def unfinished(desk: Desk) -> Unfinished:
    """Give the sheets that were not saved."""
    found = desk.findChild(Unfinished)
    return found if isinstance(found, Unfinished) else Unfinished(desk)
