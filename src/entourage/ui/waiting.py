"""An import that was begun and neither carried out nor given up: its files, kept for each book until the next start."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from PySide6.QtCore import QObject, QSettings, Signal

from entourage import places

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entourage.ui.desk import Desk

_GROUP = "waiting"


class Waiting(QObject):
    """Live as the files that wait to be imported into the book shown; changed: they are others, or none."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._state = QSettings(str(desk.settings_folder / "window.ini"), QSettings.Format.IniFormat)
        self.files: tuple[str, ...] = ()
        self.is_written = False

    def look(self) -> None:
        """Learn what was left waiting for the book shown."""
        kept = self._state.value(self._key)
        files = kept if isinstance(kept, list) else [kept] if kept else []  # Qt gives a list of one as its only text
        self._be(tuple(map(str, files)))
        if (self._desk.folder / places.PASTED).is_dir():
            from entourage.operations import pasting  # noqa: PLC0415 - few have ever pasted anything

            pasting.tidy(self._desk.folder, self.files)

    @property
    def _key(self) -> str:
        """Name where what waits for the book shown is kept: a slash in a key would part it."""
        return f"{_GROUP}/{quote(str(self._desk.folder), safe='')}"

    def note(self, files: Sequence[str], *, is_written: bool = False) -> None:
        """Keep what waits now; is_written: it waits no more for the person."""
        if files:
            self._state.setValue(self._key, list(files))
        else:
            self._state.remove(self._key)
        self._be(tuple(files), is_written=is_written)

    def _be(self, files: tuple[str, ...], *, is_written: bool = False) -> None:
        if (files, is_written) != (self.files, self.is_written):
            self.files, self.is_written = files, is_written
            self.changed.emit()

    def words(self) -> str:
        """Say that an import waits, or is being written."""
        language = self._desk.language
        if self.is_written:
            return language.ngettext(
                "Import under way — {count} file", "Import under way — {count} files", len(self.files)
            )
        return language.ngettext("Import waiting — {count} file", "Import waiting — {count} files", len(self.files))
