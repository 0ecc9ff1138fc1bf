"""What could not be read: shown as it stands in its file, and saved for another program."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFileDialog, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from entourage.domain.errors import EntourageError
from entourage.operations import imports
from entourage.operations.files import write_file
from entourage.ui.importing.rows import reason
from entourage.ui.widgets.helping import explain_by_key
from entourage.words import names

if TYPE_CHECKING:
    from entourage.importing.plan import ImportPlan, Step
    from entourage.language import Language
    from entourage.ui.desk import Desk


def _title(language: Language, plan: ImportPlan, step: Step) -> str:
    where = language.gettext("{file}, line {line}")
    said = where.format(file=plan.files[step.file].name, line=language.number(step.line))
    return names.labelled(language, said, reason(language, step))


class LineDialog(QDialog):
    """Live as the window that shows a card or row as it stands in its file."""

    def __init__(self, desk: Desk, plan: ImportPlan, step: Step, parent: QWidget) -> None:
        super().__init__(parent)
        language = desk.language
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        explain_by_key(self, desk, "import")
        self.setWindowTitle(plan.files[step.file].name)
        about = QLabel(_title(language, plan, step), self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.text = QPlainTextEdit(self, readOnly=True, tabChangesFocus=True)
        self.text.setAccessibleName(language.gettext("What stands in the file"))
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, parent=self)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(about)
        column.addWidget(self.text)
        column.addWidget(buttons)
        self.resize(560, 320)
        file, line = plan.files[step.file], step.line
        desk.read(self, lambda _: imports.passage(file, line), self._show)

    def _show(self, text: str) -> None:
        self.text.setPlainText(text)


def save_unreadable(desk: Desk, plan: ImportPlan, parent: QWidget) -> None:
    """Ask for a file, and write into it what could not be read, with its place and reason."""
    language = desk.language
    asking = QFileDialog(parent, language.gettext("Save what could not be read"))
    asking.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    asking.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    asking.setNameFilter(language.gettext("Text (*.txt)"))
    asking.setDefaultSuffix("txt")
    asking.selectFile(language.gettext("not read.txt"))
    asking.fileSelected.connect(lambda path: _save(desk, plan, Path(path)))
    asking.open()


def _save(desk: Desk, plan: ImportPlan, path: Path) -> None:
    language = desk.language
    steps = [step for step in plan.steps if step.notice]
    heads = [_title(language, plan, step) for step in steps]

    def call() -> None:
        parts = [f"{head}\n{_whole(plan, step)}\n" for head, step in zip(heads, steps, strict=True)]
        write_file(path, "\n".join(parts).encode("utf-8", "replace"))

    said = language.gettext("What could not be read is in {file}.").format(file=path.name)
    desk.work(desk, call, lambda _: desk.tell(said))


def _whole(plan: ImportPlan, step: Step) -> str:
    """Read a passage again; where its file is gone, give what is known of it."""
    try:
        return imports.passage(plan.files[step.file], step.line)
    except EntourageError:
        return step.notice.text if step.notice else ""
