"""What one person may see, kind by kind, what decided it, and how to change it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from entourage.operations import contacts, sharing
from entourage.ui import reversing
from entourage.ui.sharing import acts, menus
from entourage.ui.sharing.lines import Line
from entourage.ui.widgets.helping import explain_by_key
from entourage.ui.widgets.tone import tone
from entourage.words import names

if TYPE_CHECKING:
    from entourage.domain.sharing import Decision, Verdict
    from entourage.domain.topic import Topic
    from entourage.storage.database import Database
    from entourage.ui.desk import Desk
    from entourage.ui.main_window import MainWindow
    from entourage.ui.place import Place

_SIZE, _SHARE_OF_SCREEN = QSize(620, 620), 0.9


@dataclass(frozen=True, slots=True)
class Known:
    """Hold what is told of someone: each kind of content with its decision, and their exceptions by topic's id."""

    name: str
    circles_in: int
    decided: tuple[tuple[Topic, Decision], ...]
    exceptions: dict[int, Verdict]


def read(database: Database, contact_id: int) -> Known:
    """Read what someone may see, and why."""
    person = contacts.load(database, contact_id)
    decided = sharing.why(database, contact_id=contact_id, topic=None)
    excepted = {one.topic.id: one.verdict for one in sharing.exceptions(database) if one.contact_id == contact_id}
    return Known(person.display_name, len(person.circles), tuple(decided), excepted)


class WhyDialog(QDialog):
    """Live as the window that says what someone may see, and why."""

    def __init__(self, desk: Desk, contact_id: int, known: Known, about: str, parent: QWidget) -> None:
        """Build it; about: the id of the kind of content that is shown first."""
        super().__init__(parent)
        self._desk, self._contact = desk, contact_id
        self._about = int(about) if about.isdigit() else 0
        self._lines: dict[int, Line] = {}
        language = desk.language
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        explain_by_key(self, self._desk, "rules")
        self._title = QLabel(self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        font = self._title.font()
        font.setPointSizeF(font.pointSizeF() * 1.15)
        font.setBold(True)
        self._title.setFont(font)
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        note = language.gettext("Rules are your own notes: they do not change any setting on Facebook or elsewhere.")
        footer = QLabel(note, self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        tone(desk, footer, "muted")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, parent=self)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for widget in (self._title, self._area, footer, buttons):
            column.addWidget(widget)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self, self._undo)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Redo), self, self._redo)
        desk.changed.connect(self._read)
        desk.recoloured.connect(self._read)
        self.resize(_SIZE.boundedTo(self.screen().availableSize() * _SHARE_OF_SCREEN))
        self._show(known)
        self._show_first()

    def _undo(self) -> None:
        reversing.undo(self._desk)

    def _redo(self) -> None:
        reversing.redo(self._desk)

    def _read(self) -> None:
        key = self._contact
        self._desk.read(self, lambda database: read(database, key), self._show, "why")

    def _show(self, known: Known) -> None:
        language = self._desk.language
        title = language.gettext("What may {person} see, and why?").format(person=names.person(language, known.name))
        self.setWindowTitle(title)
        self._title.setText(title)
        self._name = known.name
        if [topic for topic, _ in known.decided] != [line.topic for line in self._lines.values()]:
            self._make_lines([topic for topic, _ in known.decided])
        for topic, decision in known.decided:
            self._lines[topic.id].show_decision(decision, known.circles_in, known.exceptions.get(topic.id))

    def _make_lines(self, topics: list[Topic]) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(0)
        self._lines = {topic.id: Line(self._desk, topic, inside) for topic in topics}
        for line in self._lines.values():
            line.decided.connect(lambda verdict, one=line: self._decide(one.topic, menus.verdict(verdict)))
            line.going.connect(self._go)
            column.addWidget(line)
        column.addStretch(1)
        self._area.setWidget(inside)

    def _show_first(self) -> None:
        """Bring the kind of content that was asked about into sight, and give it the keyboard."""
        line = self._lines.get(self._about) or next(iter(self._lines.values()), None)
        if line:
            line.exception.setFocus()

    def showEvent(self, event: object) -> None:
        """Bring the kind of content that was asked about into sight once there is a sight."""
        super().showEvent(event)  # type: ignore[arg-type]
        line = self._lines.get(self._about)
        inside = self._area.widget()
        layout = inside.layout() if inside else None
        if line and layout:
            layout.activate()
            self._area.verticalScrollBar().setValue(line.y())

    def _decide(self, topic: Topic, verdict: Verdict | None) -> None:
        acts.set_exception(self._desk, self._contact, self._name, topic, verdict)

    def _go(self, way: Place) -> None:
        self._desk.going.emit(way)
        self.accept()


def open_why(window: MainWindow, place: Place) -> None:
    """Open what a person may see, and why; about: the id of the kind of content that is shown first."""
    desk, key = window.desk, place.contact

    def opened(known: Known) -> None:
        dialog = WhyDialog(desk, key, known, place.about, window)
        dialog.show()
        dialog.activateWindow()

    desk.read(window, lambda database: read(database, key), opened, "why")
