"""What is to be looked at on an account: a dated checklist, ticked off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from entourage.domain.dates import from_iso
from entourage.operations import accounts
from entourage.ui.widgets.column import Column
from entourage.ui.widgets.tone import tone
from entourage.words import accounts as words
from entourage.words import audience

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent

    from entourage.domain.checklist import Item
    from entourage.ui.accounts.reading import Closely
    from entourage.ui.desk import Desk


class _Line(QWidget):
    """Live as one thing to look at; ticked: it was ticked or unticked."""

    ticked = Signal(str, bool)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.key = ""
        self.box = QCheckBox(self)
        self.box.clicked.connect(lambda is_on: self.ticked.emit(self.key, is_on))
        self.text, self.where, self.state = (
            QLabel(self, wordWrap=True, textFormat=Qt.TextFormat.PlainText) for _ in range(3)
        )
        for label in (self.where, self.state):
            tone(desk, label, "muted")
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 8, 16, 8)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self.box, 0, 0, Qt.AlignmentFlag.AlignTop)
        for row, label in enumerate((self.text, self.where, self.state)):
            grid.addWidget(label, row, 1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let the words be as good as the box."""
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.box.click()

    def show_item(self, item: Item) -> None:
        """Show a thing, and whether it is due."""
        language = self._desk.language
        text, where = audience.said(language, item.task.text), audience.said(language, item.task.where)
        dated = from_iso(item.task.as_of)
        self.key = item.task.key
        self.box.setChecked(not item.is_due)
        self.text.setText(text)
        self.where.setText(f"{where} ({words.as_of(language, dated)})" if dated else where)
        self.where.setVisible(bool(where))
        self.state.setText(words.item(language, item))
        self.box.setAccessibleName(text)
        self.box.setAccessibleDescription(f"{self.where.text()} {self.state.text()}")


class Looking(QScrollArea):
    """Live as the checklist of an account."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent, widgetResizable=True)
        self._desk = desk
        self._found: Closely | None = None
        self.lines: list[_Line] = []
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._inner = inner = Column(self)
        inner.setAutoFillBackground(True)
        inner.setBackgroundRole(self.palette().ColorRole.Base)
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 4, 0, 8)
        self._column.setSpacing(0)
        self.note = QLabel(inner, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.note.setContentsMargins(16, 8, 16, 8)
        self._column.addWidget(self.note)
        self._column.addStretch(1)
        self.setWidget(inner)

    def show_found(self, found: Closely) -> None:
        """Show the checklist of an account; whoever works in it stays where they are."""
        self._found = found
        self.note.setText(audience.said(self._desk.language, found.network.note) if found.network else "")
        self.note.setVisible(bool(self.note.text()))
        while len(self.lines) < len(found.items):
            line = _Line(self._desk, self._inner)
            line.ticked.connect(self._tick)
            self._column.insertWidget(len(self.lines) + 1, line)
            self.lines.append(line)
        for place, line in enumerate(self.lines):
            line.setVisible(place < len(found.items))
            if place < len(found.items):
                line.show_item(found.items[place])
        if self.lines:
            self.setFocusProxy(self.lines[0].box)

    def _tick(self, key: str, is_done: bool) -> None:  # noqa: FBT001 - a signal's
        if self._found is None:
            return
        language, account = self._desk.language, self._found.account.id
        text = next(audience.said(language, one.task.text) for one in self._found.items if one.task.key == key)
        said = language.gettext("Done: {task}") if is_done else language.gettext("Not done: {task}")
        self._desk.write(
            lambda database: accounts.tick(database, account, key, done=is_done),
            lambda _: self._desk.tell(said.format(task=text), can_undo=True),
        )
