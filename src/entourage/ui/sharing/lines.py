"""A kind of content in the window of someone: what they may see of it, and how to change that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from entourage.domain.sharing import Because
from entourage.operations import sharing
from entourage.ui.place import Place, of_circle
from entourage.ui.sharing import cells
from entourage.ui.sharing.exceptions import verdict_menu
from entourage.ui.widgets.pill import Pill
from entourage.ui.widgets.tone import tone
from entourage.ui.widgets.words import Link
from entourage.words import names
from entourage.words.deciding import because

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from entourage.domain.sharing import Decision, Verdict
    from entourage.domain.topic import Topic
    from entourage.ui.desk import Desk

_MARK = 12


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
        self.kind = QLabel(names.topic(desk.language, topic), self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
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
        tone(self._desk, self.because, "muted")
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
            link.clicked.connect(lambda _=False, to=way: self.going.emit(to))
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
        box = self.exception.rect()
        menu.open_below(box.translated(self.exception.mapToGlobal(box.topLeft())))
