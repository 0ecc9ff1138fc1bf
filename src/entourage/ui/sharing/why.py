"""What one person may see, kind by kind, what decided it, and how to change it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from entourage.domain.sharing import Because
from entourage.operations import contacts, sharing
from entourage.ui import reversing
from entourage.ui.place import Place, of_circle
from entourage.ui.sharing import acts, cells, menus
from entourage.ui.sharing.exceptions import verdict_menu
from entourage.ui.widgets.pill import Pill
from entourage.ui.widgets.words import Link
from entourage.words import names
from entourage.words.deciding import because

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from entourage.domain.sharing import Decision, Verdict
    from entourage.domain.topic import Topic
    from entourage.storage.database import Database
    from entourage.ui.desk import Desk
    from entourage.ui.main_window import MainWindow

_MARK = 12


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


class Said(QWidget):
    """Live as a verdict: its mark and its word on its colour."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._verdict: Verdict | None = None
        self._code = cells.UNSET
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def say(self, verdict: Verdict, *, is_locked: bool) -> None:
        """Show a verdict."""
        self._verdict, self._code = verdict, cells.LOCKED if is_locked else verdict.code
        self.setAccessibleName(cells.word(self._desk.language, verdict))
        self.update()

    def sizeHint(self) -> QSize:
        """Fit the longest word."""
        metrics = self.fontMetrics()
        said = [cells.word(self._desk.language, one) for one in cells.KEYS if one is not None]
        return QSize(max(map(metrics.horizontalAdvance, said)) + _MARK + 24, metrics.height() + 10)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        ground, ink = cells.ink(self._desk.colours, self._code)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        box = QRectF(self.rect())
        painter.drawRoundedRect(box, 6, 6)
        cells.draw_mark(painter, QPointF(8 + _MARK / 2, box.center().y()), _MARK, self._code, ink)
        painter.setPen(QColor(ink))
        words = box.adjusted(8 + _MARK + 5, 0, 0, 0)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(words, int(flags), cells.word(self._desk.language, self._verdict))


class Line(QWidget):
    """Live as one kind of content; decided: an exception's verdict, or None to have none. going: where it is ruled."""

    decided = Signal(object)
    going = Signal(object)

    def __init__(self, desk: Desk, topic: Topic, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self.topic = desk, topic
        self._exception: Verdict | None = None
        self._shown: list[tuple[str, Place]] = []
        self.kind = QLabel(names.topic(desk.language, topic), self, wordWrap=True)
        self.kind.setTextFormat(Qt.TextFormat.PlainText)
        font = self.kind.font()
        font.setBold(True)
        self.kind.setFont(font)
        self.said = Said(desk, self)
        self.because = QLabel(self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.exception = Pill(desk, "", self)
        self.exception.clicked.connect(self._choose)
        self._links = QVBoxLayout()
        self._links.setSpacing(0)
        grid = QGridLayout(self)
        grid.setContentsMargins(4, 7, 4, 7)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(2)
        grid.addWidget(self.kind, 0, 0)
        grid.addWidget(self.said, 0, 1)
        grid.addWidget(self.exception, 0, 2, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(self.because, 1, 0, 1, 3)
        grid.addLayout(self._links, 2, 0, 1, 3)
        grid.setColumnStretch(0, 1)

    def show_decision(self, decision: Decision, circles_in: int, exception: Verdict | None) -> None:
        """Show what was decided, and by what."""
        language = self._desk.language
        self._exception = exception
        is_locked = decision.because is Because.LOCKED
        self.said.say(decision.verdict, is_locked=is_locked)
        said = because(language, decision, circles_in)
        self.because.setText(said)
        self.because.setStyleSheet(f"color: {self._desk.colours.muted}")
        shown = language.gettext("As the circles say")
        if exception is not None:
            shown = language.gettext("Exception: {now}").format(now=cells.word(language, exception))
        self.exception.setText(f"{shown} ▾")
        topic = names.topic(language, self.topic)
        self.exception.setAccessibleName(names.labelled(language, topic, shown))
        has_effect = not is_locked and decision.because is not Because.CLOSED
        self.exception.setVisible(has_effect or exception is not None)
        self.exception.updateGeometry()
        self.setAccessibleName(f"{names.labelled(language, topic, self.said.accessibleName())}. {said}")
        self._show_links(decision)

    def _show_links(self, decision: Decision) -> None:
        wanted = self._ways(decision)
        if wanted == self._shown:
            return
        self._shown = wanted
        for link in self.findChildren(Link):
            self._links.removeWidget(link)
            link.deleteLater()
        last: QWidget = self.exception
        for words, way in wanted:
            link = Link(self._desk, words, self)
            link.clicked.connect(lambda to=way: self.going.emit(to))
            self._links.addWidget(link)
            self.setTabOrder(last, link)
            last = link

    def _ways(self, decision: Decision) -> list[tuple[str, Place]]:
        """List where what decided can be changed."""
        language = self._desk.language
        if decision.because is Because.NOT_SORTED:
            words = language.gettext("Change the rule for “Not sorted yet”")
            return [(words, Place("rules", about=f"{sharing.UNSORTED}/{self.topic.id}"))]
        if decision.because is Because.CLOSED:
            words = language.gettext("Show {circle}")
            return [(words.format(circle=names.circle(language, one)), of_circle(one)) for one in decision.decided_by]
        words = language.gettext("Change the rule for {circle}")
        return [
            (words.format(circle=names.circle(language, one)), Place("rules", about=f"{one.id}/{self.topic.id}"))
            for one in decision.decided_by
        ]

    def _choose(self) -> None:
        menu = verdict_menu(self._desk, self._exception, self)
        menu.decided.connect(self.decided)
        menu.popup(self.exception.mapToGlobal(self.exception.rect().bottomLeft()))


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
        footer = QLabel(note, self, wordWrap=True)
        footer.setStyleSheet(f"color: {desk.colours.muted}")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, parent=self)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for widget in (self._title, self._area, footer, buttons):
            column.addWidget(widget)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self, self._undo)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Redo), self, self._redo)
        desk.changed.connect(self._read)
        desk.recoloured.connect(self._read)
        self.resize(620, 620)
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
        title = language.gettext("What may {person} see, and why?").format(person=known.name)
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
