"""An import that was begun and neither carried out nor given up: its files, kept until the next start too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, Signal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entourage.ui.desk import Desk

_KEY = "import/waiting"


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
        kept = self._state.value(_KEY)
        folder, *files = map(str, kept) if isinstance(kept, list) else ("",)
        self._be(tuple(files) if folder == str(self._desk.folder) else ())

    def note(self, files: Sequence[str], *, is_written: bool = False) -> None:
        """Keep what waits now; is_written: it waits no more for the person."""
        if files:
            self._state.setValue(_KEY, [str(self._desk.folder), *files])
        else:
            self._state.remove(_KEY)
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
