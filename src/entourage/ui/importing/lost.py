"""A card or row that could not be read, shown as it stands in its file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from entourage.operations import reporting
from entourage.ui.importing.passage import PassageView
from entourage.ui.importing.rows import reason
from entourage.ui.widgets.helping import explain_by_key
from entourage.words import names

if TYPE_CHECKING:
    from entourage.importing.plan import ImportPlan, Step
    from entourage.language import Language
    from entourage.ui.desk import Desk

_SIZE, _SHARE = (560, 320), 0.85


def _title(language: Language, plan: ImportPlan, step: Step) -> str:
    where = language.gettext("{file}, line {line}")
    file, line = plan.files[step.file].spot(step.line)
    said = where.format(file=file, line=language.number(line))
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
        self.text = PassageView(desk, self)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, parent=self)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(about)
        column.addWidget(self.text)
        column.addWidget(buttons)
        self.resize(QSize(*_SIZE).boundedTo(self.screen().availableSize() * _SHARE))
        file, line = reporting.of_line(plan.files[step.file], step.line)
        desk.read(self, lambda _: reporting.passages(file).around(line), self.text.show_passage)
