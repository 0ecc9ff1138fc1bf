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
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from entourage.formats.pasted import SUMMARY
from entourage.ui.importing.inside import Inside
from entourage.ui.widgets.column import Column
from entourage.ui.widgets.flow import FlowLayout
from entourage.ui.widgets.pill import Pill
from entourage.ui.widgets.rule import Rule
from entourage.ui.widgets.tips import tip
from entourage.words import columns as brief_words
from entourage.words import faults
from entourage.words import importing as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from entourage.importing.plan import PlannedFile
    from entourage.operations.imports import Unread
    from entourage.storage.sources import Source
    from entourage.ui.desk import Desk
    from entourage.ui.importing.work import Planned

_MOST_UNREAD = 3
_SHARE = 0.3


class FilesPanel(QScrollArea):
    """Live as the list of the files.

    told: (path, its source). columns: the path of a file to be looked into; letters: the same, for its letters.
    dropped: the path of one to be left out. remarked: the name of one of which the remarks are to be shown.
    """

    told = Signal(object, str)
    columns = Signal(object)
    letters = Signal(object)
    dropped = Signal(object)
    remarked = Signal(str)

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
        sheet = Column(self)
        sheet.setAutoFillBackground(True)
        sheet.setBackgroundRole(QPalette.ColorRole.Base)
        column = QVBoxLayout(sheet)
        column.setContentsMargins(16, 4, 16, 8)
        column.setSpacing(6)
        for found in planned.plan.containers:
            column.addWidget(Inside(self._desk, found, self.columns.emit, sheet))
            column.addWidget(Rule(self._desk, sheet))
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
            wanted = sheet.heightForWidth(self.viewport().width())
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
        if unread.error.code == "columns_unknown" or unread.error.params.get("looks") == "text":
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
        look = Pill(desk, self._columns(), box)
        look.setAccessibleName(language.gettext("Columns and text of {file}").format(file=file.name))
        look.clicked.connect(lambda: panel.columns.emit(self._path))
        flow.addWidget(look)
        look.setVisible(is_table)
        flow.addWidget(self._letters(box))
        remarks = sum(one.code != SUMMARY for one in file.drafted.notices)
        if remarks:
            flow.addWidget(self._remarks(remarks, box))
        if removable:
            out = QPushButton(language.gettext("Leave this file out"), box)
            out.setProperty("quiet", True)  # noqa: FBT003 - Qt's property
            out.clicked.connect(lambda: panel.dropped.emit(self._path))
            flow.addWidget(out)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        box.setSizePolicy(policy)
        column.addWidget(box)

    def _title(self) -> QLabel:
        language, file = self._desk.language, self._file
        people = language.ngettext("{count} person", "{count} people", len(file.drafted.drafts))
        parts = [words.kind_of_file(language, file.format, file.dialect), people]
        if file.parts:
            parts.append(language.ngettext("{count} file", "{count} files", len(file.parts)))
        if file.needs_mapping:
            parts.append(language.gettext("some columns are not known: look at them"))
        said = QLabel(self, textFormat=Qt.TextFormat.RichText, wordWrap=True)
        said.setText(f"<b>{_plain(file.name)}</b> — {_plain(' · '.join(filter(None, parts)))}")
        return said

    def _columns(self) -> str:
        """Say how well the columns of a table are known."""
        language, file = self._desk.language, self._file
        if file.recalled:
            return language.gettext("Columns as for “{file}”: change…").format(file=file.recalled).replace("&", "&&")
        unknown = sum(not meaning for _, meaning in file.columns)
        if file.needs_mapping and unknown:
            return language.ngettext("{count} column not known: say…", "{count} columns not known: say…", unknown)
        return language.gettext("Columns: change…")

    def _letters(self, box: QWidget) -> Pill:
        """Say how the letters of a file are read, and let that be changed; of pasted names, which lines they are."""
        if self._file.format == "names":
            look = Pill(self._desk, self._desk.language.gettext("Which lines are names…"), box)
            look.clicked.connect(lambda: self._panel.letters.emit(self._path))
            return look
        language, file, why = self._desk.language, self._file, self._file.evidence
        said = brief_words.briefly(language, why.code if why else "", file.encoding)
        pill = Pill(self._desk, language.gettext("{encoding}: change…").format(encoding=said), box)
        if why:
            more = brief_words.evidence(language, why.code, file.encoding, why.letters, why.others, why.words)
            pill.setToolTip(tip(more))
        pill.setAccessibleName(language.gettext("Text of {file}: {encoding}").format(file=file.name, encoding=said))
        pill.clicked.connect(lambda: self._panel.letters.emit(self._path))
        pill.setVisible(bool(file.encoding))
        return pill

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

    def _remarks(self, count: int, box: QWidget) -> Pill:
        language = self._desk.language
        words = language.ngettext("{count} remark…", "{count} remarks…", count)
        pill = Pill(self._desk, words, box)
        pill.setAccessibleName(language.gettext("Remarks on {file}").format(file=self._file.name))
        pill.clicked.connect(lambda: self._panel.remarked.emit(self._file.name))
        return pill


def _plain(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
