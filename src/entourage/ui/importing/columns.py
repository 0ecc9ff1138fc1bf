"""How a file is read, looked at and changed: its letters, what the columns of a table hold, who comes of it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from entourage.formats import detect
from entourage.formats.record import Told
from entourage.operations import columns
from entourage.ui.importing.columns_grid import ColumnsGrid
from entourage.ui.importing.cutting import Cutting
from entourage.ui.importing.encoding import EncodingPane
from entourage.ui.importing.specimen import Specimen
from entourage.ui.widgets.helping import explain_by_key

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtGui import QResizeEvent

    from entourage.formats.preview import Preview
    from entourage.operations.columns import Kept
    from entourage.storage.database import Database
    from entourage.ui.desk import Desk

_NARROW, _BETWEEN = 660, 40
_SIZE = (880, 640)
_SHARE = 0.92  # of the screen


class ColumnsDialog(QDialog):
    """Live as the window that shows how a file is read; told: how it is to be read instead.

    on_text: show its letters first, and not its columns.
    """

    told = Signal(object)

    def __init__(self, desk: Desk, path: Path, told: Told, parent: QWidget, *, on_text: bool = False) -> None:
        super().__init__(parent)
        self._desk, self._path, self._told, self._before = desk, path, told, told
        self._data: bytes | None = None
        self._found: Preview | None = None
        self._on_text = on_text
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        explain_by_key(self, self._desk, "import")
        self.setWindowTitle(desk.language.gettext("Columns and text of {file}").format(file=path.name))
        self.grid = ColumnsGrid(desk, self)
        self.cutting = Cutting(desk, self)
        self.encoding = EncodingPane(desk, self)
        self.specimen = Specimen(desk, self)
        column = QVBoxLayout(self)
        column.addWidget(self._parts(), 1)
        column.addWidget(self._buttons())
        self._connect()
        self.resize(QSize(*_SIZE).boundedTo(self.screen().availableGeometry().size() * _SHARE))
        self._look()
        self._list_remembered()

    def _connect(self) -> None:
        self.grid.told.connect(self._mean)
        self.cutting.told.connect(self._cut)
        self.encoding.told.connect(self._encode)

    def _parts(self) -> QWidget:
        language = self._desk.language
        self._tabs = QTabWidget(self, documentMode=True)
        self._sheet = QWidget(self)
        column = QVBoxLayout(self._sheet)
        column.addWidget(self.cutting)
        column.addLayout(self._recalled())
        column.addWidget(self.grid, 1)
        self._tabs.addTab(self._sheet, language.gettext("&Columns"))
        self._tabs.addTab(self.encoding, language.gettext("&Text"))
        self._split = QSplitter(self)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self._tabs)
        self._split.addWidget(self.specimen)
        self._split.setSizes([_SIZE[0] * 3 // 5, _SIZE[0] * 2 // 5])
        return self._split

    def _recalled(self) -> QHBoxLayout:
        language = self._desk.language
        line = QHBoxLayout()
        self._said = QLabel(self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._memory = QPushButton(language.gettext("&Remembered"), self)
        self._memory.setAutoDefault(False)
        self._memory.setToolTip(language.gettext("Tables whose columns you named, known again when they come"))
        self._memory.setMenu(QMenu(self._memory))
        line.addWidget(self._said, 1)
        line.addWidget(self._memory)
        return line

    def _buttons(self) -> QDialogButtonBox:
        language = self._desk.language
        kinds = QDialogButtonBox.StandardButton
        box = QDialogButtonBox(kinds.Ok | kinds.Cancel, parent=self)
        box.button(kinds.Ok).setText(language.gettext("Read it so"))
        again = box.addButton(language.gettext("As the program found it"), QDialogButtonBox.ButtonRole.ResetRole)
        again.setAutoDefault(False)
        again.clicked.connect(self._reset)
        box.accepted.connect(self._accept)
        box.rejected.connect(self.reject)
        return box

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the person below where there is no room beside the columns."""
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        """Measure what is to be shown; the splitter alone would never ask for less than both side by side."""
        wanted = [self._tabs.minimumSizeHint().width(), self.specimen.minimumSizeHint().width()]
        self._split.setMinimumWidth(max(wanted))
        is_narrow = self.width() < max(sum(wanted) + _BETWEEN, _NARROW)
        self._split.setOrientation(Qt.Orientation.Vertical if is_narrow else Qt.Orientation.Horizontal)

    # What is shown.

    def _look(self) -> None:
        path, told, data = self._path, self._told, self._data

        def call(database: Database) -> tuple[bytes, Preview]:
            read = detect.content(path) if data is None else data
            return read, columns.look(database, read, told)

        self._desk.read(self, call, self._show, "preview")

    def _show(self, answer: tuple[bytes, Preview]) -> None:
        is_first = self._found is None
        self._data, self._found = answer
        found = self._found
        self._tabs.setTabVisible(0, found.columns is not None)
        if found.columns:
            self.cutting.show_columns(found.columns, self._told)
            self.grid.show_columns(found.columns)
            self._say_recalled(found.columns.recalled)
        self.encoding.show_preview(found, self._told.encoding)
        self.specimen.show_records(found.records)
        self._turn()
        if is_first:
            self._begin(found)

    def _begin(self, found: Preview) -> None:
        if found.columns and not self._on_text:
            self.grid.focus_first(found.columns)
        else:
            self._tabs.setCurrentIndex(1)
            self.encoding.codes.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say_recalled(self, name: str) -> None:
        language = self._desk.language
        if name:
            said = language.gettext("Known again: as you said for “{file}”.").format(file=name)
        else:
            said = language.gettext("What each column holds. It is remembered for the next file of this kind.")
        self._said.setText(said)

    # What is remembered of other files.

    def _list_remembered(self) -> None:
        self._desk.read(self, columns.kept, self._show_remembered, "remembered")

    def _show_remembered(self, kept: Sequence[Kept]) -> None:
        language = self._desk.language
        menu = self._memory.menu()
        menu.clear()
        for one in reversed(kept):
            headings = [heading for heading, _ in one.columns if one.has_headings]
            named = ", ".join(headings[:_NAMED]) + ("…" if len(headings) > _NAMED else "")
            title = " – ".join(filter(None, (one.name, named, language.written(one.taught_at))))
            below = menu.addMenu(title.replace("&", "&&"))
            below.addAction(language.gettext("Forget it")).triggered.connect(partial(self._forget, one))
        self._memory.setVisible(bool(kept))

    def _forget(self, one: Kept, _checked: object = None) -> None:
        language = self._desk.language

        def then(_: object) -> None:
            said = language.gettext("What the columns of “{file}” hold is forgotten.").format(file=one.name)
            self._desk.tell(said, can_undo=True)
            self._list_remembered()
            self._look()

        self._desk.write(lambda database: columns.forget(database, one), then)

    # What is told.

    def _change(self, change: Callable[[Told], Told]) -> None:
        self._told = change(self._told)
        self._look()

    def _mean(self, place: int, meaning: str) -> None:
        self._change(lambda told: replace(told, columns={**told.columns, place: meaning}))

    def _cut(self, change: Callable[[Told], Told]) -> None:
        self._change(change)

    def _encode(self, encoding: str) -> None:
        self._change(lambda told: replace(told, encoding=encoding))

    def _reset(self) -> None:
        self._change(lambda told: replace(Told(recalls=False), pasted=told.pasted))

    def _accept(self) -> None:
        found = self._found.columns if self._found else None
        told = self._told
        says_letters_alone = told != self._before and told == replace(self._before, encoding=told.encoding)
        if found and not found.recalled and not says_letters_alone:
            told = replace(told, columns={**found.settled, **told.columns})
        self.told.emit(told)
        self.accept()


_NAMED = 4
