"""Whom a newer file of a source no longer names: asked of where these are most, said calmly where they are few."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QStringListModel, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QListView,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from entourage.domain.text import fold
from entourage.ui.importing.source_pill import SourcePill
from entourage.ui.widgets.column import Column
from entourage.ui.widgets.flow import FlowLayout
from entourage.ui.widgets.helping import explain_by_key
from entourage.ui.widgets.pill import Pill
from entourage.ui.widgets.tone import tone
from entourage.words import names
from entourage.words import past as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entourage.importing.plan import PlannedFile
    from entourage.storage.database import Database
    from entourage.ui.desk import Desk
    from entourage.ui.importing.planned import Planned

_MOST = 3
_SIZE, _SHARE = QSize(420, 480), 0.9


class Shrunk(Column):
    """Live as the questions above the list, one for each file that has lost most people of its source.

    part: a file (its place in the plan) is only a part. told: (path, its source). files: the names of those asked of.
    """

    part = Signal(int)
    told = Signal(object, str)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.files: list[str] = []
        self._asked: tuple[str, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 4, 16, 10)
        self._column.setSpacing(6)
        self.hide()

    def show_files(self, planned: Planned) -> None:
        """Ask of the files of a plan that need it."""
        asked = [(place, file) for place, file in enumerate(planned.plan.files) if file.is_shrunk]
        keys = tuple(file.path for _, file in asked)
        if keys == self._asked and asked:
            return
        self._asked, self.files = keys, [file.name for _, file in asked]
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget:
                widget.hide()
                widget.deleteLater()
        for place, file in asked[:_MOST]:
            for widget in (self._question(file), self._answers(planned, place, file)):
                self._column.addWidget(widget)
                widget.show()
        self.setVisible(bool(asked))
        self.updateGeometry()

    def _question(self, file: PlannedFile) -> QLabel:
        sentence = words.shrunk(self._desk.language, file.name, file.source_name, file.has, file.had)
        said = QLabel(sentence, self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        tone(self._desk, said, "on_little")
        return said

    def _answers(self, planned: Planned, place: int, file: PlannedFile) -> QWidget:
        language, box = self._desk.language, QWidget(self)
        flow = FlowLayout(box)
        part = Pill(self._desk, language.gettext("It is only a part"), box)
        part.clicked.connect(lambda: self.part.emit(place))
        other = SourcePill(self.told.emit, self._desk, file, planned.sources, box)
        other.setText(language.gettext("It is from another source"))
        who = Pill(self._desk, language.gettext("Who is missing…"), box)
        who.clicked.connect(lambda: Vanished(self._desk, file.name, list(file.lost.values()), self).open())
        for pill in (part, other, who):
            pill.setAccessibleDescription(file.name)
            flow.addWidget(pill)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        box.setSizePolicy(policy)
        return box


class Gone(Pill):
    """Live as the button that counts whom the newer files of a plan no longer name, and names them."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, "", parent)
        self._people: dict[int, str] = {}
        self._files: list[str] = []
        self.clicked.connect(self._look)

    def show_plan(self, planned: Planned) -> None:
        """Count them, but those of a file of which it is asked what it is."""
        files = list(enumerate(planned.plan.files))
        found = [(file.name, planned.plan.vanished(place)) for place, file in files if not file.is_shrunk]
        self._files = [name for name, people in found if people]
        self._people = {key: name for _, people in found for key, name in people.items()}
        self.setText(words.gone(self._desk.language, len(self._people)))
        self.setVisible(bool(self._people))

    def _look(self) -> None:
        title = self._desk.language.listing(self._files)
        Vanished(self._desk, title, list(self._people.values()), self.window()).open()


class Vanished(QDialog):
    """Live as the window that names whom a newer file no longer names."""

    def __init__(self, desk: Desk, file: str, people: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        language = desk.language
        self._people = sorted((names.person(language, name) for name in people), key=fold)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        explain_by_key(self, desk, "import")
        self.setWindowTitle(file)
        about = QLabel(words.vanished(language, len(people)), self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.finder = QLineEdit(self, clearButtonEnabled=True)
        self.finder.setPlaceholderText(language.gettext("Find someone"))
        self.finder.setAccessibleName(language.gettext("Find someone"))
        self.rows = QStringListModel(self._people, self)
        self.view = QListView(self)
        self.view.setModel(self.rows)
        self.view.setUniformItemSizes(True)
        self.view.setSpacing(2)
        self.view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.view.setAccessibleName(about.text())
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, parent=self)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for widget in (about, self.finder, self.view, buttons):
            column.addWidget(widget)
        self.finder.textChanged.connect(self._search)
        self.resize(_SIZE.boundedTo(self.screen().availableSize() * _SHARE))
        self.view.setFocus()

    def _search(self, text: str) -> None:
        wanted, people = fold(text).split(), self._people

        def call(_: Database) -> list[str]:
            return [name for name in people if all(word in fold(name) for word in wanted)]

        self._desk.read(self, call, self.rows.setStringList, "vanished")
