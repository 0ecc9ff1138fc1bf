"""What each file of an import was taken for, which source it is from, and what was not fully understood in it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QInputDialog,
    QLabel,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from entourage.ui.widgets.flow import FlowLayout
from entourage.ui.widgets.pill import Pill
from entourage.ui.widgets.rule import Rule
from entourage.words import faults
from entourage.words import importing as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from entourage.formats.record import Notice
    from entourage.importing.plan import PlannedFile
    from entourage.operations.imports import Unread
    from entourage.storage.sources import Source
    from entourage.ui.desk import Desk
    from entourage.ui.importing.work import Planned

_MOST_NOTICES = 2000
_LINES_OF_NOTICES = 6
_MOST_UNREAD = 3
_SHARE = 0.3


class FilesPanel(QScrollArea):
    """Live as the list of the files.

    told: (path, its source). columns: the path of a file to be looked into. dropped: the path of one to be left out.
    """

    told = Signal(object, str)
    columns = Signal(object)
    dropped = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._page = desk, parent
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(desk.language.gettext("Files"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_files(self, planned: Planned) -> None:
        """Show the files of a plan."""
        sheet = QWidget(self)
        sheet.setAutoFillBackground(True)
        sheet.setBackgroundRole(QPalette.ColorRole.Base)
        column = QVBoxLayout(sheet)
        column.setContentsMargins(16, 4, 16, 8)
        column.setSpacing(6)
        several = len(planned.plan.files) > 1
        for place, file in enumerate(planned.plan.files):
            if place:
                column.addWidget(Rule(self._desk, sheet))
            column.addWidget(_File(self, self._desk, file, planned.sources, removable=several))
        column.addStretch(1)
        self.setWidget(sheet)
        self.fit()

    def fit(self) -> None:
        """Be as high as the files need, but leave most of the page to the plan."""
        sheet, page = self.widget(), self._page
        if sheet:
            wanted = max(sheet.sizeHint().height(), sheet.heightForWidth(self.viewport().width()))
            self.setFixedHeight(min(wanted + 2, max(int(page.height() * _SHARE), self.fontMetrics().height() * 5)))

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
        rest = [one.path.name for one in unread[_MOST_UNREAD:]]
        if rest:
            sentence = self._desk.language.gettext("⚠ Nor can these be read: {files}.")
            self._column.addWidget(self._said(sentence.format(files=self._desk.language.listing(rest))))
        self.setVisible(bool(unread))

    def _line(self, unread: Unread) -> QWidget:
        line = QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._said("⚠ " + faults.error(self._desk.language, unread.error)), 1)
        if unread.error.code == "columns_unknown":
            look = Pill(self._desk, self._desk.language.gettext("Columns and text…"), line)
            look.clicked.connect(lambda: self.columns.emit(unread.path))
            row.addWidget(look)
        return line

    def _said(self, sentence: str) -> QLabel:
        said = QLabel(sentence, self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        said.setStyleSheet(f"color: {self._desk.colours.fault}")
        return said


class _File(QWidget):
    def __init__(
        self, panel: FilesPanel, desk: Desk, file: PlannedFile, sources: Sequence[Source], *, removable: bool
    ) -> None:
        super().__init__(panel)
        self._panel, self._desk, self._file, self._path = panel, desk, file, Path(file.path)
        language = desk.language
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(4)
        column.addWidget(self._title())
        box = QWidget(self)
        flow = FlowLayout(box)
        flow.addWidget(self._source(sources, box))
        is_table = file.format == "csv"
        look = Pill(desk, language.gettext("Columns and text…") if is_table else language.gettext("Text…"), box)
        look.setAccessibleName(language.gettext("Columns and text of {file}").format(file=file.name))
        look.clicked.connect(lambda: panel.columns.emit(self._path))
        flow.addWidget(look)
        remarks = [notice for notice in file.drafted.notices if not notice.rejected]
        if remarks:
            flow.addWidget(self._fold(remarks, box))
        if removable:
            out = QPushButton(language.gettext("Leave this file out"), box)
            out.setProperty("quiet", True)  # noqa: FBT003 - Qt's property
            out.clicked.connect(lambda: panel.dropped.emit(self._path))
            flow.addWidget(out)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        box.setSizePolicy(policy)
        column.addWidget(box)
        if remarks:
            column.addWidget(self._notices)

    def _title(self) -> QLabel:
        language, file = self._desk.language, self._file
        people = language.ngettext("{count} person", "{count} people", len(file.drafted.drafts))
        parts = [words.format_name(file.format, file.dialect), people, file.encoding.upper()]
        if file.needs_mapping:
            parts.append(language.gettext("some columns are not known: look at them"))
        said = QLabel(self, textFormat=Qt.TextFormat.RichText, wordWrap=True)
        said.setText(f"<b>{_plain(file.name)}</b> — {_plain(' · '.join(filter(None, parts)))}")
        return said

    def _source(self, sources: Sequence[Source], box: QWidget) -> Pill:
        language, file = self._desk.language, self._file
        if file.source_id is None:
            said = language.gettext("A new source: “{source}”")
        elif file.has_come:
            said = language.gettext("This very file came before, from “{source}”")
        elif file.is_guessed:
            said = language.gettext("A newer export of “{source}”, because the same people are in it")
        else:
            said = language.gettext("A newer export of “{source}”")
        pill = Pill(self._desk, said.format(source=file.source_name).replace("&", "&&"), box)
        menu = QMenu(pill)
        for source in sources:
            if source.format == file.format:
                text = language.gettext("A newer export of “{source}”").format(source=source.name)
                action = menu.addAction(text.replace("&", "&&"))
                action.setCheckable(True)
                action.setChecked(source.id == file.source_id)
                action.triggered.connect(lambda _=False, one=source.name: self._panel.told.emit(self._path, one))
        menu.addSeparator()
        menu.addAction(language.gettext("A new source…")).triggered.connect(self._ask_source)
        pill.setMenu(menu)
        return pill

    def _ask_source(self) -> None:
        language = self._desk.language
        asking = QInputDialog(self)
        asking.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asking.setWindowTitle(language.gettext("A new source"))
        asking.setLabelText(language.gettext("What do you call the account that this file is from?"))
        asking.setTextValue(self._file.source_name if self._file.source_id is None else "")
        asking.textValueSelected.connect(self._tell)
        asking.open()

    def _tell(self, text: str) -> None:
        if text.strip():
            self._panel.told.emit(self._path, text.strip())

    def _fold(self, remarks: Sequence[Notice], box: QWidget) -> Pill:
        language = self._desk.language
        pill = Pill(
            self._desk, language.ngettext("{count} remark", "{count} remarks", len(remarks)), box, checkable=True
        )
        self._notices = QPlainTextEdit(self, readOnly=True, tabChangesFocus=True)
        self._notices.setAccessibleName(language.gettext("Remarks on {file}").format(file=self._file.name))
        said = [
            words.notice(language, one.code, line=one.line, name=one.property, text=one.text)
            for one in remarks[:_MOST_NOTICES]
        ]
        rest = len(remarks) - _MOST_NOTICES
        if rest > 0:
            said.append(language.ngettext("… and {count} more remark", "… and {count} more remarks", rest))
        self._notices.setPlainText("\n".join(said))
        lines = min(len(said), _LINES_OF_NOTICES) + 1
        self._notices.setFixedHeight(self._notices.fontMetrics().lineSpacing() * lines + 16)
        self._notices.hide()
        pill.toggled.connect(self._show_notices)
        return pill

    def _show_notices(self, wanted: bool) -> None:  # noqa: FBT001 - Qt's signal
        self._notices.setVisible(wanted)
        self._panel.fit()


def _plain(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
