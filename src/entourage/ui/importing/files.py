"""The files of an import: what each was taken for, and which could not be read at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from entourage.ui.importing.inside import Inside
from entourage.ui.importing.one_file import OneFile
from entourage.ui.importing.portions import Portions
from entourage.ui.widgets.pill import Pill
from entourage.ui.widgets.tone import tone
from entourage.words import faults

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtGui import QResizeEvent, QShowEvent

    from entourage.operations.imports import Unread
    from entourage.ui.desk import Desk
    from entourage.ui.importing.planned import Planned

_MOST_UNREAD, _MOST_NAMED = 3, 20
_LEAST, _MOST = 0.25, 0.6  # of the page


class FilesPanel(QScrollArea):
    """Live as the list of the files; room: says how high it may be where all else is to be seen.

    told: (path, its source). columns: the path of a file to be looked into; letters: the same, for its letters.
    dropped: the path of one to be left out. remarked: the name of one of which the remarks are to be shown.
    """

    told = Signal(object, str)
    columns = Signal(object)
    letters = Signal(object)
    dropped = Signal(object)
    remarked = Signal(str)

    def __init__(self, desk: Desk, room: Callable[[], int], parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._page, self._room = desk, parent, room
        self._planned: Planned | None = None
        self._is_made = False
        self._unclear: set[str] = set()
        self._asked: Path | None = None
        self._asks_source = False
        for asked in (self.columns, self.letters):
            asked.connect(self._note)
        self.told.connect(lambda path, _: self._note(path, of_source=True))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(desk.language.gettext("Files"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _note(self, path: Path, *, of_source: bool = False) -> None:
        """Note of which file something is being said: the keyboard comes back to it."""
        self._asked, self._asks_source = path, of_source

    def show_files(self, planned: Planned) -> None:
        """Show the files of a plan, as soon as they can be seen; those that were unclear stay where they were."""
        self._planned, self._is_made = planned, False
        self._unclear |= {file.path for file in planned.plan.files if file.needs_mapping}
        if self.isVisible():
            self._make()

    def forget(self) -> None:
        """Show no files any more, and hold none."""
        self._planned = self._asked = None
        self._unclear.clear()
        shown = self.takeWidget()
        if shown:
            shown.deleteLater()

    def showEvent(self, event: QShowEvent) -> None:
        """Make the files that were not to be seen until now."""
        super().showEvent(event)
        if not self._is_made:
            self._make()

    def _make(self) -> None:
        planned, self._is_made = self._planned, True
        if planned is None:
            return
        inside = planned.plan.containers
        # First what waits for an answer, or did.
        files = sorted(planned.plan.files, key=lambda file: file.path not in self._unclear)
        place = self.verticalScrollBar().value()

        def made(place: int, parent: QWidget) -> QWidget:
            if place < len(inside):
                return Inside(self._desk, inside[place], self.columns.emit, parent)
            file = files[place - len(inside)]
            return OneFile(self, self._desk, file, planned.sources, removable=len(files) > 1)

        names = [found.path.name for found in inside] + [file.name for file in files]
        sheet = Portions(self._desk, names, made, self)
        sheet.grown.connect(self.fit)
        self.setWidget(sheet)
        self.fit()
        sheet.resize(self.viewport().width(), sheet.heightForWidth(self.viewport().width()))
        self.verticalScrollBar().setValue(place)

    def asked(self) -> QWidget | None:
        """Give what the keyboard comes back to once something was said of a file, where that is shown."""
        sheet, path = self.widget(), self._asked
        self._asked = None
        rows = sheet.findChildren(OneFile) if sheet and self.isVisible() else []
        return next((one.button(of_source=self._asks_source) for one in rows if one.path == path), None)

    def fit(self) -> None:
        """Be as high as the files need, but leave what is needed to the plan."""
        sheet, page = self.widget(), self._page.height()
        if sheet:
            wanted = sheet.heightForWidth(self.viewport().width())
            least = max(int(page * _LEAST), self.fontMetrics().height() * 5)
            self.setFixedHeight(min(wanted + 2, max(least, min(int(page * _MOST), self._room()))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure the files again."""
        super().resizeEvent(event)
        self.fit()


class Unreadables(QWidget):
    """Live as what is said of files that could not be read at all; columns: the path of one to be looked into."""

    columns = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 4, 16, 4)

    def show_unread(self, unread: Sequence[Unread]) -> None:
        """Name the files, with the reasons; of many only the first."""
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget:
                widget.deleteLater()
        for one in unread[:_MOST_UNREAD]:
            self._column.addWidget(self._line(one))
        if unread[_MOST_UNREAD:]:
            sentence = self._desk.language.gettext("⚠ Nor can these be read: {files}.")
            self._column.addWidget(self._said(sentence.format(files=self._named(unread[_MOST_UNREAD:]))))
        self.setVisible(bool(unread))

    def _named(self, unread: Sequence[Unread]) -> str:
        """Name files, of very many the first; all of them are in the report."""
        language = self._desk.language
        names, more = [one.path.name for one in unread[:_MOST_NAMED]], len(unread) - _MOST_NAMED
        if more > 0:
            names.append(language.ngettext("{count} more file", "{count} more files", more))
        return language.listing(names)

    def _line(self, unread: Unread) -> QWidget:
        line = QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._said("⚠ " + faults.error(self._desk.language, unread.error)), 1)
        if unread.error.code == "columns_unknown" or unread.error.params.get("looks") == "text":
            look = Pill(self._desk, self._desk.language.gettext("Columns and text…"), line)
            look.clicked.connect(lambda: self.columns.emit(unread.path))
            row.addWidget(look)
        return line

    def _said(self, sentence: str) -> QLabel:
        said = QLabel(sentence, self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        tone(self._desk, said, "fault")
        return said
