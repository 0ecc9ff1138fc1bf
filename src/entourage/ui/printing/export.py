"""Export people to a file for other programs."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from entourage.domain.errors import EntourageError
from entourage.operations import circles, exporting, paper
from entourage.ui.printing import saving
from entourage.ui.printing.choices import Readers, heading
from entourage.ui.printing.export_choices import Formats, Who
from entourage.ui.printing.export_forms import remembered
from entourage.ui.printing.work import Work
from entourage.ui.widgets.helping import explain_by_key
from entourage.ui.widgets.tone import tone
from entourage.ui.widgets.yielding import Yielding
from entourage.words import paper as words
from entourage.words.faults import error as sentence_of

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from entourage.language import Language
    from entourage.operations.circles import CircleCounts
    from entourage.operations.exporting import Exported
    from entourage.ui.main_window import MainWindow
    from entourage.ui.place import Place
    from entourage.ui.printing.export_choices import Choice

_KINDS = {".zip": "ZIP (*.zip)", ".vcf": "vCard (*.vcf)", ".csv": "CSV (*.csv)", ".json": "JSON (*.json)"}
_WIDTH, _LEAST, _GAP = 560, 320, 12
_SHARE_OF_SCREEN = 0.9


def open_export(window: MainWindow, _place: Place) -> None:
    """Open the window in which people are exported."""
    ExportDialog(window).open()


class ExportDialog(QDialog):
    """Live as the window in which it is chosen who is exported, how, and for whom."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._desk, self._place, self._chosen = window.desk, window.place, tuple(window.chosen())
        self._work = Work(self._desk, self)
        self._is_busy = False
        self.setWindowTitle(self._desk.language.gettext("Export"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        explain_by_key(self, self._desk, "export")
        self._arrange()
        self._work.failed.connect(self._fail)
        self._desk.read(self, circles.overview, self._show_people, "people")

    def _arrange(self) -> None:
        language = self._desk.language
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(20, 18, 20, 8)
        column.setSpacing(6)
        self.who = Who(self._desk, self)
        column.addWidget(heading(language.gettext("&Who"), self, self.who))
        column.addWidget(self.who)
        column.addSpacing(10)
        column.addWidget(heading(language.gettext("For which program"), self))
        self.formats = Formats(self._desk, self, column, self._fit_later)
        column.addSpacing(10)
        told = language.gettext("No circles, no notes, and nothing else that may be private.")
        self.readers = Readers(self._desk, self, told)
        column.addWidget(self.readers)
        for label in inside.findChildren(QLabel):
            label.setMinimumHeight(1)  # else one that wraps asks for the height that it would need where it is narrow
        self._choices = Yielding(inside, self)
        self._arrange_foot()

    def _arrange_foot(self) -> None:
        """Put what was told, the progress and the buttons below the choices."""
        self.told = QLabel(self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.told.hide()
        self.progress = _progress(self._desk.language, self)
        foot = self._foot = QVBoxLayout()
        foot.setContentsMargins(20, 0, 20, 16)
        foot.addWidget(self.told)
        foot.addWidget(self.progress)
        foot.addLayout(self._buttons())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._choices)
        column.addStretch(1)
        column.addLayout(foot)
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Fit once more: only now are all controls as large as they are drawn."""
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Be as high as the words need at the width that there is, and no higher than the screen."""
        width = max(_WIDTH, self.width())
        foot = max(self._foot.totalHeightForWidth(width), self._foot.totalSizeHint().height())
        wanted = self._choices.wanted_at(width) + foot + _GAP
        self.setMinimumSize(_WIDTH, min(wanted, _LEAST))
        self.resize(width, min(wanted, int(self.screen().availableSize().height() * _SHARE_OF_SCREEN)))

    def _fit_later(self, is_chosen: bool) -> None:  # noqa: FBT001 - a slot of Qt's
        """Fit what is shown now, once it has been laid out."""
        if is_chosen and self.isVisible():
            QTimer.singleShot(0, self, self._fit)

    def _buttons(self) -> QHBoxLayout:
        language = self._desk.language
        self.export_button = QPushButton(language.gettext("E&xport…"), self)
        self.export_button.setDefault(True)
        self.export_button.setEnabled(False)
        self.export_button.clicked.connect(self._ask_path)
        self.close_button = QPushButton(language.gettext("Cancel"), self)
        self.close_button.clicked.connect(self.reject)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self.close_button)
        line.addWidget(self.export_button)
        return line

    def _show_people(self, counts: CircleCounts) -> None:
        self.who.fill(counts, self._chosen, self._place)
        self.export_button.setEnabled(True)

    def _ask_path(self) -> None:
        choice: Choice = self.who.currentData()
        ending = self.formats.ending()
        name = saving.file_name(choice.name, paper.today().isoformat(), ending)
        proposed = saving.folder(self._desk.settings.export_folder) / name
        title = self._desk.language.gettext("Export")
        saving.ask_path(self, title, proposed, _KINDS[ending], self.export)

    def export(self, where: str) -> None:
        """Write the people chosen to a file."""
        path, desk, choice = Path(where), self._desk, self.who.currentData()
        file_format, form, ending = self.formats.chosen(), self.formats.form(), self.formats.ending()

        call = partial(
            exporting.export,
            wanted=choice.people,
            file_format=file_format,
            path=path,
            circle_names=self.who.circle_names,
            for_myself=self.readers.for_myself(),
            goes_on=self._work.token.goes_on,
            form=form,
        )

        def then(done: Exported) -> None:
            kept = replace(desk.settings, export_folder=str(path.parent), export_format=file_format)
            desk.change_settings(remembered(kept, form))
            self.accept()
            desk.tell(_said(desk.language, done, path, ending), offers=saving.offers(desk, path)[1:])

        self._show_busy(is_busy=True)
        self._work.start(call, then)

    def _show_busy(self, *, is_busy: bool) -> None:
        self._is_busy = is_busy
        self.progress.setVisible(is_busy)
        self.told.hide()
        self.formats.set_enabled(is_enabled=not is_busy)
        for widget in (self.who, self.readers, self.export_button):
            widget.setEnabled(not is_busy)

    def _fail(self, error: BaseException) -> None:
        self._show_busy(is_busy=False)
        if isinstance(error, EntourageError):
            if error.code == "letters_not_in_encoding":
                self.formats.offer_plain_letters()
            self.told.setText("⚠ " + sentence_of(self._desk.language, error))
            tone(self._desk, self.told, "fault")
            self.told.show()
            self._fit()
        else:
            self._desk.tell_fault(error)

    def reject(self) -> None:
        """Stop what is being written; else close."""
        if self._is_busy:
            self._work.take_back()
            self._show_busy(is_busy=False)
        else:
            super().reject()


def _progress(language: Language, parent: QWidget) -> QProgressBar:
    progress = QProgressBar(parent, textVisible=False, minimum=0, maximum=0)
    progress.setFixedHeight(6)
    progress.setAccessibleName(language.gettext("Progress"))
    progress.hide()
    return progress


def _said(language: Language, done: Exported, path: Path, ending: str) -> str:
    said = [words.exported(language, done.people, str(path))]
    said += words.about_ending(language, path, (ending,))
    if done.groups:
        said.append(words.groups_exported(language, done.groups))
    if done.plain:
        said.append(words.plain_letters(language, done.plain))
    if done.lessened:
        said.append(words.lessened(language, done.lessened))
    if done.pictures_left_out:
        said.append(words.pictures_left_out(language, done.pictures_left_out))
    if done.unread:
        said.append(words.unread_pictures(language, done.unread))
    return " ".join(said)
