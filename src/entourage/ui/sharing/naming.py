"""Names of kinds of content, typed where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QStackedWidget, QWidget

from entourage.ui.dropping import let_files_pass

if TYPE_CHECKING:
    from PySide6.QtCore import QRect
    from PySide6.QtGui import QFocusEvent, QKeyEvent

    from entourage.domain.topic import Topic
    from entourage.ui.desk import Desk


class NameField(QLineEdit):
    """Live as a field for a name: Return keeps it, once, until it is asked for another; Escape leaves it.

    kept: the name that was typed. left: nothing is to be kept.
    """

    kept = Signal(str)
    left = Signal()

    def __init__(self, label: str, parent: QWidget) -> None:
        super().__init__(parent, placeholderText=label)
        self.setAccessibleName(label)
        let_files_pass(self)

    def ask(self) -> None:
        """Take a name from the keyboard."""
        self.setReadOnly(False)
        self.setFocus()
        self.selectAll()

    def _keep(self) -> None:
        if self.isReadOnly():
            return  # it is being written
        if self.text().strip():
            self.setReadOnly(True)
            self.kept.emit(self.text())
        else:
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep or leave; no key goes on to the matrix on which the field stands."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._keep()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
        event.accept()


class NewKind(QStackedWidget):
    """Live as the line below the matrix that makes a kind of content; wanted: its name."""

    wanted = Signal(str)
    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        language = desk.language
        self._desk = desk
        self.button = QPushButton(language.gettext("+ New kind…"), self)
        self.button.setProperty("quiet", True)  # noqa: FBT003 - Qt's property
        self.button.setAccessibleName(language.gettext("New kind of content"))
        self.button.clicked.connect(self.begin)
        self.field = NameField(language.gettext("Name of a new kind of content"), self)
        self.field.kept.connect(self.wanted)
        self.field.left.connect(self.end)
        for widget in (self.button, self.field):
            line = QWidget(self)
            row = QHBoxLayout(line)
            row.setContentsMargins(10, 2, 10, 2)
            row.addWidget(widget)
            row.addStretch(1)
            self.addWidget(line)
        self.field.setMinimumWidth(280)
        self.setMaximumHeight(self.sizeHint().height())

    def begin(self) -> None:
        """Take a name."""
        self.field.clear()
        self.setCurrentIndex(1)
        self.field.ask()

    def end(self) -> None:
        """Be a button again."""
        self.setCurrentIndex(0)
        self.left.emit()

    def refuse(self, fault: BaseException) -> None:
        """Let the name be mended where it cannot be taken."""
        self._desk.tell_fault(fault)
        self.field.ask()


class Renaming(NameField):
    """Live as a field on the name of a kind of content; it goes where the keyboard goes elsewhere.

    renamed: the kind of content and its new name. ended: it had the keyboard, and gives it back.
    """

    renamed = Signal(object, str)
    ended = Signal()

    def __init__(self, label: str, topic: Topic, name: str, box: QRect, parent: QWidget) -> None:
        super().__init__(label, parent)
        self._topic, self._name = topic, name
        self.setText(name)
        self.setGeometry(box)
        self.kept.connect(self._rename)
        self.left.connect(self._end)
        self.show()
        self.ask()

    def _rename(self, text: str) -> None:
        if text.strip() != self._name:
            self.renamed.emit(self._topic, text)
        self._end()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep what was typed where the keyboard goes elsewhere, but for a menu or another window."""
        super().focusOutEvent(event)
        if event.reason() in (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.TabFocusReason) and not self.isHidden():
            self._keep()

    def _end(self) -> None:
        had_focus = self.hasFocus()
        self.hide()
        if had_focus:
            self.ended.emit()
        self.deleteLater()
