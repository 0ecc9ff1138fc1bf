"""The window that says what taking an import back would do, asks what must be asked, and does it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from entourage.domain.watching import Cancelled
from entourage.operations import taking_back
from entourage.ui.importing import foreseeing
from entourage.ui.importing.past_list import PastList
from entourage.ui.importing.watching import Watching
from entourage.ui.widgets.helping import explain_by_key
from entourage.words import foreseeing as words
from entourage.words import planning

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent

    from entourage.domain.watching import Progress
    from entourage.operations.taking_back import Edited, Foreseen, TakenBack
    from entourage.storage.database import Database
    from entourage.storage.sources import PastImport
    from entourage.ui.desk import Desk

_SIZE, _SHARE = QSize(820, 560), 0.9
_STEPS = 1000


class TakeBackDialog(QDialog):
    """Live as the window."""

    def __init__(self, desk: Desk, past: PastImport, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._past = desk, past
        self._foreseen: Foreseen | None = None
        self._watching: Watching | None = None
        language = desk.language
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        explain_by_key(self, desk, "imports")
        self.setWindowTitle(language.gettext("Take back “{file}”").format(file=past.file_name))
        self.about = QLabel(language.gettext("One moment…"), self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.list = PastList(desk, self.windowTitle(), self)
        self.finder = QLineEdit(self, clearButtonEnabled=True)
        self.finder.setPlaceholderText(language.gettext("Find someone"))
        self.finder.setAccessibleName(language.gettext("Find someone"))
        self.finder.textChanged.connect(self.list.search)
        self.list.unsearched.connect(self.finder.clear)
        self.keep = QRadioButton(self)
        self.remove = QRadioButton(language.gettext("Take them away &too, with all that is yours of them"), self)
        self.keep.setChecked(True)
        self.keep.toggled.connect(lambda _: self._show_list())
        self.asked = self._choice()
        self.bar = QProgressBar(self, textVisible=False, maximum=_STEPS)
        self.bar.setAccessibleName(language.gettext("Progress"))
        self.go, self.close_it = QPushButton(language.gettext("&Take back"), self), QPushButton(self)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        for widget in (self.about, self.asked, self.finder):
            column.addWidget(widget)
        column.addWidget(self.list, 1)
        column.addWidget(self.bar)
        column.addLayout(self._foot())
        self.bar.hide()
        self.asked.hide()
        self.resize(_SIZE.boundedTo(self.screen().availableSize() * _SHARE))
        self.list.view.setFocus()
        desk.read(self, partial(taking_back.foresee, import_id=past.id), self._show, failed=self._refused)

    def _choice(self) -> QWidget:
        """Ask what becomes of those who have something by hand: that alone cannot be known."""
        box = QWidget(self)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(4)
        self.question = QLabel(box, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        for widget in (self.question, self.keep, self.remove):
            column.addWidget(widget)
        return box

    def _foot(self) -> QHBoxLayout:
        self.go.setProperty("leading", True)  # noqa: FBT003 - Qt's property
        self.go.setAutoDefault(False)
        self.go.setEnabled(False)
        self.go.clicked.connect(self._take_back)
        self.close_it.setText(self._desk.language.gettext("Cancel"))
        self.close_it.setAutoDefault(False)
        self.close_it.clicked.connect(self.reject)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self.close_it)
        line.addWidget(self.go)
        return line

    def _show(self, found: Foreseen) -> None:
        self._foreseen = found
        language, asked = self._desk.language, len(found.asked)
        self.about.setText(" ".join(words.foreseen(language, self._numbers(found), len(found.circles))))
        self.question.setText(words.question(language, asked))
        self.keep.setText(language.ngettext("&Keep them, with their name", "&Keep them, with their names", asked))
        self.asked.setVisible(asked > 0)
        self.go.setEnabled(True)
        self._show_list()

    def _numbers(self, found: Foreseen) -> dict[str, int]:
        codes = [foreseeing.code_of(one) for one in found.people]
        return {code: codes.count(code) for code in words.ORDER}

    def _show_list(self) -> None:
        if self._foreseen:
            language = self._desk.language
            wording = foreseeing.wording(language, keeps=self.keep.isChecked())
            found = foreseeing.entries(self._foreseen)
            self.list.show_entries(found, foreseeing.looking(self._past.id), wording, words.fates(language))

    # The act.

    def _take_back(self) -> None:
        """Take it back, and tell how far that is; whoever closes the window meanwhile stops it."""
        watching = self._watching = Watching(self._desk)
        watching.progressed.connect(self._show_progress)
        edited: Edited = "keep" if self.keep.isChecked() else "remove"

        def call(database: Database) -> TakenBack | None:
            try:
                return taking_back.take_back(database, self._past.id, edited=edited, watch=watching)
            except Cancelled:
                return None

        for widget in (self.go, self.asked, self.finder):
            widget.setEnabled(False)
        self.bar.show()
        self._desk.write(call, partial(_tell, self._desk, self._past, self, watching), failed=self._failed)

    def _show_progress(self, progress: Progress) -> None:
        if isValid(self) and progress.total:
            self.about.setText(planning.progress(self._desk.language, progress))
            self.bar.setValue(int(_STEPS * progress.done / progress.total))

    def finish(self) -> None:
        """Close: there is nothing more to stop."""
        self._watching = None
        self.accept()

    def _failed(self, error: BaseException) -> None:
        self._desk.tell_fault(error)
        if isValid(self):
            self.finish()

    def _refused(self, error: BaseException) -> None:
        self._desk.tell_fault(error)
        self.reject()

    def reject(self) -> None:
        """Close, or stop what is under way: nothing was written then."""
        if self._watching and not self._watching.is_cancelled:
            self._watching.cancel()
            self.about.setText(self._desk.language.gettext("Stopping: nothing will be written…"))
            self.close_it.setEnabled(False)
        elif not self._watching:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop what is under way before anything is closed."""
        if self._watching:
            self.reject()
            event.ignore()
        else:
            super().closeEvent(event)


def _tell(desk: Desk, past: PastImport, dialog: TakeBackDialog, watching: Watching, done: TakenBack | None) -> None:
    """Say what was done, and close the window where it is still there."""
    language = desk.language
    watching.deleteLater()
    if isValid(dialog):
        dialog.finish()
    if done is None:
        desk.tell(language.gettext("Stopped: nothing was written."))
        return
    said = words.taken_back(
        language,
        past.file_name,
        gone=len(done.gone),
        kept=len(done.kept),
        changed=len(done.speaking) + len(done.parted),
        again=len(done.again),
    )
    desk.tell(said[0], can_undo=True, more=" ".join(said[1:]))
