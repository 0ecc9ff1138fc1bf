"""What was typed in the editor and not saved, kept while the window is open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from pathlib import Path

    from entourage.domain.contact import Contact
    from entourage.domain.sheet import Line
    from entourage.operations.naming import Named
    from entourage.ui.main_window import MainWindow


@dataclass(frozen=True, slots=True)
class Kept:
    """Hold a sheet that was not saved: whose it is, None for someone new, its lines, the circle meant for a new one."""

    seen: Contact | None
    lines: tuple[Line, ...]
    circle: Named | None


class Unfinished(QObject):
    """Live as the sheets of a window that were not saved, by book and person (0 for someone new)."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._kept: dict[tuple[Path, int], Kept] = {}

    def _key(self, contact_id: int) -> tuple[Path, int]:
        return (self._window.desk.folder, contact_id)

    def keep(self, contact_id: int, kept: Kept) -> None:
        """Remember a sheet."""
        self._kept[self._key(contact_id)] = kept

    def get(self, contact_id: int) -> Kept | None:
        """Give the sheet of a person, None where there is none."""
        return self._kept.get(self._key(contact_id))

    def forget(self, contact_id: int) -> None:
        """Remember it no more."""
        self._kept.pop(self._key(contact_id), None)


def unfinished(window: MainWindow) -> Unfinished:
    """Give the sheets of a window that were not saved."""
    found = window.findChild(Unfinished)
    return found if isinstance(found, Unfinished) else Unfinished(window)
