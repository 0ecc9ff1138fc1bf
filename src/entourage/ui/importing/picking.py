"""Which files are imported, from which source each is, and how it is to be read: all that is said of files."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, Qt
from PySide6.QtWidgets import QFileDialog

from entourage.formats.record import NOTHING_TOLD, Told
from entourage.operations.imports import About
from entourage.ui.importing.columns import ColumnsDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from entourage.ui.desk import Desk
    from entourage.ui.importing.work import Work

_FOLDER = "import/folder"


class Files(QObject):
    """Live as what asks the person about the files of an import, and tells its work."""

    def __init__(self, desk: Desk, work: Work, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._work, self._page = desk, work, page
        self._state = QSettings(str(desk.settings_folder / "window.ini"), QSettings.Format.IniFormat)

    def choose(self) -> None:
        """Let files be chosen, several at once, in the folder of the last time."""
        language = self._desk.language
        folder = str(self._state.value(_FOLDER) or Path.home())
        title = language.gettext("Import")
        asking = QFileDialog(self._page, title, folder if Path(folder).is_dir() else str(Path.home()))
        asking.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asking.setFileMode(QFileDialog.FileMode.ExistingFiles)
        contacts = language.gettext("Contacts ({patterns})")
        patterns = "*.vcf *.vcard *.csv *.tsv *.txt *.json *.ldif *.ldi *.html *.zip *.gz"
        asking.setNameFilters(
            [contacts.format(patterns=patterns), language.gettext("All files ({patterns})").format(patterns="*")]
        )
        asking.filesSelected.connect(self._take)
        asking.open()

    def choose_folder(self) -> None:
        """Let a folder be chosen, with all that is in it."""
        language = self._desk.language
        folder = str(self._state.value(_FOLDER) or Path.home())
        asking = QFileDialog(self._page, language.gettext("Import a Folder"), folder)
        asking.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asking.setFileMode(QFileDialog.FileMode.Directory)
        asking.setOption(QFileDialog.Option.ShowDirsOnly)
        asking.filesSelected.connect(self._take)
        asking.open()

    def _take(self, files: list[str]) -> None:
        self._state.setValue(_FOLDER, str(Path(files[0]).parent))
        self._work.add(files)

    def _about(self, path: Path) -> About:
        return self._work.about.get(path, About())

    def tell_source(self, path: Path, source: str) -> None:
        """Plan anew with the source that a file is from."""
        self._work.tell(path, About(source, self._about(path).told))

    def look_into(self, path: Path, *, on_text: bool = False) -> None:
        """Show how a file is read, its letters first where that is wanted, and let that be changed."""
        dialog = ColumnsDialog(self._desk, path, self._about(path).told, self._page, on_text=on_text)
        dialog.told.connect(lambda said: self._tell_columns(path, said))
        dialog.open()

    def _tell_columns(self, path: Path, told: Told) -> None:
        before = self._about(path)
        found = self._work.found
        planned = {file.path for file in found.plan.files} if found else set()  # those inside archives too
        is_new = path not in self._work.paths and str(path) not in planned
        if is_new or told != before.told or told != NOTHING_TOLD:
            if is_new:
                self._work.paths.append(path)
            self._work.tell(path, replace(before, told=told))
